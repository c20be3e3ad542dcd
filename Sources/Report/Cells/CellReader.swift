import Core
import Settings

/// What cells read alike: runs and queries by the names that the site has.
package struct CellReader: Sendable {
    /// Names of the site's runs, in order.
    package var runNames: [String]
    /// Of the data set; asked for only where a cell names a class.
    package var classes: @Sendable () -> [String]

    package init(runNames: [String], classes: @escaping @Sendable () -> [String]) {
        self.runNames = runNames
        self.classes = classes
    }

    /// `runs: [itq48, lsh48]`, or all of them where nothing is said.
    func runs(_ map: YAMLMapping, _ key: String = "runs", count: ClosedRange<Int>? = nil) -> RunChoice {
        guard let names = map.strings(key) else {
            guard let count, !count.contains(runNames.count) else { return .all }
            return .named(Array(runNames.prefix(count.upperBound)))
        }
        for name in names { check(name, map, key) }
        if let count, !count.contains(names.count) {
            let expected = count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
            map.report("`\(key)` names \(names.count) runs", key: key, expected: "\(expected) of them")
        }
        if names.isEmpty { map.report("`\(key)` names no run", key: key, expected: runNames.joined(separator: ", ")) }
        return .named(names)
    }

    /// `run: itq48`; the site's first where nothing is said.
    func run(_ map: YAMLMapping, _ key: String = "run") -> RunChoice {
        guard let name = map.string(key) else { return .named(Array(runNames.prefix(1))) }
        check(name, map, key)
        return .named([name])
    }

    private func check(_ name: String, _ map: YAMLMapping, _ key: String) {
        guard !runNames.contains(name) else { return }
        map.report(
            "the site has no run `\(name.prefix(60))`", key: key,
            expected: NearNames.advice(for: name, among: runNames) ?? "one of \(runNames.joined(separator: ", "))")
    }

    /// `queries: [3, 17]`, or `queries: {class: Shirt, by: worst, count: 4}`.
    func queries(_ map: YAMLMapping, count: Int = 3) -> QueryChoice {
        guard map.keys.contains("queries") else { return QueryChoice(count: count) }
        if map.isList("queries") {
            return QueryChoice(rows: map.ints("queries", in: 0...Int(Int32.max)) ?? [])
        }
        var choice = QueryChoice(count: count)
        guard case .mapping(let chosen)? = map.entry("queries") else {
            map.report(
                "`queries` is not a choice of queries", key: "queries",
                expected: "rows such as `[3, 17]`, or `{class: NAME, by: worst, count: 4}`")
            return choice
        }
        choice.count = chosen.int("count", in: 1...200) ?? count
        choice.order =
            chosen.choice("by", of: QueryChoice.Order.allCases.map(\.rawValue))
            .flatMap(QueryChoice.Order.init) ?? .spread
        choice.seed = chosen.int("seed", in: 0...Int(Int32.max)) ?? 1
        if let name = chosen.string("run") {
            check(name, chosen, "run")
            choice.run = name
        }
        defer { chosen.reportUnknownKeys() }
        if let name = chosen.string("class") {
            let classes = classes()
            choice.label = classes.firstIndex(of: name)
            if choice.label == nil {
                chosen.report(
                    "the data set has no class `\(name.prefix(60))`", key: "class",
                    expected: NearNames.advice(for: name, among: classes))
            }
        }
        return choice
    }
}
