/// Whether queries were searched at their own scale.
public struct ScaleScore: Codable, Sendable, Equatable {
    /// Names of the scales.
    public var scales: [String]
    /// Queries whose scale is known and was named.
    public var queries: Int
    /// The share of them for which the named scale is the true one.
    public var accuracy: Double
    /// The same where one step beside it counts as well.
    public var withinOneStep: Double
    /// What naming one scale as often as another would give for it: the first and the last scale have one neighbour.
    public var withinOneStepAtRandom: Double
    /// By true scale; nil for a scale without queries.
    public var byScale: [Double?]
    /// Queries by true and named scale, [scales, scales].
    public var confusion: [Int]

    /// - Parameter pairs: the true and the named scale of each query.
    /// - Returns: nil without any.
    init?(_ pairs: [(scale: Int, named: Int)], scales: [String]) {
        guard !pairs.isEmpty else { return nil }
        let count = scales.count
        var confusion = [Int](repeating: 0, count: count * count)
        for pair in pairs { confusion[pair.scale * count + pair.named] += 1 }
        self.scales = scales
        self.confusion = confusion
        queries = pairs.count
        accuracy = Double(pairs.count { $0.scale == $0.named }) / Double(pairs.count)
        withinOneStep = Double(pairs.count { abs($0.scale - $0.named) <= 1 }) / Double(pairs.count)
        let near = pairs.reduce(0) { $0 + min($1.scale + 1, count - 1) - max($1.scale - 1, 0) + 1 }
        withinOneStepAtRandom = Double(near) / Double(pairs.count * count)
        byScale = (0..<count).map { scale in
            let all = confusion[scale * count..<(scale + 1) * count].reduce(0, +)
            return all > 0 ? Double(confusion[scale * count + scale]) / Double(all) : nil
        }
    }
}
