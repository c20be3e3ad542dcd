/// Finds what a mistyped name was probably meant to be.
package enum NearNames {
    /// The candidate at the smallest edit distance, if that is at most a third of the name's length (and at
    /// least 1); the first in order among equals.
    package static func closest(to name: String, in candidates: some Sequence<String>) -> String? {
        let name = Array(name.lowercased().unicodeScalars)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = distance(name, Array(candidate.lowercased().unicodeScalars))
            if distance <= max(1, name.count / 3), distance < (best?.distance ?? .max) { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    static func distance<Item: Equatable>(_ a: [Item], _ b: [Item]) -> Int {
        // Long hostile keys are not worth a quadratic table.
        guard a.count <= 100, b.count <= 100 else { return .max }
        var rows = [Array(0...b.count)]
        for i in 0..<a.count {
            var row = [i + 1] + Array(repeating: 0, count: b.count)
            for j in 0..<b.count {
                row[j + 1] = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    row[j + 1] = min(row[j + 1], rows[i - 1][j - 1] + 1)
                }
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
