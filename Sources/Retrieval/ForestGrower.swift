import Core

/// Grows one tree, after the description of Annoy (Bernhardsson, Spotify): each plane lies halfway between two means of
/// the rows that it divides.
struct ForestGrower {
    /// Steps of the two means, and tries at a plane that leaves neither side nearly empty.
    static let steps = 200
    static let tries = 3
    /// A plane is tried again where one side gets this share of the rows, and given up above the other.
    static let poorShare = 0.95
    static let uselessShare = 0.99

    private let vectors: UnsafePointer<Float>
    private let columns: Int
    private let leaf: Int
    /// Whether planes go through the origin, as befits directions.
    private let angular: Bool
    private var random: SeededRandom
    private var tree = ForestTree()
    private var right: [Int32] = []
    private var means: ([Float], [Float])
    private var normal: [Float]
    private var offset: Float = 0

    init(vectors: UnsafePointer<Float>, count: Int, columns: Int, leaf: Int, angular: Bool, seed: UInt64) {
        self.vectors = vectors
        self.columns = columns
        self.leaf = leaf
        self.angular = angular
        random = SeededRandom(seed: seed)
        tree.rows = (0..<count).map(Int32.init)
        let zeros = [Float](repeating: 0, count: columns)
        means = (zeros, zeros)
        normal = zeros
    }

    /// A stack in place of recursion: rows that hardly divide make deep trees.
    mutating func grow() -> ForestTree {
        var open: [(rows: Range<Int>, place: Int?)] = [(tree.rows.indices, nil)]
        while let (rows, place) = open.popLast() {
            let node: Int32
            if rows.count <= leaf {
                node = ~Int32(tree.starts.count)
                tree.starts.append(Int32(rows.lowerBound))
            } else {
                node = Int32(tree.splits)
                let middle = split(rows)
                tree.normals += normal
                tree.offsets.append(offset)
                tree.children += [0, 0]
                // The left side is on top, so leaves come in the order of the rows.
                open.append((middle..<rows.upperBound, 2 * Int(node) + 1))
                open.append((rows.lowerBound..<middle, 2 * Int(node)))
            }
            if let place { tree.children[place] = node }
        }
        tree.starts.append(Int32(tree.rows.count))
        return tree
    }

    /// Chooses a plane, sorts the rows by its sides and returns where the second side begins.
    private mutating func split(_ rows: Range<Int>) -> Int {
        for attempt in 1...Self.tries where choosePlane(rows) {
            let middle = divide(rows)
            let most = max(middle - rows.lowerBound, rows.upperBound - middle)
            let share = Double(most) / Double(rows.count)
            if share < Self.poorShare || attempt == Self.tries && share <= Self.uselessShare { return middle }
        }
        // Rows that no plane divides, such as copies of one: two halves at random, which always comes to an end.
        for index in normal.indices { normal[index] = 0 }
        offset = 0
        for place in rows.dropFirst().reversed() {
            tree.rows.swapAt(place, rows.lowerBound + random.below(place - rows.lowerBound + 1))
        }
        return rows.lowerBound + rows.count / 2
    }

    /// Sets `normal` and `offset` from two means of some rows. Each mean counts for more the more rows it has taken in,
    /// which keeps the two sides of like size.
    /// - Returns: false where the means coincide.
    private mutating func choosePlane(_ rows: Range<Int>) -> Bool {
        let first = random.below(rows.count)
        let other = random.below(rows.count - 1)
        let second = other >= first ? other + 1 : other
        var counts: (Float, Float) = (1, 1)
        for column in 0..<columns {
            means.0[column] = vector(rows.lowerBound + first)[column]
            means.1[column] = vector(rows.lowerBound + second)[column]
        }
        for _ in 0..<Self.steps {
            let row = vector(rows.lowerBound + random.below(rows.count))
            let toFirst = counts.0 * ForestKernel.squaredDistance(means.0, row, columns)
            let toSecond = counts.1 * ForestKernel.squaredDistance(means.1, row, columns)
            if toFirst < toSecond {
                Self.move(&means.0, to: row, &counts.0)
            } else if toSecond < toFirst {
                Self.move(&means.1, to: row, &counts.1)
            }
        }
        return setPlane()
    }

    private static func move(_ mean: inout [Float], to row: UnsafePointer<Float>, _ count: inout Float) {
        mean.withUnsafeMutableBufferPointer { mean in
            for column in mean.indices { mean[column] = (mean[column] * count + row[column]) / (count + 1) }
        }
        count += 1
    }

    /// In double precision: the difference of two large floats may be no float.
    private mutating func setPlane() -> Bool {
        var squares = (0.0, 0.0)
        if angular {
            for column in 0..<columns {
                squares.0 += Double(means.0[column]) * Double(means.0[column])
                squares.1 += Double(means.1[column]) * Double(means.1[column])
            }
        }
        let scale = squares.0 > 0 && squares.1 > 0 ? (squares.0.squareRoot(), squares.1.squareRoot()) : (1, 1)
        var sum = 0.0
        var shift = 0.0
        for column in 0..<columns {
            let (p, q) = (Double(means.0[column]) / scale.0, Double(means.1[column]) / scale.1)
            sum += (p - q) * (p - q)
            shift += (p - q) * (p + q)
        }
        let length = sum.squareRoot()
        guard length > 0, length.isFinite else { return false }
        for column in 0..<columns {
            let (p, q) = (Double(means.0[column]) / scale.0, Double(means.1[column]) / scale.1)
            normal[column] = Float((p - q) / length)
        }
        offset = angular ? 0 : Float(-shift / length / 2)
        return offset.isFinite
    }

    /// Rows of negative margin first, a coin for those on the plane. Both sides keep their order.
    private mutating func divide(_ rows: Range<Int>) -> Int {
        right.removeAll(keepingCapacity: true)
        var middle = rows.lowerBound
        for place in rows {
            let row = tree.rows[place]
            let margin = ForestKernel.dot(normal, vectors + Int(row) * columns, columns) + offset
            // Not a number, where huge values overflow, is neither above nor below.
            if margin > 0 || !(margin < 0) && random.next() & 1 == 1 {
                right.append(row)
            } else {
                tree.rows[middle] = row
                middle += 1
            }
        }
        tree.rows.replaceSubrange(middle..<rows.upperBound, with: right)
        return middle
    }

    private func vector(_ place: Int) -> UnsafePointer<Float> {
        vectors + Int(tree.rows[place]) * columns
    }
}
