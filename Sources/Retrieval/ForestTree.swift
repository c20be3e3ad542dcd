/// One tree of a forest: planes that cut the space in two, down to leaves of few rows.
///
/// Splits are numbered from the root on, which is 0, so that a child's number is above its parent's. Leaves are
/// numbered in the order of `rows`. A tree without any split has one leaf.
struct ForestTree: Sendable, Equatable {
    /// Two a split, the side of negative margins first: a split's number, or ~leaf, which is negative.
    var children: [Int32] = []
    /// The plane's unit normal, `columns` numbers a split; zeros where rows were dealt out at random.
    var normals: [Float] = []
    /// One a split. The margin of x is normal · x + offset.
    var offsets: [Float] = []
    /// Leaf l is `rows[starts[l]..<starts[l + 1]]`.
    var starts: [Int32] = []
    /// Every row of the database once.
    var rows: [Int32] = []

    var splits: Int { offsets.count }
    var leaves: Int { starts.count - 1 }
    /// What a search starts from.
    var root: Int32 { splits > 0 ? 0 : ~0 }

    func rows(ofLeaf leaf: Int) -> Range<Int> {
        Int(starts[leaf])..<Int(starts[leaf + 1])
    }
}

/// Sums of products in eight lanes and one fixed order, so that every machine gives the same bits.
enum ForestKernel {
    @inline(__always)
    static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
        var sums = SIMD8<Float>(repeating: 0)
        var place = 0
        while place + 8 <= count {
            sums += load(a + place) * load(b + place)
            place += 8
        }
        var total = sums.sum()
        while place < count {
            total += a[place] * b[place]
            place += 1
        }
        return total
    }

    @inline(__always)
    static func squaredDistance(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
        var sums = SIMD8<Float>(repeating: 0)
        var place = 0
        while place + 8 <= count {
            let difference = load(a + place) - load(b + place)
            sums += difference * difference
            place += 8
        }
        var total = sums.sum()
        while place < count {
            let difference = a[place] - b[place]
            total += difference * difference
            place += 1
        }
        return total
    }

    @inline(__always)
    private static func load(_ values: UnsafePointer<Float>) -> SIMD8<Float> {
        UnsafeRawPointer(values).loadUnaligned(as: SIMD8<Float>.self)
    }
}
