/// How many results compete for the last places among the first k.
public struct TiesAtCut: RankingMetric {
    public static let description = MetricDescription(
        identifier: "ties-at-cut",
        title: "Ties at the cut",
        explanation: """
            How many images are at the same distance as the last one shown, where some of them are shown and some are \
            not; 0 where the cut falls between two distances. A large number says that another order of equals would \
            show other images.
            """,
        formula: "n_d of the distance d that ranks k and k + 1 share, else 0",
        source: "this project",
        range: "0 to the size of the database, lower means a more definite result list")

    public let cut: Int
    public var k: Int? { cut }
    public var ties: TieHandling { .unaffected }
    public var name: String { "ties at the cut \(cut)" }

    public init(_ cut: Int) {
        self.cut = cut
    }

    public func value(of ranking: RankedRelevance) -> Double {
        guard cut > 0, cut < ranking.count else { return 0 }
        let group = ranking.groups[ranking.groupIndex(ofRank: cut)]
        return group.start < cut ? Double(group.count) : 0
    }
}
