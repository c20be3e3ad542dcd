/// Which class hits drawn by chance vote for.
enum VoteChance {
    /// The chance that the majority of `count` hits is each class, where every hit is of a class by that class's share;
    /// of classes with equally many votes the one with the better-ranked hit wins, which each of them is alike.
    ///
    /// With n_c the number of hits of class c: P(c wins) = Σ_m P(n_c = m, all others ≤ m) / (1 + others with m), a
    /// multinomial sum, taken class by class.
    /// - Parameter shares: by class; they sum to 1, or are all 0, and then so are the chances.
    static func winning(_ shares: [Double], count: Int) -> [Double] {
        guard count > 0 else { return shares.map { _ in 0 } }
        // share^n / n!
        let terms = shares.map { share in
            (1...count).reduce(into: [1.0]) { terms, n in terms.append((terms.last ?? 1) * share / Double(n)) }
        }
        let factorial = (1...count).reduce(1.0) { $0 * Double($1) }
        return shares.indices.map { label in
            let sum = (1...count).reduce(0.0) { sum, most in
                sum + terms[label][most] * others(terms, without: label, hits: count - most, most: most)
            }
            return factorial * sum
        }
    }

    /// Σ over the ways that `hits` hits fall on the other classes, none more than `most`, of Π share^n / n!, each divided
    /// by how many classes share the lead.
    private static func others(_ terms: [[Double]], without label: Int, hits: Int, most: Int) -> Double {
        // [hits given so far][classes that have `most`]
        let leaders = hits / most
        var ways = [[Double]](repeating: [Double](repeating: 0, count: leaders + 1), count: hits + 1)
        ways[0][0] = 1
        for other in terms.indices where other != label {
            var next = [[Double]](repeating: [Double](repeating: 0, count: leaders + 1), count: hits + 1)
            for (given, row) in ways.enumerated() {
                for (leading, way) in row.enumerated() where way > 0 {
                    for more in 0...min(most, hits - given) {
                        let lead = leading + (more == most ? 1 : 0)
                        if lead <= leaders { next[given + more][lead] += way * terms[other][more] }
                    }
                }
            }
            ways = next
        }
        return ways[hits].enumerated().reduce(0) { $0 + $1.element / Double($1.offset + 1) }
    }
}
