import Arrays
import Core
import Foundation

/// Approximate nearest vectors by a forest of random projections.
///
/// The method is Annoy's, from its description: every tree cuts the space by planes between two means of the rows, down
/// to leaves of few rows; a search goes down all trees at once, best margin first, until it has collected enough rows,
/// and orders those by their exact distance. It may miss true neighbours; `searchK` trades time for fewer misses.
///
///     let forest = try ForestIndex(latents, options: ForestOptions(trees: 20), jobs: 2)
///     let near = try forest.topK(queries, k: 20, jobs: 2)
public struct ForestIndex: Sendable, Equatable {
    /// As given, with the leaf's default filled in.
    public let options: ForestOptions
    /// Shape [rows, columns], scaled to length 1 where the distance is angular.
    public let vectors: FloatMatrix
    let trees: [ForestTree]

    public var count: Int { vectors.rows }
    public var columns: Int { vectors.columns }

    /// - Parameter jobs: does not change the result.
    /// - Throws: `Diagnostic` for no rows or no columns, numbers that are not finite, or options out of range.
    public init(
        _ matrix: FloatMatrix, options: ForestOptions = ForestOptions(), jobs: Int, progress: ProgressHandler? = nil
    ) throws {
        try Self.check(matrix, options)
        let angular = options.distance == .angular
        let vectors = angular ? matrix.scaledToUnitLength() : matrix
        let leaf = Self.leaf(options, columns: matrix.columns)
        // Each tree has a seed of its own: the first ten of twenty trees are those of a forest of ten.
        var random = SeededRandom(seed: options.seed)
        let seeds = (0..<options.trees).map { _ in random.next() }
        trees = try Parallel.map(
            count: options.trees, jobs: jobs, chunk: 1, task: "forest", unit: "trees", progress: progress
        ) { range in
            vectors.values.withUnsafeBufferPointer { values in
                values.baseAddress.map { base in
                    var grower = ForestGrower(
                        vectors: base, count: vectors.rows, columns: vectors.columns, leaf: leaf, angular: angular,
                        seed: seeds[range.lowerBound])
                    return grower.grow()
                }
            }
        }.compactMap(\.self)
        var resolved = options
        resolved.leaf = leaf
        self.options = resolved
        self.vectors = vectors
    }

    /// Of what `ForestFile` has checked.
    init(options: ForestOptions, vectors: FloatMatrix, trees: [ForestTree]) {
        self.options = options
        self.vectors = vectors
        self.trees = trees
    }

    /// The `k` nearest of the rows collected for each query, equal distances by row number. Always `k` rows: the search
    /// goes on until it has as many.
    /// - Parameters:
    ///   - searchK: how many row numbers to collect at least, by default `k` times the trees; with rows × trees all are
    ///     collected and the result is exact.
    ///   - jobs, kernel: neither changes the result.
    /// - Throws: `Diagnostic` for vectors of another length, numbers that are not finite, `k` outside 1...count, or
    ///   `searchK` below 1.
    public func topK(
        _ queries: FloatMatrix, k: Int, searchK: Int? = nil, jobs: Int, kernel: HammingKernel = .best,
        progress: ProgressHandler? = nil
    ) throws -> EuclideanNeighbours {
        try SearchLimits.check(k: k, database: count)
        guard queries.columns == columns else {
            throw SearchLimits.columns(query: queries.columns, database: columns)
        }
        try SearchLimits.checkFinite(queries)
        let searchK = searchK ?? options.searchK(for: k)
        guard searchK >= 1 else {
            throw Diagnostic(
                "`search_k` is \(searchK)", expected: "at least 1", advice: "leave it out to have it chosen")
        }
        let queries = options.distance == .angular ? queries.scaledToUnitLength() : queries
        let parts = try Parallel.map(
            count: queries.rows, jobs: jobs, chunk: SearchLimits.queriesAPart(queries.rows), task: "neighbours",
            progress: progress
        ) { range in
            var candidates = ForestCandidates(trees: trees, count: count, columns: columns)
            let distances = GatheredDistances(columns: columns)
            var indices: [Int32] = []
            var squared: [Float] = []
            for query in range {
                try queries.values.withUnsafeBufferPointer { values in
                    guard let base = values.baseAddress else { return }
                    let vector = base + query * columns
                    candidates.collect(near: vector, searchK: searchK, k: k)
                    try distances.nearest(k, of: candidates.rows, in: vectors, to: vector, kernel: kernel) {
                        indices.append($0)
                        squared.append($1)
                    }
                }
            }
            return (indices, squared.map { $0.squareRoot() })
        }
        return try EuclideanNeighbours(
            queries: queries.rows, k: k, indices: parts.flatMap(\.0), distances: parts.flatMap(\.1))
    }

    static func leaf(_ options: ForestOptions, columns: Int) -> Int {
        options.leaf ?? columns + 2
    }

    static func check(_ matrix: FloatMatrix, _ options: ForestOptions) throws {
        guard matrix.rows >= 1, matrix.columns >= 1 else {
            throw Diagnostic(
                "a forest over \(matrix.rows) rows of \(matrix.columns) numbers", expected: "at least one of each")
        }
        guard matrix.rows < Int(Int32.max) else {
            throw Diagnostic("a forest over \(matrix.rows) rows", expected: "fewer than \(Int32.max)")
        }
        guard ForestOptions.treeLimits.contains(options.trees) else {
            throw Diagnostic(
                "a forest of \(options.trees) trees",
                expected: "from \(ForestOptions.treeLimits.lowerBound) to \(ForestOptions.treeLimits.upperBound)")
        }
        guard leaf(options, columns: matrix.columns) >= 1 else {
            throw Diagnostic("leaves of \(leaf(options, columns: matrix.columns)) rows", expected: "at least 1")
        }
        try SearchLimits.checkFinite(matrix)
    }
}
