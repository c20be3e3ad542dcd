import Foundation

/// Metrics by their definitions, on a plain list of results. Nothing here is shared with the code under test.
struct NaiveRanking {
    /// Distance, relevance and shared labels of each database row, in row order.
    var rows: [(distance: Double, relevant: Bool, shared: Int)]

    /// In index order.
    var sorted: [(distance: Double, relevant: Bool, shared: Int)] {
        rows.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element)
    }

    var relevant: Int { rows.count { $0.relevant } }

    static func hits(_ list: [Bool], _ k: Int) -> Int { list.prefix(k).count { $0 } }

    static func averagePrecision(_ list: [Bool], cut: Int? = nil, divisor: Int? = nil) -> Double {
        let cut = cut ?? list.count
        var total = 0.0
        for rank in 1...max(1, cut) where rank <= list.count && list[rank - 1] {
            total += Double(hits(list, rank)) / Double(rank)
        }
        let divisor = divisor ?? list.count { $0 }
        return divisor == 0 ? 0 : total / Double(divisor)
    }

    var indexOrder: [Bool] { sorted.map(\.relevant) }

    var optimistic: [Bool] {
        rows.sorted { ($0.distance, $0.relevant ? 0 : 1) < ($1.distance, $1.relevant ? 0 : 1) }.map(\.relevant)
    }

    var pessimistic: [Bool] {
        rows.sorted { ($0.distance, $0.relevant ? 1 : 0) < ($1.distance, $1.relevant ? 1 : 0) }.map(\.relevant)
    }

    /// The mean of a metric over every order of rows at equal distance: brute force, for small rankings.
    func expected(_ metric: ([Bool]) -> Double) -> Double {
        let groups = Dictionary(grouping: rows, by: \.distance).sorted { $0.key < $1.key }.map {
            $0.value.map(\.relevant)
        }
        var total = 0.0
        var count = 0
        func extend(_ list: [Bool], _ group: Int) {
            guard group < groups.count else {
                total += metric(list)
                count += 1
                return
            }
            for order in Self.permutations(groups[group]) { extend(list + order, group + 1) }
        }
        extend([], 0)
        return total / Double(count)
    }

    private static func permutations(_ items: [Bool]) -> [[Bool]] {
        guard items.count > 1 else { return [items] }
        return items.indices.flatMap { index -> [[Bool]] in
            var rest = items
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }

    /// METHODS 2.2 term by term: the sum over places of each group stops at rank `cut`.
    func tieAwareAveragePrecision(cut: Int? = nil) -> Double {
        let cut = cut ?? rows.count
        var total = 0.0
        var before = 0
        var relevantBefore = 0
        for distance in Set(rows.map(\.distance)).sorted() {
            let group = rows.filter { $0.distance == distance }
            let n = group.count
            let hits = group.count { $0.relevant }
            if hits > 0 {
                let step = n > 1 ? Double(hits - 1) / Double(n - 1) : 0
                for place in 1...n where before + place <= cut {
                    total +=
                        Double(hits) / Double(n) * (Double(relevantBefore + 1) + Double(place - 1) * step)
                        / Double(before + place)
                }
            }
            before += n
            relevantBefore += hits
        }
        return relevant == 0 ? 0 : total / Double(min(cut, relevant))
    }

    func expectedHits(_ k: Int) -> Double {
        var before = 0
        var total = 0.0
        for distance in Set(rows.map(\.distance)).sorted() {
            let group = rows.filter { $0.distance == distance }
            let taken = max(0, min(group.count, k - before))
            total += Double(group.count { $0.relevant }) * Double(taken) / Double(group.count)
            before += group.count
        }
        return total
    }

    func rankWeighted(_ k: Int) -> Double {
        let list = indexOrder
        let norm = (1...k).reduce(0.0) { $0 + 1 / Double($1) }
        return (1...k).reduce(0.0) { $0 + ($1 <= list.count && list[$1 - 1] ? 1 / Double($1) : 0) } / norm
    }

    /// Each place of a group of equal distances earns the group's mean of `value`.
    private func expectedSum(
        _ k: Int, _ value: ((distance: Double, relevant: Bool, shared: Int)) -> Double, weight: (Int) -> Double
    ) -> Double {
        let list = sorted
        return (1...k).reduce(0.0) { total, rank in
            guard rank <= list.count else { return total }
            let group = list.filter { $0.distance == list[rank - 1].distance }
            return total + group.map(value).reduce(0, +) / Double(group.count) * weight(rank)
        }
    }

    func expectedRankWeighted(_ k: Int) -> Double {
        expectedSum(k, { $0.relevant ? 1 : 0 }, weight: { 1 / Double($0) })
            / (1...k).reduce(0.0) { $0 + 1 / Double($1) }
    }

    func expectedGain(_ k: Int) -> Double {
        expectedSum(k, { Double($0.shared) }, weight: { _ in 1 }) / Double(k)
    }

    func expectedDiscountedGain(_ k: Int) -> Double {
        let best = rows.map(\.shared).sorted(by: >).prefix(k).enumerated().reduce(0.0) {
            $0 + Double($1.element) / log2(Double($1.offset + 2))
        }
        return best == 0 ? 0 : expectedSum(k, { Double($0.shared) }, weight: { 1 / log2(Double($0 + 1)) }) / best
    }

    func discountedGain(_ k: Int) -> Double {
        func gain(_ shared: [Int]) -> Double {
            shared.prefix(k).enumerated().reduce(0.0) { $0 + Double($1.element) / (log($1.offset + 2) / log(2)) }
        }
        func log(_ x: Int) -> Double { Foundation.log(Double(x)) }
        func log(_ x: Double) -> Double { Foundation.log(x) }
        let best = gain(rows.map(\.shared).sorted(by: >))
        return best == 0 ? 0 : gain(sorted.map(\.shared)) / best
    }

    func tiesAtCut(_ k: Int) -> Int {
        let list = sorted
        guard k < list.count, list[k - 1].distance == list[k].distance else { return 0 }
        return list.count { $0.distance == list[k].distance }
    }
}
