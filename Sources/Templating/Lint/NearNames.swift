/// Which known names someone may have meant.
enum NearNames {
    /// At most three, by edit distance and then alphabetically; none that differs in more than a third.
    static func of(_ name: String, among known: some Sequence<String>) -> [String] {
        let limit = max(1, name.count / 3)
        return known.map { (name: $0, distance: distance(Array(name.utf8), Array($0.utf8))) }
            .filter { $0.distance <= limit }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3).map(\.name)
    }

    /// "`title`", or all the names when none is near and they are few.
    static func advice(for name: String, among known: some Sequence<String>) -> String? {
        let all = Set(known)
        let near = of(name, among: all)
        if !near.isEmpty { return near.map { "`\($0)`" }.joined(separator: ", ") }
        guard !all.isEmpty, all.count <= 12 else { return nil }
        return "one of " + all.sorted().map { "`\($0)`" }.joined(separator: ", ")
    }

    /// Edits between two byte strings: a byte more, less or other, or two neighbours swapped (optimal string
    /// alignment).
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
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
