import Core
import Retrieval
import Testing

@Suite struct DistanceRankingTests {
    @Test func hammingRankingEqualsASort() throws {
        var random = SeededRandom(seed: 1)
        for count in [1, 2, 63, 500] {
            let distances = (0..<count).map { _ in UInt16(random.below(17)) }
            let relevance = (0..<count).map { _ in UInt8(random.below(2)) }
            let order = naiveOrder(distances)
            for top in Set([1, (count + 1) / 2, count]) {
                var ranking = DistanceRanking(count: count, topCount: top)
                ranking.rank(distances, relevance: relevance, bits: 16)
                #expect(ranking.top.prefix(top).map(Int.init) == Array(order.prefix(top)))
                let ranks = order.indices.filter { relevance[order[$0]] == 1 }
                #expect(ranking.ranks.prefix(ranking.relevant).map(Int.init) == ranks)
                for distance in 0...16 {
                    let rows = distances.indices.filter { Int(distances[$0]) == distance }
                    #expect(Int(ranking.at[distance]) == rows.count)
                    #expect(Int(ranking.relevantAt[distance]) == rows.count { relevance[$0] == 1 })
                }
            }
        }
    }

    @Test func floatRankingEqualsASort() throws {
        var random = SeededRandom(seed: 2)
        for count in [1, 2, 63, 5000] {
            // Zeros of both signs, repeats, very small and very large numbers.
            let distances = (0..<count).map { _ -> Float in
                switch random.below(5) {
                case 0: random.below(2) == 0 ? 0 : -0
                case 1: Float(random.below(10))
                case 2: Float(random.uniform()) * 1e-30
                case 3: Float(random.uniform()) * 1e30
                default: .infinity
                }
            }
            let relevance = (0..<count).map { _ in UInt8(random.below(2)) }
            var ranking = DistanceRanking(count: count, topCount: count)
            ranking.rank(distances, from: 0, relevance: relevance)
            let order = naiveOrder(distances)
            #expect(ranking.order.map(Int.init) == order)
            #expect(
                ranking.ranks.prefix(ranking.relevant).map(Int.init)
                    == order.indices.filter { relevance[order[$0]] == 1 })
        }
    }
}
