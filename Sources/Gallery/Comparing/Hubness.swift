/// How often each database image is returned: hubs are returned far more often than others, orphans never.
///
/// N_k(x) is the number of queries that have x among their first k results (Radovanović, Nanopoulos and Ivanović, Hubs in
/// Space, JMLR 2010, section 2).
package struct Hubness: Sendable {
    package let k: Int
    package let queries: Int
    /// N_k by database row.
    package let occurrences: [Int]

    /// - Parameters:
    ///   - indices: database rows, nearest first. Shape [queries, stride].
    ///   - k: how many of each query's results count; at most `stride`.
    package init(indices: [Int32], stride: Int, queries: Int, k: Int, database: Int) {
        let k = min(k, stride)
        var counts = [Int](repeating: 0, count: database)
        for query in 0..<queries {
            for place in 0..<k {
                let row = Int(indices[query * stride + place])
                if counts.indices.contains(row) { counts[row] += 1 }
            }
        }
        self.k = k
        self.queries = queries
        occurrences = counts
    }

    package var mean: Double { Double(occurrences.reduce(0, +)) / Double(max(1, occurrences.count)) }

    /// E[(N − mean)³] / σ³ over the database, σ of the population: 0 where images are returned evenly about their mean,
    /// large where a few are returned very often. Nil where all are returned equally often.
    package var skewness: Double? {
        guard !occurrences.isEmpty else { return nil }
        let mean = mean
        var (second, third) = (0.0, 0.0)
        for count in occurrences {
            let difference = Double(count) - mean
            second += difference * difference
            third += difference * difference * difference
        }
        let size = Double(occurrences.count)
        let deviation = (second / size).squareRoot()
        return deviation > 0 ? third / size / (deviation * deviation * deviation) : nil
    }

    /// Rows returned most often, the most often first, equal ones by row; none that is never returned.
    package func hubs(_ count: Int) -> [Int] {
        let found = occurrences.indices.filter { occurrences[$0] > 0 }
        return Array(found.sorted { (occurrences[$1], $0) < (occurrences[$0], $1) }.prefix(count))
    }

    /// Rows never returned, ascending.
    package var orphans: [Int] { occurrences.indices.filter { occurrences[$0] == 0 } }

    /// Some of a list, evenly spaced from its first entry.
    package static func spaced(_ rows: [Int], _ count: Int) -> [Int] {
        guard rows.count > count, count > 0 else { return rows }
        return (0..<count).map { rows[$0 * rows.count / count] }
    }

    /// How many images are returned never, once, twice, 3 to 4, 5 to 8, … times.
    package var distribution: [(name: String, images: Int)] {
        let most = occurrences.max() ?? 0
        var bins: [(ClosedRange<Int>)] = [0...0, 1...1, 2...2]
        var low = 3
        while low <= most {
            bins.append(low...(2 * low - 2))
            low = 2 * low - 1
        }
        var counts = [Int](repeating: 0, count: bins.count)
        for count in occurrences { counts[bins.firstIndex { $0.contains(count) } ?? 0] += 1 }
        return zip(bins, counts).map { bin, images in
            (bin.count == 1 ? "\(bin.lowerBound)" : "\(bin.lowerBound)–\(bin.upperBound)", images)
        }
    }
}
