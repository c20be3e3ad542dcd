import Arrays
import Evaluation

/// A run with codes, and what is worked out from the codes of its database for the pages on codes.
struct CodedRun: Sendable {
    let run: RunView
    let queryCodes: PackedCodes
    let databaseCodes: PackedCodes
    let statistics: CodeStatistics
    let correlations: BitCorrelations
    let separation: BitSeparation
    let buckets: CodeBuckets

    /// Whether a run has pages on its codes.
    static func exists(_ run: RunContent) -> Bool {
        guard let queries = run.queryCodes, let database = run.databaseCodes else { return false }
        return queries.bits == database.bits && database.count > 0
    }

    /// - Returns: nil for a run without codes.
    init?(_ run: RunView, map: SiteMap) {
        guard Self.exists(run.content), let queries = run.content.queryCodes, let database = run.content.databaseCodes
        else { return nil }
        self.run = run
        queryCodes = queries
        databaseCodes = database
        statistics = run.content.report.databaseCodes ?? CodeStatistics(database)
        correlations = BitCorrelations(database)
        separation = BitSeparation(database, labels: map.content.databaseLabels)
        buckets = CodeBuckets(database)
    }

    var slug: String { run.slug }
    var title: String { run.title }
    var bits: Int { databaseCodes.bits }

    var meanShare: Double { Self.mean(correlations.shares) }

    /// Mean of how far the shares of ones are from one half.
    var meanImbalance: Double { Self.mean(correlations.shares.map { abs($0 - 0.5) }) }

    var meanInformation: Double { Self.mean(separation.information.map(\.value)) }

    static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
