/// Points of the plane in square cells, each divided into four until no cell holds two places (Barnes and Hut 1986).
///
/// Cells lie in depth-first order, each with the place of the next one that is not inside it, so that a walk needs no
/// stack: a cell that is far enough is taken for one and its inside left out. Cells that have a single part are not
/// kept. Points of almost one place, nearer than 2^-26 of the width of all, share a cell.
package struct QuadTree {
    package struct Cell {
        /// Centre of mass.
        package var x: Double
        package var y: Double
        package var count: Double
        /// Squared distance from which on the cell is taken for one; 0 for single places.
        package var far: Double
        /// The next cell that is not inside.
        package var next: Int32
    }

    package private(set) var cells: [Cell] = []
    /// Points in the order of the cells, in which neighbours lie together.
    package private(set) var order: [Int32] = []

    package init() {}

    private static let bits = 26
    private var keys: [UInt64] = []
    private var spareKeys: [UInt64] = []
    private var spareOrder: [Int32] = []

    /// - Parameters:
    ///   - positions: x and y of each point, shape [points, 2], finite.
    ///   - theta: 0...0.7, so that no point is ever in a cell that is taken for one beside it.
    package mutating func build(_ positions: [Double], theta: Double) {
        let count = positions.count / 2
        cells.removeAll(keepingCapacity: true)
        guard count > 0 else { return }
        var (left, right) = (Double.infinity, -Double.infinity)
        var (bottom, top) = (Double.infinity, -Double.infinity)
        for point in 0..<count {
            left = min(left, positions[2 * point])
            right = max(right, positions[2 * point])
            bottom = min(bottom, positions[2 * point + 1])
            top = max(top, positions[2 * point + 1])
        }
        let side = max(right - left, top - bottom)
        sort(positions, left: left, bottom: bottom, side: side)
        cells.reserveCapacity(2 * count)
        var builder = CellBuilder(side: side, theta: max(0, min(0.7, theta)), bits: Self.bits)
        positions.withUnsafeBufferPointer { positions in
            keys.withUnsafeBufferPointer { keys in
                order.withUnsafeBufferPointer { order in
                    _ = builder.add(0..<count, keys: keys, order: order, positions: positions, to: &cells)
                }
            }
        }
    }

    /// Orders the points along the curve that visits the four quarters of each cell one after the other (Morton 1966).
    private mutating func sort(_ positions: [Double], left: Double, bottom: Double, side: Double) {
        let count = positions.count / 2
        if keys.count != count {
            keys = [UInt64](repeating: 0, count: count)
            spareKeys = keys
            order = (0..<Int32(count)).map { $0 }
            spareOrder = order
        }
        let limit = Double((1 << Self.bits) - 1)
        let scale = side > 0 ? limit / side : 0
        for point in 0..<count {
            // In this order of arguments, a number that is none becomes the limit.
            let x = UInt64(max(0, min(limit, (positions[2 * point] - left) * scale)))
            let y = UInt64(max(0, min(limit, (positions[2 * point + 1] - bottom) * scale)))
            keys[point] = Self.spread(x) | Self.spread(y) << 1
            order[point] = Int32(point)
        }
        radixSort()
    }

    /// Equal keys keep the order of the points.
    private mutating func radixSort() {
        let digit = 13
        let buckets = 1 << digit
        var starts = [Int](repeating: 0, count: buckets)
        for pass in 0..<(2 * Self.bits / digit) {
            let shift = UInt64(pass * digit)
            for bucket in 0..<buckets { starts[bucket] = 0 }
            for key in keys { starts[Int(key >> shift) & (buckets - 1)] += 1 }
            var sum = 0
            for bucket in 0..<buckets { (starts[bucket], sum) = (sum, sum + starts[bucket]) }
            for place in keys.indices {
                let bucket = Int(keys[place] >> shift) & (buckets - 1)
                spareKeys[starts[bucket]] = keys[place]
                spareOrder[starts[bucket]] = order[place]
                starts[bucket] += 1
            }
            swap(&keys, &spareKeys)
            swap(&order, &spareOrder)
        }
    }

    /// 26 bits with a gap after each.
    private static func spread(_ value: UInt64) -> UInt64 {
        var v = value
        v = (v | v << 16) & 0x0000_FFFF_0000_FFFF
        v = (v | v << 8) & 0x00FF_00FF_00FF_00FF
        v = (v | v << 4) & 0x0F0F_0F0F_0F0F_0F0F
        v = (v | v << 2) & 0x3333_3333_3333_3333
        return (v | v << 1) & 0x5555_5555_5555_5555
    }
}

/// Divides a stretch of sorted points into cells.
private struct CellBuilder {
    let side: Double
    let theta: Double
    let bits: Int

    /// Adds the cell of some points and those inside it.
    /// - Returns: the sums of the points' x and y.
    mutating func add(
        _ range: Range<Int>, keys: UnsafeBufferPointer<UInt64>, order: UnsafeBufferPointer<Int32>,
        positions: UnsafeBufferPointer<Double>, to cells: inout [QuadTree.Cell]
    ) -> (x: Double, y: Double) {
        let place = cells.count
        cells.append(QuadTree.Cell(x: 0, y: 0, count: Double(range.count), far: 0, next: 0))
        let differing = keys[range.lowerBound] ^ keys[range.upperBound - 1]
        var sum = (x: 0.0, y: 0.0)
        if differing == 0 {
            for index in range {
                let point = Int(order[index])
                sum = (sum.x + positions[2 * point], sum.y + positions[2 * point + 1])
            }
        } else {
            // The first pair of bits in which the first and last point differ is where the cell is divided.
            let level = (63 - differing.leadingZeroBitCount) / 2
            let width = side * Double(1 << (level + 1)) / Double(1 << bits)
            cells[place].far = theta > 0 ? width * width / (theta * theta) : .infinity
            var start = range.lowerBound
            while start < range.upperBound {
                let quarter = keys[start] >> UInt64(2 * level)
                let end = Self.end(of: quarter, level, start, range.upperBound, keys)
                let part = add(start..<end, keys: keys, order: order, positions: positions, to: &cells)
                sum = (sum.x + part.x, sum.y + part.y)
                start = end
            }
        }
        cells[place].x = sum.x / Double(range.count)
        cells[place].y = sum.y / Double(range.count)
        cells[place].next = Int32(cells.count)
        return sum
    }

    /// The first point after `start` in another quarter.
    private static func end(
        of quarter: UInt64, _ level: Int, _ start: Int, _ limit: Int, _ keys: UnsafeBufferPointer<UInt64>
    ) -> Int {
        var (low, high) = (start, limit)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] >> UInt64(2 * level) <= quarter { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
