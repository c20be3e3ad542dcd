import Templating

/// Charts of the pages on codes.
extension ChartList {
    /// The most groups of bits that a matrix shows.
    static let mostGroups = 64

    func balance(of runs: [RunView]) throws -> [TemplateValue] {
        try ChartList(map: map, runs: runs, engine: engine).html(runs.map(bitBalance))
    }

    /// Null where no distances are known.
    func distanceChart(of run: RunView) throws -> TemplateValue { try html([distances(run)]).first ?? .null }

    /// The correlation of every pair of bits, or, for long codes, of groups of neighbouring bits.
    func pairs(of coded: CodedRun) -> HeatMap {
        let size = (coded.bits + Self.mostGroups - 1) / Self.mostGroups
        let values = coded.correlations.meanSizes(groupsOf: size)
        let names = values.indices.map { group in
            size == 1 ? String(group) : "\(group * size)–\(min(coded.bits, (group + 1) * size) - 1)"
        }
        let largest = values.flatMap { $0 }.filter(\.isFinite).max() ?? 0
        let what =
            size == 1 ? "Size of the correlation of each pair of bits" : "Mean size between groups of \(size) bits"
        return HeatMap(
            ChartFrame(
                id: "correlations", title: "Correlation of the bits",
                note:
                    "\(what), over the database; full shade is \(Format.fixed(largest, 3)). A bit with itself is left out."
            ),
            rowTitle: size == 1 ? "Bit" : "Bits", columnTitle: size == 1 ? "Bit" : "Bits", rows: names, columns: names,
            values: values, format: .fixed(3), full: largest)
    }
}
