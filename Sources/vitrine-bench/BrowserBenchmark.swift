import Core

/// What opening and using the built site costs in Chromium, by `Tests/Browser/measure.py`. The peer of a page is a bare
/// page; where there is a budget in its place, the budget stands as the peer, and a ratio above 1 is within it.
struct BrowserBenchmark: Decodable {
    struct Load: Decodable {
        var files, bytes: Double
    }

    struct Spread: Decodable {
        var count, median, percentile95, largest, above50: Double
    }

    struct Summary: Decodable {
        var mean, percentile95, largest: Double
    }

    struct Queries: Decodable {
        var files, bytes: Summary
    }

    /// Milliseconds by page kind, and of a page called `bare`.
    var paint: [String: Double]
    var load: [String: Load]
    var shift: [String: Double]
    var grid, map, search: Spread?
    var queries: Queries

    /// Milliseconds, files and bytes that the site is held to.
    enum Budget {
        static let frame = 50.0
        static let panned = 1000.0 / 60
        static let answer = 10.0
        static let files = 8.0
        static let bytes = 300_000.0
    }

    static func run(site: String, python: String, log: (String) -> Void) throws -> [BenchmarkRow] {
        let found = try ToolRun.json(Self.self, python, ["-B", "Tests/Browser/measure.py", site, "--json"])
        if let grid = found.grid { log("browser: \(Int(grid.above50)) of \(Int(grid.count)) frames above 50 ms") }
        return found.rows
    }

    var rows: [BenchmarkRow] {
        var rows: [BenchmarkRow] = []
        for (kind, time) in paint.sorted(by: { $0.key < $1.key }) where kind != "bare" {
            rows.append(BenchmarkRow(name: "paint-\(kind)", ours: time, peer: paint["bare"], unit: "ms"))
        }
        for (kind, load) in load.sorted(by: { $0.key < $1.key }) {
            rows.append(BenchmarkRow(name: "load-bytes-\(kind)", ours: load.bytes, unit: "bytes"))
            rows.append(BenchmarkRow(name: "load-files-\(kind)", ours: load.files, unit: "files"))
        }
        func frames(_ name: String, _ spread: Spread?, budget: Double) {
            guard let spread else { return }
            rows.append(BenchmarkRow(name: name, ours: spread.median, peer: budget, unit: "ms"))
            rows.append(BenchmarkRow(name: "\(name)-p95", ours: spread.percentile95, peer: budget, unit: "ms"))
            rows.append(BenchmarkRow(name: "\(name)-largest", ours: spread.largest, peer: budget, unit: "ms"))
        }
        frames("grid-frame", grid, budget: Budget.frame)
        frames("map-frame", map, budget: Budget.panned)
        frames("search-answer", search, budget: Budget.answer)
        for (name, value, budget) in [
            ("files-mean", queries.files.mean, Budget.files), ("files-p95", queries.files.percentile95, Budget.files),
            ("files-largest", queries.files.largest, Budget.files), ("bytes-mean", queries.bytes.mean, Budget.bytes),
            ("bytes-p95", queries.bytes.percentile95, Budget.bytes),
            ("bytes-largest", queries.bytes.largest, Budget.bytes),
        ] {
            let unit = name.hasPrefix("files") ? "files" : "bytes"
            rows.append(BenchmarkRow(name: "every-query-page-\(name)", ours: value, peer: budget, unit: unit))
        }
        rows.append(BenchmarkRow(name: "layout-shift-largest", ours: shift.values.max() ?? 0, unit: "score"))
        return rows
    }
}
