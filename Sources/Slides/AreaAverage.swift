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
                for (line, index) in (rows.offset[row]..<rows.offset[row + 1]).enumerated() {
                    add(start + line * stride, times: rows.weights[index], to: sums, count: width, first: line == 0)
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
        columns.first.withUnsafeBufferPointer { first in
            columns.offset.withUnsafeBufferPointer { offset in
                columns.weights.withUnsafeBufferPointer { weights in
                    for column in 0..<first.count {
                        var pixel = SIMD4<Float>(repeating: 0.5)
                        var place = first[column] &- begin
                        for index in offset[column]..<offset[column &+ 1] {
                            pixel += weights[index] * sums[place]
                            place &+= 1
                        }
                        output[3 &* column] = UInt8(min(255, pixel.z))
                        output[3 &* column &+ 1] = UInt8(min(255, pixel.y))
                        output[3 &* column &+ 2] = UInt8(min(255, pixel.x))
                    }
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
