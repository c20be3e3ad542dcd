/// How source pixels along one axis are averaged: output pixel i is the mean of the source over [i·ratio, (i+1)·ratio).
struct AxisWeights: Sendable {
    /// Of each output pixel: its first source pixel, and where its weights begin.
    private(set) var first: [Int] = []
    private(set) var offset: [Int] = [0]
    private(set) var weights: [Float] = []

    /// - Parameters:
    ///   - outputs: the output pixels wanted, counted from the region's corner.
    ///   - count: how many source pixels the whole axis has.
    init(ratio: Double, outputs: Range<Int>, count: Int) {
        first.reserveCapacity(outputs.count)
        offset.reserveCapacity(outputs.count + 1)
        for output in outputs {
            let low = Double(output) * ratio
            let high = Double(output + 1) * ratio
            let begin = min(Int(low), count - 1)
            let end = max(begin + 1, min(Int((high - Self.sliver).rounded(.up)), count))
            first.append(begin)
            for pixel in begin..<end {
                let covered = min(high, Double(pixel + 1)) - max(low, Double(pixel))
                weights.append(Float(covered / ratio))
            }
            offset.append(weights.count)
        }
    }

    /// How many source pixels `outputs` output pixels take.
    static func count(ratio: Double, outputs: Int) -> Int {
        max(1, Int((Double(outputs) * ratio - sliver).rounded(.up)))
    }

    /// Less of a pixel than rounding leaves behind.
    private static let sliver = 1e-6

    /// The source pixels that all outputs together take.
    var span: Range<Int> {
        guard let begin = first.first, let last = first.last else { return 0..<0 }
        return begin..<last + offset[first.count] - offset[first.count - 1]
    }
}
