import Arrays

/// Rows of a database that have the same code.
public struct CodeBuckets: Sendable, Equatable {
    /// How many buckets of a size from `sizes` there are, and how many rows are in them.
    public struct SizeClass: Sendable, Equatable {
        public var sizes: ClosedRange<Int>
        public var buckets: Int
        public var rows: Int
    }

    /// Rows of the database.
    public let count: Int
    /// Different codes.
    public let distinct: Int
    /// Buckets of two and more rows, each ascending: the largest first, equally large ones by their first row.
    public let shared: [[Int]]

    public init(_ codes: PackedCodes) {
        count = codes.count
        var places: [ArraySlice<UInt8>: Int] = [:]
        places.reserveCapacity(codes.count)
        var buckets: [[Int]] = []
        for row in 0..<codes.count {
            if let place = places[codes.code(row)] {
                buckets[place].append(row)
            } else {
                places[codes.code(row)] = buckets.count
                buckets.append([row])
            }
        }
        distinct = buckets.count
        shared = buckets.filter { $0.count > 1 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }

    /// Rows that share their code with another row.
    public var colliding: Int { shared.reduce(0) { $0 + $1.count } }

    /// By powers of two: 1, 2, 3–4, 5–8, …; sizes that do not occur are left out.
    public func bySize() -> [SizeClass] {
        var found: [SizeClass] = []
        let alone = count - colliding
        if alone > 0 { found.append(SizeClass(sizes: 1...1, buckets: alone, rows: alone)) }
        var low = 2
        var high = 2
        while low <= (shared.first?.count ?? 0) {
            let inside = shared.filter { (low...high).contains($0.count) }
            if !inside.isEmpty {
                found.append(
                    SizeClass(
                        sizes: low...high, buckets: inside.count, rows: inside.reduce(0) { $0 + $1.count }))
            }
            (low, high) = (high + 1, high * 2)
        }
        return found
    }
}
