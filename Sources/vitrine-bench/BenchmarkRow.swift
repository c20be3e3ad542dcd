import Core

/// One comparison, as it stands in `bench.json`.
struct BenchmarkRow: Encodable {
    var name: String
    var ours: Double
    /// nil, and null in the file, where there is no peer to compare with.
    var peer: Double?
    /// How many times better than the peer: above 1 is better.
    var ratio: Double?
    var unit: String

    init(name: String, ours: Double, peer: Double? = nil, unit: String) {
        self.name = name
        self.ours = ours
        self.peer = peer
        self.unit = unit
        // Less is better in every unit here.
        ratio = peer.flatMap { ours > 0 ? $0 / ours : nil }
    }

    private enum CodingKeys: String, CodingKey { case name, ours, peer, ratio, unit }

    /// Every row has every key.
    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(name, forKey: .name)
        try values.encode(ours, forKey: .ours)
        try values.encode(peer, forKey: .peer)
        try values.encode(ratio, forKey: .ratio)
        try values.encode(unit, forKey: .unit)
    }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
