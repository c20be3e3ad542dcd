import Arrays
import Core
import Foundation
import Torch

func exponential(_ value: Double) -> Double { exp(value) }

extension AnchorGraphHash {
    /// Rows that k-means looks at, drawn by the seed.
    static let clustered = 30_000
    static let passes = 15

    /// With Z [N, m] the weights and Λ their column sums, the walk between rows by way of anchors is ZΛ⁻¹Zᵀ. Its
    /// eigenvectors are ZΛ^(−1/2)V where M = Λ^(−1/2)ZᵀZΛ^(−1/2) = V diag(w) Vᵀ. The constant one says nothing and is left
    /// out; the next `bits`, each times w^power, are the rows' places after 2·power + 1 steps of the walk, and ITQ turns
    /// those to the corners of the cube. They are centred and uncorrelated already.
    ///
    /// - Parameters:
    ///   - centres: the anchors, row-major [m, d]; found by k-means where there are none.
    ///   - rotation: where ITQ begins, [bits, bits] row-major; drawn from the seed where there is none.
    package static func fit(
        _ options: HashOptions, on latents: FloatMatrix, anchors centres: [Double]? = nil, rotation: [Double]? = nil,
        progress: FittingProgress = .silent
    ) throws -> AnchorGraphHash {
        let options = options.filled(from: HashFunctions.Registered.anchorGraph.defaults)
        let bits = options.bits ?? latents.columns
        try PackedCodes.checkLength(bits)
        let iterations = try LinearHash.checkIterations(options.iterations ?? 50, "agh-itq")
        let count = options.anchors ?? 400
        let neighbours = options.neighbours ?? 6
        let power = options.power ?? 8
        let normalise = options.normalise ?? true
        try check(count, bits + 1...max(bits + 1, latents.rows), "anchors", "more than bits, at most one a row")
        try check(neighbours, 1...count, "neighbours", "at most one an anchor")
        try check(power, 0...1000, "power", "more smooths more")
        guard count <= latents.rows else {
            throw Diagnostic(
                "\(count) anchors of `agh-itq` from \(latents.rows) rows", expected: "at most one a row",
                advice: "lower `anchors`")
        }
        return try withFixedThreads {
            let anchors =
                try centres.map { try Tensor($0, shape: [count, latents.columns]) }
                ?? found(count, in: latents, normalise: normalise, seed: options.seed, progress: progress)
            let graph = AnchorGraph(anchors: anchors, count: count, neighbours: neighbours, normalise: normalise)
            var parts: [AnchorGraph.Edges] = []
            try latents.forEachChunk { _, chunk in parts.append(try graph.nearest(to: chunk)) }
            let farthest = parts.reduce(0.0) { sum, part in
                stride(from: neighbours - 1, to: part.distances.count, by: neighbours)
                    .reduce(sum) { $0 + part.distances[$1] }
            }
            guard farthest > 0 else {
                throw Diagnostic(
                    "every row of the latents lies on \(neighbours) anchors", expected: "rows that differ",
                    advice: "take more `neighbours` or fewer `anchors`")
            }
            let bandwidth = farthest / Double(latents.rows)
            let map = try embedding(parts, count: count, bits: bits, power: power, bandwidth: bandwidth)
            let places = try Tensor.concatenated(parts.map { try $0.weights(bandwidth: bandwidth).matmul(map) })
            let (turned, _) = try IterativeQuantisation.rotate(
                places,
                from: rotation.map { try Tensor($0, shape: [bits, bits]) }
                    ?? RandomMatrices.orthogonal(bits, seed: options.seed), iterations: iterations,
                progress: progress)
            return try AnchorGraphHash(
                columns: latents.columns, bits: bits, normalise: normalise, neighbours: neighbours,
                bandwidth: bandwidth, anchors: anchors.values(Double.self),
                projection: map.matmul(turned).values(Double.self))
        }
    }

    /// Λ^(−1/2) V diag(w^power) of the `bits` largest eigenvalues after the constant one. Shape [m, bits].
    private static func embedding(
        _ parts: [AnchorGraph.Edges], count: Int, bits: Int, power: Int, bandwidth: Double
    ) throws -> Tensor {
        var gram = try Tensor.zeros([count, count], type: .float64)
        var sums = try Tensor.zeros([1, count], type: .float64)
        for part in parts {
            let z = try part.weights(bandwidth: bandwidth)
            gram = try gram + z.transposed().matmul(z)
            sums = try sums + z.sum([0], keeping: true)
        }
        // An anchor that no row is joined to has no part in the graph.
        let scale = try sums.values(Double.self).map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
        let row = try Tensor(scale, shape: [1, count])
        let column = try row.transposed()
        // The constant eigenvector is Λ^(1/2)·1 with eigenvalue 1: taken out by name, since a graph in several pieces
        // has more eigenvalues of 1.
        let constant = try sums.squareRoot() / sums.sum().squareRoot()
        let walk = try gram * row * column - constant.transposed().matmul(constant)
        let (values, vectors) = try walk.eigh()
        let largest = Array((count - bits..<count).reversed())
        let kept = try values.selecting(largest).clamped(0, 1).power(Double(power))
        return try (vectors.selecting(largest, dimension: 1) * column * kept).columnsTurned()
    }

    private static func found(
        _ count: Int, in latents: FloatMatrix, normalise: Bool, seed: UInt64, progress: FittingProgress
    ) throws -> Tensor {
        var random = SeededRandom(seed: seed)
        let rows = random.permutation(latents.rows).prefix(max(count, clustered))
        let sample = try Tensor(latents.selecting(Array(rows))).to(.float64)
        return try KMeans.centres(
            of: normalise ? sample.unitRows() : sample, count: count, passes: passes, progress: progress)
    }

    private static func check(_ value: Int, _ range: ClosedRange<Int>, _ name: String, _ advice: String) throws {
        guard range.contains(value) else {
            throw Diagnostic(
                "`\(name)` of `agh-itq` is \(value)", expected: "\(range.lowerBound) to \(range.upperBound): \(advice)")
        }
    }
}
