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
    ///   - rows: in any order.
    ///   - found: is given each row and its squared distance, nearest first.
    func nearest(
        _ k: Int, of rows: [Int32], in matrix: FloatMatrix, to query: UnsafePointer<Float>, kernel: HammingKernel,
        found: (_ row: Int32, _ squared: Float) -> Void
    ) throws {
        let rows = narrow(rows, to: k, in: matrix, near: query).sorted()
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

    /// Leaves out rows that cannot be among the `k` nearest. Their distances are taken row by row where they lie, which
    /// is several times faster than laying them out for the kernel, but adds up in another order.
    private func narrow(
        _ rows: [Int32], to k: Int, in matrix: FloatMatrix, near query: UnsafePointer<Float>
    ) -> [Int32] {
        guard rows.count > 2 * k else { return rows }
        var nearest = LeastNumbers()
        var rough: [Float] = []
        rough.reserveCapacity(rows.count)
        matrix.values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            for row in rows {
                let squared = ForestKernel.squaredDistance(query, base + Int(row) * columns, columns)
                rough.append(squared)
                nearest.offer(squared, keeping: k)
            }
        }
        // Two sums of n squares, each rounded n times, differ by less than this share.
        let slack = Float(columns + 32) * 4 * Float.ulpOfOne
        let limit = nearest.greatest * (1 + slack)
        return zip(rows, rough).compactMap { row, squared in squared <= limit ? row : nil }
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

/// The least of the numbers offered, in a heap with the greatest of them on top.
struct LeastNumbers {
    private var heap: [Float] = []

    /// 0 where nothing was offered.
    var greatest: Float { heap.first ?? 0 }

    mutating func offer(_ number: Float, keeping count: Int) {
        if heap.count < count {
            var place = heap.count
            heap.append(number)
            while place > 0, heap[(place - 1) / 2] < number {
                heap[place] = heap[(place - 1) / 2]
                place = (place - 1) / 2
            }
            heap[place] = number
            return
        }
        guard number < greatest else { return }
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count, heap[child + 1] > heap[child] { child += 1 }
            if heap[child] <= number { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = number
    }
}
