/// Which known names someone may have meant by a mistyped one.
package enum NearNames {
    /// At most three, nearest first, in the order given among equals; none that differs in more than a third of the
    /// name's length (one edit is always allowed). Capitals do not count.
    package static func of(_ name: String, among known: some Sequence<String>) -> [String] {
        let wanted = scalars(name)
        let limit = max(1, wanted.count / 3)
        return known.enumerated().compactMap { place, candidate -> (name: String, distance: Int, place: Int)? in
            let distance = distance(wanted, scalars(candidate))
            return distance <= limit ? (candidate, distance, place) : nil
        }
        .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
        .prefix(3).map(\.name)
    }

    /// The nearest alone.
    package static func closest(to name: String, in known: some Sequence<String>) -> String? {
        of(name, among: known).first
    }

    /// "`title`", or all the names when none is near and they are few; in alphabetical order among equals.
    package static func advice(for name: String, among known: some Sequence<String>) -> String? {
        let all = Set(known).sorted()
        let near = of(name, among: all)
        if !near.isEmpty { return near.map { "`\($0)`" }.joined(separator: ", ") }
        guard !all.isEmpty, all.count <= 12 else { return nil }
        return "one of " + all.map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func scalars(_ name: String) -> [Unicode.Scalar] { Array(name.lowercased().unicodeScalars) }

    /// Edits between two lists: an item more, less or other, or two neighbours swapped (optimal string alignment).
    /// Lists longer than 100 are as far as can be: hostile names are not worth a quadratic table.
    package static func distance<Item: Equatable>(_ a: [Item], _ b: [Item]) -> Int {
        guard a.count <= 100, b.count <= 100 else { return .max }
        var earlier = [Int](repeating: 0, count: b.count + 1)
        var above = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = a[i] == b[j] ? above[j] : min(above[j], above[j + 1], row[j]) + 1
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, earlier[j - 1] + 1) }
                row.append(best)
            }
            earlier = above
            above = row
        }
        return above[b.count]
    }
}
