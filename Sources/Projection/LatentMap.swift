import Arrays
import Core

/// All vectors of a set on two maps of the plane: by their first two principal components, and by t-SNE.
public struct LatentMap: Sendable {
    /// Principal components x and y, t-SNE x and y; rows that are not placed are not numbers. Shape [rows, 4].
    public let positions: FloatMatrix
    public let facts: MapFacts

    /// More rows than these are represented by a sample: the eye has enough, and the time grows no further.
    public static let mostPlaced = 20_000
    /// Wider vectors are given to t-SNE as their first principal components, as its authors do.
    static let widest = 50
    static let neighbours = 12

    /// - Parameters:
    ///   - mostPlaced: rows beyond these are left out, chosen by the seed.
    ///   - jobs: does not change a bit of the result.
    /// - Throws: `Diagnostic` for numbers that are not finite.
    public static func make(
        of matrix: FloatMatrix, source: MapFacts.Source = .latents, options: TSNEOptions = TSNEOptions(),
        mostPlaced: Int = LatentMap.mostPlaced, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> LatentMap {
        try FiniteNumbers.check(matrix)
        let rows = sample(matrix.rows, most: max(0, mostPlaced), seed: options.seed)
        let placed =
            rows.count == matrix.rows
            ? matrix
            : try FloatMatrix(
                rows: rows.count, columns: matrix.columns, values: rows.flatMap { Array(matrix.row($0)) })
        let isWide = matrix.columns > widest
        let components = try PrincipalComponents.fit(
            placed, count: isWide ? widest : 2, exact: 2, seed: options.seed, jobs: jobs)
        let scores = try components.project(placed, jobs: jobs)
        let first = try firstTwo(scores)
        let found = try TSNE.embed(
            isWide ? scores : placed, start: first, options: options, jobs: jobs, progress: progress)
        var facts = MapFacts(
            source: source, columns: matrix.columns, rows: matrix.rows, placed: rows.count, seed: options.seed,
            shares: Array(components.shares.prefix(2)))
        if let divergence = found.divergence {
            facts.reduced = isWide ? scores.columns : nil
            facts.perplexity = found.perplexity
            facts.iterations = options.iterations
            facts.theta = options.theta
            facts.divergence = divergence
        }
        let trust = try [first, found.positions].compactMap {
            try Trustworthiness.of(map: $0, matrix: placed, k: neighbours, jobs: jobs, progress: progress)
        }
        facts.trustworthiness = trust.count == 2 ? trust : nil
        var values = [Float](repeating: .nan, count: matrix.rows * 4)
        for (place, row) in rows.enumerated() {
            values[4 * row] = first.values[2 * place]
            values[4 * row + 1] = first.values[2 * place + 1]
            values[4 * row + 2] = found.positions.values[2 * place]
            values[4 * row + 3] = found.positions.values[2 * place + 1]
        }
        return LatentMap(positions: try FloatMatrix(rows: matrix.rows, columns: 4, values: values), facts: facts)
    }

    /// The bits of codes as -1 and 1: their Euclidean distances rank as Hamming distances do.
    public static func signs(of codes: PackedCodes) throws -> FloatMatrix {
        var values = [Float](repeating: -1, count: codes.count * codes.bits)
        for row in 0..<codes.count {
            for bit in 0..<codes.bits where codes.bit(bit, of: row) { values[row * codes.bits + bit] = 1 }
        }
        return try FloatMatrix(rows: codes.count, columns: codes.bits, values: values)
    }

    /// Ascending.
    private static func sample(_ count: Int, most: Int, seed: UInt64) -> [Int] {
        guard count > most else { return Array(0..<count) }
        var random = SeededRandom(seed: seed)
        return random.permutation(count).prefix(most).sorted()
    }

    /// The second column is of zeros where there is only one.
    private static func firstTwo(_ scores: FloatMatrix) throws -> FloatMatrix {
        let width = scores.columns
        let values = (0..<scores.rows).flatMap { row in
            (0..<2).map { $0 < width ? scores.values[row * width + $0] : 0 }
        }
        return try FloatMatrix(rows: scores.rows, columns: 2, values: values)
    }
}
