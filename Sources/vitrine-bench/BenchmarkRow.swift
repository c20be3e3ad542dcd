import Core

/// One comparison, as it stands in `bench.json`.
struct BenchmarkRow: Codable {
    var name: String
    var ours: Double
    /// nil where there is no peer to compare with.
    var peer: Double?
    /// How many times better than the peer: above 1 is better.
    var ratio: Double?
    var unit: String
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
