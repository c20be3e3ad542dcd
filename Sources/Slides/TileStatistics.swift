/// The twelve hand-made features of a tile: six of its grey values, six of their co-occurrence.
public enum TileStatistics {
    public static let names = [
        "mean", "standard deviation", "variation", "skewness", "kurtosis", "entropy", "contrast", "dissimilarity",
        "homogeneity", "ASM", "energy", "correlation",
    ]

    /// - Parameter rgb: edge × edge × 3 bytes.
    public static func values(_ rgb: [UInt8], edge: Int) -> [Float] {
        rgb.withUnsafeBufferPointer { values($0, edge: edge) }
    }

    /// - Parameter rgb: edge × edge × 3 bytes.
    public static func values(_ rgb: UnsafeBufferPointer<UInt8>, edge: Int) -> [Float] {
        [Float](repeating: 0, count: 12)
    }
}
