import Arrays
import Core
import Torch

/// How each linear hash finds its projection.
extension LinearHash {
    static func sign(_ options: HashOptions, _ latents: FloatMatrix) throws -> LinearHash {
        guard options.bits ?? latents.columns == latents.columns else {
            throw Diagnostic(
                "\(options.bits ?? 0) bits from latents of \(latents.columns) columns",
                expected: "one bit a column for `sign`",
                advice: "leave `bits` out, or choose `itq`, which can shorten latents")
        }
        return try LinearHash(thresholding: latents.columns)
    }

    /// The signs of the first principal components.
    static func pcah(_ options: HashOptions, _ latents: FloatMatrix) throws -> LinearHash {
        let (bits, moments, axes) = try principal("pcah", options, latents)
        return try LinearHash(name: "pcah", mean: moments.mean, projection: axes.values(Double.self), bits: bits)
    }

    /// Principal components under one random rotation, which shares the variance among the bits.
    static func rotated(_ options: HashOptions, _ latents: FloatMatrix) throws -> LinearHash {
        let (bits, moments, axes) = try principal("pca-rr", options, latents)
        let projection = try axes.matmul(RandomMatrices.orthogonal(bits, seed: options.seed))
        return try LinearHash(
            name: "pca-rr", mean: moments.mean, projection: projection.values(Double.self), bits: bits)
    }

    /// Gaussian projections of the centred latents (Charikar, "Similarity estimation techniques from rounding
    /// algorithms", STOC 2002): may have more bits than columns.
    static func lsh(_ options: HashOptions, _ latents: FloatMatrix) throws -> LinearHash {
        let bits = options.bits ?? latents.columns
        try PackedCodes.checkLength(bits)
        let projection = try RandomMatrices.gaussian(rows: latents.columns, columns: bits, seed: options.seed)
        return try LinearHash(
            name: "lsh", mean: Moments(of: latents).mean, projection: projection.values(Double.self), bits: bits)
    }

    /// - Parameter rotation: where to begin, [bits, bits] row-major; drawn from the seed where there is none.
    package static func itq(
        _ options: HashOptions, on latents: FloatMatrix, rotation: [Double]? = nil,
        progress: FittingProgress = .silent
    ) throws -> LinearHash {
        let iterations = try checkIterations(options.iterations ?? 50, "itq")
        return try withFixedThreads {
            let (bits, moments, axes) = try principal("itq", options, latents)
            let first =
                try rotation.map { try Tensor($0, shape: [bits, bits]) }
                ?? RandomMatrices.orthogonal(bits, seed: options.seed)
            let components = try IterativeQuantisation.components(of: latents, mean: moments.meanRow(), axes: axes)
            let (rotation, errors) = try IterativeQuantisation.rotate(
                components, from: first, iterations: iterations, progress: progress)
            var hash = try LinearHash(
                name: "itq", mean: moments.mean, projection: axes.matmul(rotation).values(Double.self), bits: bits)
            hash.quantisationErrors = errors
            return hash
        }
    }

    static func checkIterations(_ iterations: Int, _ name: String) throws -> Int {
        guard (0...100_000).contains(iterations) else {
            throw Diagnostic("\(iterations) iterations of `\(name)`", expected: "0 to 100000", advice: "50 is usual")
        }
        return iterations
    }

    private static func principal(
        _ name: String, _ options: HashOptions, _ latents: FloatMatrix
    ) throws -> (bits: Int, moments: Moments, axes: Tensor) {
        let bits = options.bits ?? latents.columns
        try PackedCodes.checkLength(bits)
        guard bits <= latents.columns else {
            throw Diagnostic(
                "\(bits) bits from latents of \(latents.columns) columns",
                expected: "at most \(latents.columns) for `\(name)`, one for each principal component",
                advice: "lower `bits`, widen the latents, or choose `lsh`")
        }
        let moments = try Moments(of: latents)
        return (bits, moments, try moments.principalAxes(of: latents, count: bits))
    }
}
