/// How source pixels along one axis are averaged: output pixel i is the mean of the source over [i·ratio, (i+1)·ratio).
struct AxisWeights: Sendable {
    /// Of each output pixel, its first source pixel.
    private(set) var first: [Int] = []
    /// How many source pixels each output pixel takes, some of them without weight: loops of one length are faster.
    let taps: Int
    /// `taps` for each output pixel.
    private(set) var weights: [Float] = []

    /// - Parameters:
    ///   - outputs: the output pixels wanted, counted from the region's corner.
    ///   - count: how many source pixels the whole axis has.
    init(ratio: Double, outputs: Range<Int>, count: Int) {
        taps = min(count, Int(ratio.rounded(.up)) + 1)
        first.reserveCapacity(outputs.count)
        weights.reserveCapacity(outputs.count * taps)
        for output in outputs {
            let low = Double(output) * ratio
            let high = Double(output + 1) * ratio
            let begin = min(Int(low), count - taps)
            first.append(begin)
            for pixel in begin..<begin + taps {
                let covered = min(high, Double(pixel + 1)) - max(low, Double(pixel))
                weights.append(Float(max(0, covered) / ratio))
            }
        }
    }

    /// How many source pixels `outputs` output pixels take.
    static func count(ratio: Double, outputs: Int) -> Int {
        max(1, Int((Double(outputs) * ratio - 1e-6).rounded(.up)))
    }

    /// The source pixels that all outputs together take.
    var span: Range<Int> {
        guard let begin = first.first, let last = first.last else { return 0..<0 }
        return begin..<last + taps
    }
}
