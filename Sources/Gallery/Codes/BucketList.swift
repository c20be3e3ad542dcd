import Evaluation
import Templating

/// Database images with identical codes: how many share one, and the largest groups.
struct BucketList: Sendable {
    let map: SiteMap
    let coded: CodedRun
    static let shown = 12
    static let pictures = 10
    static let labels = 4

    func context() throws -> TemplateValue {
        let buckets = coded.buckets
        return [
            "summary": .string(summary), "pureNote": .string(pureNote),
            "sizes": .list(
                buckets.bySize().map { size in
                    let ends = (Format.thousands(size.sizes.lowerBound), Format.thousands(size.sizes.upperBound))
                    return [
                        "size": .string(ends.0 == ends.1 ? ends.0 : "\(ends.0)–\(ends.1)"),
                        "buckets": .string(Format.thousands(size.buckets)),
                        "rows": .string(Format.thousands(size.rows)),
                        "share": .string(Format.percent(Double(size.rows) / Double(max(1, buckets.count)), 1)),
                    ]
                }),
            "buckets": .list(try buckets.shared.prefix(Self.shown).map(bucket)),
            "note": .string(
                buckets.shared.count > Self.shown
                    ? "The \(Self.shown) largest of \(Format.thousands(buckets.shared.count)) codes that several images share."
                    : ""),
        ]
    }

    private var summary: String {
        let buckets = coded.buckets
        let count = Format.thousands(buckets.count)
        guard !buckets.shared.isEmpty else {
            return "No two of the \(count) database images have the same code."
        }
        return "\(Format.thousands(buckets.colliding)) of \(count) database images share their code with another: no "
            + "search by these codes can tell them apart."
    }

    private var pureNote: String {
        guard !coded.buckets.shared.isEmpty else { return "" }
        var inside = 0
        for rows in coded.buckets.shared { inside += mix(rows).first?.count ?? 0 }
        let share = Double(inside) / Double(max(1, coded.buckets.colliding))
        return
            "Of these, \(Format.percent(share, 1)) have the most frequent label of their bucket (its purity, over all)."
    }

    /// Labels of rows as text, most frequent first, equally frequent ones in the order of their first row.
    private func mix(_ rows: [Int]) -> [(label: String, count: Int)] {
        var places: [String: Int] = [:]
        var found: [(label: String, count: Int)] = []
        for row in rows {
            let label = map.databaseText[row]
            if let place = places[label] {
                found[place].count += 1
            } else {
                places[label] = found.count
                found.append((label, 1))
            }
        }
        return found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
    }

    private func bucket(_ rows: [Int]) throws -> TemplateValue {
        let mix = mix(rows)
        let code = coded.databaseCodes.code(rows[0])
        let pictured = rows.filter { map.pictures.database[$0] != nil }.prefix(Self.pictures)
        let named = mix.prefix(Self.labels).map { "\($0.label) \(Format.thousands($0.count))" }
        let rest = mix.count - named.count
        return [
            "count": .string(Format.thousands(rows.count)), "hex": .string(CodeStrip(code).hexadecimal),
            "strip": BitStrip.markup(code),
            "purity": .string(Format.percent(Double(mix.first?.count ?? 0) / Double(rows.count), 1)),
            "mix": .string(named.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")),
            "pictures": .list(
                try pictured.map { row in
                    try map.pictures.markup(
                        .database(row), label: "Row \(row): \(map.databaseText[row])", root: "../")
                }),
            "shown": .string(
                pictured.count == rows.count
                    ? "" : "\(pictured.count) of \(Format.thousands(rows.count)) images, by row number"),
        ]
    }
}
