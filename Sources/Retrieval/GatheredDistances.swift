import Arrays
import CHamming

/// Euclidean distances from one query to some rows of a matrix: those that a first, coarse search has left. They have the
/// same bits as those of `EuclideanIndex`.
///
/// Holds memory for one part of the rows at a time, so it belongs to one thread.
final class GatheredDistances {
    private let columns: Int
    /// Rows at a time, so that they take a few megabytes.
    private let part: Int
    private var gathered: [Float] = []
    private let packed: UnsafeMutableRawPointer
    private var keys: [UInt64] = []

    init(columns: Int) {
        self.columns = columns
        part = max(16, min(4096, (1 << 20) / max(1, columns)))
        let size = max(1, chamming_float_vectors(part, columns)) * 64
        packed = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    }

    deinit {
        packed.deallocate()
    }

    /// The `k` nearest of some rows, or all where they are fewer: nearest first, equal distances by row number.
    /// - Parameters:
    ///   - rows: ascending.
    ///   - found: is given each row and its squared distance, nearest first.
    func nearest(
        _ k: Int, of rows: [Int32], in matrix: FloatMatrix, to query: UnsafePointer<Float>, kernel: HammingKernel,
        found: (_ row: Int32, _ squared: Float) -> Void
    ) throws {
        keys.removeAll(keepingCapacity: true)
        for first in stride(from: 0, to: rows.count, by: part) {
            let some = rows[first..<min(rows.count, first + part)]
            let kept = min(k, some.count)
            gather(some, from: matrix)
            chamming_pack_floats(gathered, some.count, columns, packed)
            var places = [Int32](repeating: 0, count: kept)
            var squared = [Float](repeating: 0, count: kept)
            let status = chamming_float_topk(
                kernel.number, packed, some.count, columns, query, 1, kept, &places, &squared)
            guard status == 0 else { throw SearchLimits.outOfMemory(k: k) }
            // Bits of floats ≥ 0 sort as the floats.
            for (place, distance) in zip(places, squared) {
                keys.append(UInt64(distance.bitPattern) << 32 | UInt64(UInt32(bitPattern: rows[first + Int(place)])))
            }
        }
        if rows.count > part { keys.sort() }
        for key in keys.prefix(k) {
            found(Int32(truncatingIfNeeded: key), Float(bitPattern: UInt32(key >> 32)))
        }
    }

    private func gather(_ rows: ArraySlice<Int32>, from matrix: FloatMatrix) {
        let size = rows.count * columns
        if gathered.count < size { gathered = [Float](repeating: 0, count: size) }
        gathered.withUnsafeMutableBufferPointer { target in
            matrix.values.withUnsafeBufferPointer { source in
                guard let to = target.baseAddress, let from = source.baseAddress else { return }
                for (place, row) in rows.enumerated() {
                    (to + place * columns).update(from: from + Int(row) * columns, count: columns)
                }
            }
        }
    }
}
