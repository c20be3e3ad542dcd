import Arrays
import Core
import Torch

extension KernelHash {
    /// - Parameters:
    ///   - rows: the anchors' rows; drawn from the seed where there are none.
    ///   - codes: B to begin with, row-major [labelled rows, bits] of ±1; drawn from the seed where there are none.
    package static func fit(
        _ options: HashOptions, on latents: FloatMatrix, labels: LabelMatrix, anchors rows: [Int]? = nil,
        from codes: [Double]? = nil, progress: FittingProgress = .silent
    ) throws -> KernelHash {
        let options = options.filled(from: HashFunctions.Registered.supervised.defaults)
        let bits = options.bits ?? latents.columns
        try PackedCodes.checkLength(bits)
        let iterations = try LinearHash.checkIterations(options.iterations ?? 5, "sdh")
        let lambda = try positive(options.lambda ?? 1, "lambda")
        let nu = try positive(options.nu ?? 1e-5, "nu")
        let labelled = try (options.labels ?? .all).rows(of: latents.rows, seed: options.seed)
        let part = try latents.selecting(labelled)
        let normalise = options.normalise ?? true
        return try withFixedThreads {
            let chosen = try rows ?? drawn(options.anchors ?? 1000, of: part.rows, seed: options.seed)
            let raw = try Tensor(part.selecting(chosen)).to(.float64)
            let anchors = try normalise ? raw.unitRows() : raw
            let sigma = try width(options.sigma ?? .number(0.4), part, anchors, normalise)
            let kernels = Kernels(anchors: anchors, sigma: sigma, normalise: normalise)
            var features: [Tensor] = []
            try part.forEachChunk { _, chunk in features.append(try kernels.features(of: chunk).to(.float32)) }
            var known: [Double] = []
            for row in labelled {
                for label in 0..<labels.classes { known.append(labels.has(label, row: row) ? 1 : 0) }
            }
            var random = SeededRandom(seed: options.seed &+ 1)
            let first = codes ?? (0..<part.rows * bits).map { _ in random.normal() >= 0 ? 1 : -1 }
            let (projection, objectives) = try SupervisedDiscreteHashing(
                features: features, labels: known, classes: labels.classes, lambda: lambda, nu: nu
            ).solve(from: first, bits: bits, rounds: iterations, progress: progress)
            var hash = try KernelHash(
                columns: latents.columns, bits: bits, normalise: normalise, sigma: sigma,
                anchors: anchors.values(Double.self), projection: projection.values(Double.self), labels: part.rows)
            hash.objectives = objectives
            return hash
        }
    }

    private static func drawn(_ count: Int, of rows: Int, seed: UInt64) throws -> [Int] {
        guard (1...rows).contains(count) else {
            throw Diagnostic(
                "\(count) anchors of `sdh` from \(rows) rows with labels", expected: "1 to \(rows)",
                advice: "lower `anchors`, or give more `labels`")
        }
        var random = SeededRandom(seed: seed)
        return random.permutation(rows).prefix(count).sorted()
    }

    private static func width(
        _ sigma: KernelWidth, _ part: FloatMatrix, _ anchors: Tensor, _ normalise: Bool
    ) throws -> Double {
        guard case .mean = sigma else {
            guard case .number(let number) = sigma else { return 1 }
            return try positive(number, "sigma")
        }
        var sum = 0.0
        try part.forEachChunk { _, chunk in
            let rows = try normalise ? chunk.unitRows() : chunk
            sum += try rows.squaredDistances(to: anchors).smallest([1]).squareRoot().sum().item()
        }
        guard sum > 0 else {
            throw Diagnostic(
                "every row with a label is an anchor, so that `sigma: mean` is 0",
                advice: "lower `anchors`, or give a number")
        }
        return sum / Double(part.rows)
    }

    private static func positive(_ value: Double, _ name: String) throws -> Double {
        guard value > 0, value.isFinite else {
            throw Diagnostic("`\(name)` of `sdh` is \(value)", expected: "a number above 0")
        }
        return value
    }
}

extension FloatMatrix {
    /// The rows numbered in `rows`, which must exist.
    func selecting(_ rows: [Int]) throws -> FloatMatrix {
        if rows.count == self.rows, rows.elementsEqual(0..<self.rows) { return self }
        var chosen: [Float] = []
        chosen.reserveCapacity(rows.count * columns)
        for row in rows { chosen += self.row(row) }
        return try FloatMatrix(rows: rows.count, columns: columns, values: chosen)
    }
}
