import Core
import Foundation
import Pipeline

/// A report of two hundred cells: written from nothing, and again after one of them changed.
enum ReportBenchmark {
    static let cells = 200
    static let rounds = 5

    static func run(site: String, log: (String) -> Void) throws -> [BenchmarkRow] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-bench-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = folder.appendingPathComponent("report.md")
        let site = URL(fileURLWithPath: site, isDirectory: true)
        var options = BuildOptions(site: site)
        options.onlyStored = true
        var (nothing, change): ([Double], [Double]) = ([], [])
        for round in 0..<rounds {
            // From nothing: neither the site nor a cell's output is known.
            try? FileManager.default.removeItem(
                at: site.appendingPathComponent(".vitrine/reports", isDirectory: true))
            try Files.write(text(changed: nil), to: report)
            let started = Date()
            let work = try ReportWork(options, .init(output: folder))
            let first = try work.write(report)
            nothing.append(Date().timeIntervalSince(started))
            try Files.write(text(changed: round), to: report)
            let again = try work.write(report)
            guard first.ran.count == cells, again.ran.count == 1, first.mistakes.isEmpty else {
                throw Diagnostic("\(first.ran.count) and \(again.ran.count) cells ran: \(first.mistakes)")
            }
            change.append(again.seconds)
        }
        log("report-200: \(median(nothing)) s from nothing, \(median(change)) s after one change")
        return [BenchmarkRow(name: "report-200", ours: median(change), peer: median(nothing), unit: "s")]
    }

    private static func text(changed: Int?) -> Data {
        let parts = (0..<cells).map { number -> String in
            let query = number == 100 ? 9000 + (changed ?? 77) : number * 3
            let body =
                switch number % 4 {
                case 0: "grid\nid: c\(number)\nqueries: [\(query)]"
                case 1: "chart\nid: c\(number)\nchart: precision-at-n"
                case 2: "codes\nid: c\(number)\nqueries: [\(query)]"
                default: "compare\nid: c\(number)"
                }
            return "Some text between two cells.\n\n```vitrine \(body)\n```\n"
        }
        return Data(("# Two hundred cells\n\n" + parts.joined(separator: "\n")).utf8)
    }
}
