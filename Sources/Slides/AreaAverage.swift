/// Shrinks opaque ARGB pixels by area averaging, first down the columns, then along the rows.
enum AreaAverage {
    /// - Parameters:
    ///   - source: words of which the first is at (`columns.span`, `rows.span`)'s begin.
    ///   - stride: words from one source row to the next.
    ///   - output: RGB bytes, three a pixel; `outputStride` bytes from one row to the next.
    static func shrink(
        _ source: UnsafePointer<UInt32>, stride: Int, columns: AxisWeights, rows: AxisWeights,
        into output: UnsafeMutablePointer<UInt8>, outputStride: Int
    ) {
        let width = columns.span.count
        withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: width) { sums in
            guard let sums = sums.baseAddress else { return }
            for row in rows.first.indices {
                let start = source + (rows.first[row] - rows.span.lowerBound) * stride
                for line in 0..<rows.taps {
                    let weight = rows.weights[row * rows.taps + line]
                    if line > 0 && weight == 0 { continue }
                    add(start + line * stride, times: weight, to: sums, count: width, first: line == 0)
                }
                average(sums, columns, into: output + row * outputStride)
            }
        }
    }

    /// Four bytes a word, blue first: on every processor that Vitrine runs on, words are little-endian.
    private static func add(
        _ words: UnsafePointer<UInt32>, times weight: Float, to sums: UnsafeMutablePointer<SIMD4<Float>>, count: Int,
        first: Bool
    ) {
        let bytes = UnsafeRawPointer(words).assumingMemoryBound(to: UInt8.self)
        let floats = UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Float.self)
        if first {
            for index in 0..<4 &* count { floats[index] = weight * Float(bytes[index]) }
        } else {
            for index in 0..<4 &* count { floats[index] += weight * Float(bytes[index]) }
        }
    }

    private static func average(
        _ sums: UnsafePointer<SIMD4<Float>>, _ columns: AxisWeights, into output: UnsafeMutablePointer<UInt8>
    ) {
        let begin = columns.span.lowerBound
        let taps = columns.taps
        // Added to a small number, it leaves that as a whole number, halves to even, in the lowest bits.
        let rounding: Float = 0x1p23
        columns.first.withUnsafeBufferPointer { first in
            columns.weights.withUnsafeBufferPointer { weights in
                guard var weight = weights.baseAddress else { return }
                var place = output
                for column in first {
                    let source = sums + (column &- begin)
                    var pixel = weight[0] * source[0]
                    for tap in 1..<max(1, taps) { pixel += weight[tap] * source[tap] }
                    pixel += SIMD4(repeating: rounding)
                    place[0] = UInt8(truncatingIfNeeded: pixel.z.bitPattern)
                    place[1] = UInt8(truncatingIfNeeded: pixel.y.bitPattern)
                    place[2] = UInt8(truncatingIfNeeded: pixel.x.bitPattern)
                    place += 3
                    weight += taps
                }
            }
        }
    }

    /// The same without averaging.
    static func copy(
        _ source: UnsafePointer<UInt32>, count: Int, into output: UnsafeMutablePointer<UInt8>
    ) {
        for index in 0..<count {
            let pixel = source[index]
            output[3 &* index] = UInt8(truncatingIfNeeded: pixel >> 16)
            output[3 &* index &+ 1] = UInt8(truncatingIfNeeded: pixel >> 8)
            output[3 &* index &+ 2] = UInt8(truncatingIfNeeded: pixel)
        }
    }
}
