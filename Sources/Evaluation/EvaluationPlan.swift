import Arrays
import Core

/// What is the same for every query of an evaluation, checked once.
struct EvaluationPlan: Sendable {
    /// Results are put together from parts of this size in order, so that sums do not depend on the jobs.
    static let queriesAPart = 16

    let queries: Int
    let database: Int
    let bits: Int?
    let cut: Int
    let options: EvaluationOptions
    let extent: RankingExtent
    let metrics: [any RankingMetric]
    let table: RelevanceTable
    let queryLabels: [[Int]]
    let databaseLabels: [[Int]]
    let classes: Int
    /// Harmonic numbers 0...database.
    let harmonic: [Double]
    /// How many rows of each ranking are looked at one by one.
    let topCount: Int
    let curvePoints: [Int]
    let precisionAt: [Int]

    init(
        queries: Int, database: Int, queryLabels: LabelMatrix, databaseLabels: LabelMatrix, relevance: RelevanceRule,
        cut: Int, options: EvaluationOptions, bits: Int?, extent: RankingExtent = .whole,
        moreMetrics: [any RankingMetric] = []
    ) throws {
        try Self.checkCounts("query", rows: queries, labels: queryLabels.rows)
        try Self.checkCounts("database", rows: database, labels: databaseLabels.rows)
        guard cut >= 1, cut <= database else {
            throw Diagnostic(
                "a cut of \(cut) results", expected: "from 1 to \(database), the size of the database",
                advice: "choose another `k`")
        }
        var depth = database
        if case .top(let known) = extent { depth = min(known, database) }
        guard cut <= depth else {
            throw Diagnostic(
                "a cut of \(cut) results of lists that hold \(depth)", expected: "from 1 to \(depth)",
                advice: "choose another `k`, or longer lists")
        }
        self.queries = queries
        self.database = database
        self.bits = bits
        self.cut = cut
        self.options = options
        self.extent = extent
        func inside(_ cuts: [Int]) -> [Int] { Set(cuts).filter { $0 >= 1 && $0 <= depth }.sorted() }
        let cuts = inside(options.cuts + [cut])
        metrics =
            MetricRegistry.metrics(
                cuts: cuts, averagePrecisionCuts: inside(options.averagePrecisionCuts),
                precisionCuts: inside(options.precisionCuts), radii: bits == nil ? [] : options.radii, extent: extent)
            + moreMetrics
        table = try RelevanceTable(rule: relevance, queries: queryLabels, database: databaseLabels)
        self.queryLabels = (0..<queries).map { queryLabels.labels(of: $0) }
        self.databaseLabels = (0..<database).map { databaseLabels.labels(of: $0) }
        classes = queryLabels.classes
        var harmonic = [0.0]
        harmonic.reserveCapacity(database + 1)
        for number in 0..<database { harmonic.append(harmonic[number] + 1 / Double(number + 1)) }
        self.harmonic = harmonic
        topCount = cuts.last ?? cut
        curvePoints = CurvePoints.upTo(depth)
        precisionAt = inside(options.precisionAt + [cut])
    }

    var knowsWholeOrder: Bool { depth == nil }

    /// Results of each query that are known, where that is not all.
    var depth: Int? {
        guard case .top(let known) = extent else { return nil }
        return known
    }

    private static func checkCounts(_ split: String, rows: Int, labels: Int) throws {
        guard rows == labels else {
            throw Diagnostic(
                "\(rows) \(split) rows, but labels for \(labels)", expected: "one row of labels for each",
                advice: "check that the files belong to the same split of the same dataset")
        }
        guard rows > 0 else { throw Diagnostic("no \(split) images to evaluate", expected: "at least one") }
    }
}
