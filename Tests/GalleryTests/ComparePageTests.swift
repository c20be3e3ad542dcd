import Evaluation
import Foundation
import Gallery
import Templating
import Testing

/// `compare/`, `failures/` and what query pages say of two runs.
@Suite struct ComparePageTests {
    private func content(_ runs: Int, _ change: (inout SyntheticSite) -> Void = { _ in }) throws -> SiteContent {
        var synthetic = SyntheticSite()
        synthetic.runs = runs
        change(&synthetic)
        return try synthetic.content()
    }

    /// The cells of each row of a table's body, by what its caption starts with.
    private func table(_ text: String, _ start: String) -> [[String]] {
        let table = text.components(separatedBy: "<caption>").first { $0.hasPrefix(start) } ?? ""
        let body = table.components(separatedBy: "<tbody>").dropFirst().first?.components(separatedBy: "</tbody>")[0]
        return (body ?? "").components(separatedBy: "<tr>").dropFirst().map { row in
            row.replacingOccurrences(of: "</t[hd]>", with: "|", options: .regularExpression)
                .replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
                .trimmingCharacters(in: .whitespacesAndNewlines).components(separatedBy: "|").dropLast().map { $0 }
        }
    }

    @Test func aPageForEachPair() throws {
        let content = try content(3)
        let site = try RenderedSite(content)
        #expect(
            site.pages.filter { $0.hasPrefix("compare/") } == [
                "compare/index.html", "compare/run-0--run-1.html", "compare/run-0--run-2.html",
                "compare/run-1--run-2.html",
            ])
        let rows = table(try site.text("compare/index.html"), "Paired differences")
        #expect(rows.count == 3)
        let pair = try PairedComparison(("a", content.runs[0].report), ("b", content.runs[2].report)).scores[0]
        #expect(rows[1][4...6] == ["\(pair.wins)", "\(pair.losses)", "\(pair.ties)"])
        #expect(try site.text("index.html").contains("compare/index.html"))
    }

    @Test func winsByClassAddUpToThoseOfThePair() throws {
        let content = try content(2)
        let site = try RenderedSite(content)
        let text = try site.text("compare/run-0--run-1.html")
        let rows = table(text, "Queries of each class")
        #expect(rows.map { $0[0] } == content.dataset.classes)
        let a = content.runs[0].report.perQuery.averagePrecision
        let b = content.runs[1].report.perQuery.averagePrecision
        for (label, row) in rows.enumerated() {
            let own = (0..<60).filter { content.queryLabels.has(label, row: $0) }
            let wins = own.count { a[$0] > b[$0] }
            let losses = own.count { a[$0] < b[$0] }
            #expect(row[1...4] == ["\(own.count)", "\(wins)", "\(losses)", "\(own.count - wins - losses)"])
            let mean = own.reduce(0) { $0 + a[$1] } / Double(own.count)
            #expect(row[5] == Format.fixed(mean, 4))
        }
        // The first card is the query on which the first run leads most.
        let most = (0..<60).max { a[$0] - b[$0] < a[$1] - b[$1] } ?? -1
        let least = (0..<60).min { a[$0] - b[$0] < a[$1] - b[$1] } ?? -1
        let lists = text.components(separatedBy: "Most in favour of ").dropFirst().map {
            $0.components(separatedBy: "<b>Query ")[1].prefix { $0.isNumber }
        }
        #expect(lists == ["\(most)", "\(least)"])
        #expect(text.contains("../queries/\(Format.padded(most, 5)).html#runs=run-0,run-1"))
    }

    @Test func pairPagesStaySmall() throws {
        let site = try RenderedSite(
            try content(2) {
                $0.queries = 400
                $0.classes = (0..<120).map { "a class with a rather long name \($0)" }
            })
        let page = try #require(site.summary.files.first { $0.path == "compare/run-0--run-1.html" })
        #expect(page.bytes < 100_000)
        #expect(try site.text(page.path).contains("classes that differ most"))
    }

    @Test func oneRunHasNoPairs() throws {
        let site = try RenderedSite(try content(1))
        #expect(!site.pages.contains { $0.hasPrefix("compare/") })
        let query = try site.text("queries/00003.html")
        #expect(!query.contains("query.js") && !query.contains("id=vs") && !query.contains("compare/"))
        #expect(query.contains("failures/index.html"))
    }

    @Test func codeLengthsOfOneMethodAreDrawn() throws {
        var content = try content(1)
        var short = try self.content(1) { $0.bits = 16 }.runs[0]
        short.name = "short"
        content.runs.append(short)
        content.runs[0].recipe = "title: \"a\"\nhash:\n  function: itq\n  bits: 48\n"
        content.runs[1].recipe = "title: \"b\"\nhash:\n  function: itq\n  bits: 16\n"
        let text = try RenderedSite(content).text("compare/index.html")
        let rows = table(text, "mAP@all by code length")
        let values = content.runs.map { $0.report.metric("mAP@all", ties: .indexOrder)?.value ?? .nan }
        #expect(rows == [["16", Format.fixed(values[1], 4)], ["48", Format.fixed(values[0], 4)]])
        content.runs[1].recipe += "  seed: 3\n"
        #expect(try !RenderedSite(content).text("compare/index.html").contains("Code lengths"))
    }

    @Test func querySaysHowTheRunsDiffer() throws {
        let content = try content(2)
        let text = try RenderedSite(content).text("queries/00007.html")
        let lists = content.runs.map { $0.neighbours.indices[7 * 20..<8 * 20].map(Int.init) }
        let label = content.queryLabels.labels(of: 7)
        let hits = zip(content.runs, lists).map { run, rows in
            RankedHits(
                title: run.title, rows: rows, isRight: rows.map { content.databaseLabels.labels(of: $0) == label })
        }
        let sentence = hits[0].sentence(over: hits[1], thing: content.dataset.classes[label[0]])
        #expect(text.contains("<p id=vs>\(sentence) <a href=../compare/run-0--run-1.html>"))
        #expect(text.contains("<script src=../assets/query.js></script>") && !text.contains("site.js"))
    }

    @Test func worstQueriesComeFirst() throws {
        let content = try content(2)
        let site = try RenderedSite(content)
        let text = try site.text("failures/run-1.html")
        let scores = content.runs[1].report.perQuery.averagePrecision
        let worst = (0..<60).min { (scores[$0], $0) < (scores[$1], $1) } ?? -1
        #expect(text.components(separatedBy: "<b>Query ")[1].hasPrefix("\(worst)<"))
        // The table of counts holds each query once.
        let rows = table(text, "Queries by the class asked for")
        #expect(rows.flatMap { $0.dropFirst() }.compactMap(Int.init).reduce(0, +) == 60)
        #expect(text.contains("../browse/index.html#class=0&amp;got=0&amp;run=run-1"))
        #expect(try site.text("failures/index.html").contains("href=\"run-1.html\""))
    }

    @Test func hubsAndOrphansAreCounted() throws {
        let content = try content(1)
        let text = try RenderedSite(content).text("failures/run-0.html")
        var counts = [Int](repeating: 0, count: 240)
        for row in content.runs[0].neighbours.indices { counts[Int(row)] += 1 }
        let most = counts.max() ?? 0
        let first = counts.firstIndex(of: most) ?? -1
        let hub = text.components(separatedBy: "Returned most often</h3>")[1].components(separatedBy: "<b>Row ")[1]
        #expect(hub.hasPrefix("\(first)<") && hub.contains("\(most) times"))
        let none = counts.count { $0 == 0 }
        #expect(text.contains("<dd>\(none) (\(Format.percent(Double(none) / 240)))"))
    }

    @Test func groupsByReconstructionErrorHoldEveryQuery() throws {
        let site = try RenderedSite(try content(1))
        let rows = table(try site.text("failures/run-0.html"), "Queries in groups")
        #expect(rows.count > 4)
        #expect(rows.compactMap { Int($0[1]) }.reduce(0, +) == 60)
        let without = try RenderedSite(try content(1) { $0.reconstructs = false }).text("failures/run-0.html")
        #expect(!without.contains("encoded badly?") && !without.contains("scatter.js"))
    }

    @Test func dataForTheBrowserOfQueries() throws {
        struct Data_: Decodable {
            struct Run: Decodable {
                var ap: [Double?]
                var ties: [Int]?
                var got: [Int]
                var first: [Int]
                var error: [Double?]?
            }
            var runs: [Run]
        }
        let content = try content(2)
        let script = try RenderedSite(content).text("data/queries.js")
        let json = script.components(separatedBy: "vitrine.queries = ")[1].dropLast(2)
        let data = try JSONDecoder().decode(Data_.self, from: Data(json.utf8))
        #expect(data.runs.allSatisfy { $0.got.count == 60 && $0.first.count == 60 && $0.ties?.count == 60 })
        let nearest = Int(content.runs[1].neighbours.indices[9 * 20])
        #expect([data.runs[1].first[9]] == content.databaseLabels.labels(of: nearest))
        #expect(data.runs[0].ties == content.runs[0].report.perQuery.tiesAtCut)
        #expect(data.runs[1].error == nil)
        let error = Double(content.runs[0].reconstructions?.errors[5] ?? 0)
        #expect(abs((data.runs[0].error?[5] ?? 0) / error - 1) < 0.0005)
        var counts = [0, 0, 0]
        for row in content.runs[0].neighbours.indices[..<20] {
            for label in content.databaseLabels.labels(of: Int(row)) { counts[label] += 1 }
        }
        #expect(counts[data.runs[0].got[0]] == counts.max())
    }

    @Test(arguments: [0, 1, 2, 3])
    func unusualSites(kind: Int) throws {
        let content = try content(kind == 3 ? 4 : 2) {
            switch kind {
            case 0: $0.euclidean = true
            case 1:
                $0.multiLabel = true
                $0.classes = ["person", "dog", "bicycle", "tree"]
            case 2: $0.queries = 3
            default: $0.shown = [3, 17, 41]
            }
        }
        let site = try RenderedSite(content)
        for path in ["compare/index.html", "compare/run-0--run-1.html", "failures/index.html", "failures/run-1.html"] {
            let text = try site.text(path)
            #expect(text.contains("<h1>") && !text.contains(">nan") && !text.contains("inf%"), "\(path)")
        }
    }
}
