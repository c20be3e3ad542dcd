/// Finds what somebody probably meant.
public enum NearNames {
    /// ``did you mean `bits`?`` or nil where no name is near.
    public static func advice(_ name: String, among names: [String]) -> String? {
        guard let near = nearest(name, among: names) else { return nil }
        return "write `\(near)`"
    }

    /// The name with the smallest edit distance, if that is at most a third of its length (at least 1, so that one slip always counts).
    public static func nearest(_ name: String, among names: [String]) -> String? {
        let best = names.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        guard let best, best.distance <= max(1, min(name.count, best.name.count) / 3 + 1), best.distance < max(name.count, 1) else { return nil }
        return best.name
    }

    /// Levenshtein's distance, by scalars.
    static func distance(_ first: String, _ second: String) -> Int {
        // Nobody mistypes a name of this length; the bound keeps hostile keys cheap.
        let a = Array(first.unicodeScalars.prefix(100))
        let b = Array(second.unicodeScalars.prefix(100))
        var previous = Array(0...b.count)
        for (row, scalar) in a.enumerated() {
            var current = [row + 1]
            for (column, other) in b.enumerated() {
                let cost = min(previous[column + 1], current[column]) + 1
                current.append(min(cost, previous[column] + (scalar == other ? 0 : 1)))
            }
            previous = current
        }
        return previous[b.count]
    }
}
