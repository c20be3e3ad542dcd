import Retrieval

/// Makes one query's `RankedRelevance` after another, in buffers that are kept.
struct RankingBuilder {
    private let plan: EvaluationPlan
    private var relevance: [UInt8]
    private var shared: [UInt16]
    private var ranking: DistanceRanking
    private var sharedAt: [Int] = []
    private(set) var result: RankedRelevance
    /// Numbers that sort as a two-stage ranking does.
    private var keys: [Float] = []

    init(_ plan: EvaluationPlan) {
        self.plan = plan
        relevance = [UInt8](repeating: 0, count: plan.database)
        shared = [UInt16](repeating: 0, count: plan.table.hasSingleLabels ? 0 : plan.database)
        ranking = DistanceRanking(count: plan.database, topCount: plan.topCount)
        result = RankedRelevance(
            count: plan.database, relevant: 0, ranks: [], groups: [], top: [], topShared: [], sharedCounts: [],
            harmonic: plan.harmonic, hasRadii: plan.bits != nil)
    }

    mutating func build(query: Int, hamming distances: [UInt16]) {
        let bits = plan.bits ?? 0
        plan.table.judge(query: query, relevance: &relevance, shared: &shared)
        ranking.rank(distances, relevance: relevance, bits: bits)
        result.groups.removeAll(keepingCapacity: true)
        if !plan.table.hasSingleLabels { sumShared(at: distances, bits: bits) }
        var start = 0
        var before = 0
        for distance in 0...bits where ranking.at[distance] > 0 {
            let group = TieGroup(
                distance: Double(distance), start: start, end: start + Int(ranking.at[distance]),
                relevantBefore: before, relevant: Int(ranking.relevantAt[distance]),
                shared: plan.table.hasSingleLabels ? Int(ranking.relevantAt[distance]) : sharedAt[distance])
            result.groups.append(group)
            start = group.end
            before += group.relevant
        }
        finish()
    }

    /// - Parameter start: where the query's distances begin in `distances`.
    mutating func build(query: Int, squared distances: [Float], from start: Int) {
        plan.table.judge(query: query, relevance: &relevance, shared: &shared)
        ranking.rank(distances, from: start, relevance: relevance)
        result.groups.removeAll(keepingCapacity: true)
        result.groups.reserveCapacity(plan.database)
        var before = 0
        var rank = 0
        while rank < plan.database {
            let distance = distances[start + Int(ranking.order[rank])]
            var group = TieGroup(
                distance: Double(distance), start: rank, end: rank, relevantBefore: before, relevant: 0, shared: 0)
            while group.end < plan.database {
                let row = Int(ranking.order[group.end])
                guard distances[start + row] == distance else { break }
                group.relevant += Int(relevance[row])
                group.shared += shared.isEmpty ? Int(relevance[row]) : Int(shared[row])
                group.end += 1
            }
            result.groups.append(group)
            before += group.relevant
            rank = group.end
        }
        finish()
    }

    /// A two-stage ranking; see `TwoStageSearch`.
    /// - Parameter start: where the query's squared distances begin in `squared`.
    mutating func build(
        query: Int, hamming distances: [UInt16], squared: [Float], from start: Int, lookUp: LookUp
    ) {
        build(query: query, hamming: distances)
        result.balls = result.groups
        result.returned = lookUp.keys(
            hamming: distances, at: ranking.at, squared: squared, from: start, into: &keys)
        build(query: query, squared: keys, from: 0)
    }

    private mutating func sumShared(at distances: [UInt16], bits: Int) {
        sharedAt = [Int](repeating: 0, count: bits + 1)
        for (row, distance) in distances.prefix(shared.count).enumerated() {
            sharedAt[Int(distance)] += Int(shared[row])
        }
    }

    /// From a list of the first results, or of all of them.
    mutating func build(query: Int, listed: ListedNeighbours) {
        plan.table.judge(query: query, relevance: &relevance, shared: &shared)
        let rows = listed.indices(of: query)
        result.relevant = relevance.reduce(0) { $0 + Int($1) }
        result.ranks = [UInt32](repeating: RankedRelevance.unknownRank, count: result.relevant + 1)
        var found = 0
        for (rank, row) in rows.enumerated() where relevance[Int(row)] != 0 {
            result.ranks[found] = UInt32(rank)
            found += 1
        }
        result.groups = plan.extent == .whole ? groups(of: Array(rows), Array(listed.distances(of: query) ?? [])) : []
        result.top = rows.prefix(plan.topCount).map { UInt32($0) }
        countShared()
    }

    private func groups(of rows: [Int32], _ distances: [Float]) -> [TieGroup] {
        var groups: [TieGroup] = []
        for (rank, (row, distance)) in zip(rows, distances).enumerated() {
            let before = groups.last.map { $0.relevantBefore + $0.relevant } ?? 0
            if groups.last?.distance != Double(distance) {
                groups.append(
                    TieGroup(
                        distance: Double(distance), start: rank, end: rank, relevantBefore: before, relevant: 0,
                        shared: 0))
            }
            let last = groups.count - 1
            groups[last].end += 1
            groups[last].relevant += Int(relevance[Int(row)])
            groups[last].shared += shared.isEmpty ? Int(relevance[Int(row)]) : Int(shared[Int(row)])
        }
        return groups
    }

    private mutating func finish() {
        result.relevant = ranking.relevant
        result.ranks.replaceSubrange(result.ranks.indices, with: ranking.ranks.prefix(ranking.relevant))
        result.top = Array(ranking.top.prefix(ranking.topCount))
        countShared()
    }

    private mutating func countShared() {
        if plan.table.hasSingleLabels {
            result.topShared = result.top.map { Int(relevance[Int($0)]) }
            result.sharedCounts = [plan.database - result.relevant, result.relevant]
        } else {
            result.topShared = result.top.map { Int(shared[Int($0)]) }
            result.sharedCounts = [Int](repeating: 0, count: plan.table.mostShared + 1)
            for count in shared { result.sharedCounts[Int(count)] += 1 }
        }
    }
}
