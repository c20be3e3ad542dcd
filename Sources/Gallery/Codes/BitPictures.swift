import Evaluation
import Templating

/// Queries that are typical of a bit set, and of it not set.
struct BitPictures: Sendable {
    let map: SiteMap
    let coded: CodedRun
    static let aSide = 4
    static let mostBits = 64

    func context() throws -> TemplateValue {
        let bits = chosen
        let rows = distinctRows
        return [
            "note": .string(note(bits)),
            "bits": .list(try bits.map { try exemplars($0, rows) }),
        ]
    }

    /// All bits, or those that tell most of the labels.
    private var chosen: [Int] {
        guard coded.bits > Self.mostBits else { return Array(0..<coded.bits) }
        let information = coded.separation.information
        let ranked = (0..<coded.bits).sorted { (-information[$0].value, $0) < (-information[$1].value, $1) }
        return ranked.prefix(Self.mostBits).sorted()
    }

    private func note(_ bits: [Int]) -> String {
        let shown =
            bits.count < coded.bits
            ? "Shown are the \(bits.count) of \(coded.bits) bits that tell most of the labels. " : ""
        return shown
            + "Of the \(Format.thousands(map.rows.count)) queries with pages: those that set the bit, and those that do "
            + "not, whose whole codes lie furthest along the direction from the mean code of the database images without "
            + "the bit to the mean code of those with it. One query for each code."
    }

    /// The first query of each different code, among those that have pages.
    private var distinctRows: [Int] {
        var seen: Set<ArraySlice<UInt8>> = []
        return map.rows.filter { seen.insert(coded.queryCodes.code($0)).inserted }
    }

    private func exemplars(_ bit: Int, _ rows: [Int]) throws -> TemplateValue {
        let found = BitExemplars(coded.correlations, bit: bit)?.furthest(
            coded.queryCodes, rows: rows, count: Self.aSide)
        return [
            "bit": .int(bit), "share": .string(Format.percent(coded.correlations.shares[bit], 0)),
            "constant": .bool(found == nil), "set": .list(try (found?.set ?? []).map(picture)),
            "unset": .list(try (found?.unset ?? []).map(picture)),
        ]
    }

    private func picture(_ row: Int) throws -> TemplateValue {
        [
            "page": .string(map.page(row)),
            "picture": try map.pictures.markup(
                .query(row), label: "Query \(row): \(map.queryText[row])", root: "../"),
        ]
    }
}
