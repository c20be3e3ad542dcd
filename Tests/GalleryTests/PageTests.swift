import Core
import Foundation
import Gallery
import Templating
import Testing

/// Every kind of page has its parts.
@Suite struct PageTests {
    let site: RenderedSite
    let content: SiteContent

    init() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        synthetic.note = "60 of 10 000 queries, chosen by seed 7"
        content = try synthetic.content()
        site = try RenderedSite(content)
    }

    @Test func oneFileForEachPage() {
        let expected = [
            "about.html", "assets/browse.js", "assets/charts.css", "assets/data.js", "assets/hamming.js",
            "assets/hits.js", "assets/icon.svg", "assets/labels.js", "assets/live.js", "assets/pad.js",
            "assets/search.js", "assets/site.css", "assets/site.js", "browse/index.html", "classes/ankle-boot.html",
            "classes/bag.html", "classes/index.html", "codes/index.html", "codes/run-1.html", "inspect.html",
            "classes/t-shirt-top.html", "data/images.js",
            "data/metrics.json", "data/queries.js", "data/run-0/codes.js", "data/run-0/per_query.csv",
            "data/run-1/neighbours.csv.gz", "data/site.json", "index.html", "provenance.html", "queries/00000.html",
            "queries/00059.html", "reconstructions/index.html", "runs/run-0.html", "runs/run-1.html", "search.html",
        ]
        for path in expected { #expect(site.paths.contains(path), "\(path)") }
        #expect(site.pages.count { $0.hasPrefix("queries/") } == 60)
        #expect(site.summary.queryPages == 60)
    }

    @Test func queryPageShowsResultsOfEachRun() throws {
        let text = try site.text("queries/00007.html")
        let run = content.runs[0]
        guard case .hamming(let found) = run.neighbours else { throw Diagnostic("codes were expected") }
        #expect(text.contains("<h1>Query 7 <small>"))
        #expect(text.components(separatedBy: "<section").count == 3)
        #expect(text.components(separatedBy: " style=--x:").count == 1 + 40)
        let first = Int(found.indices(of: 7).first ?? 0)
        let label = content.databaseLabels.labels(of: first).map { content.dataset.classes[$0] }.joined()
        let word = content.databaseLabels.labels(of: first) == content.queryLabels.labels(of: 7) ? "right" : "wrong"
        let mark = word == "right" ? "b" : "i"
        let distance = "<b>Distance \(found.distances(of: 7).first ?? 0)</b>"
        let start = try #require(text.range(of: distance))
        let hit = String(
            text[start.upperBound...].prefix { $0 != "\n" } + text[start.upperBound...].drop { $0 != "\n" }.prefix(200))
        #expect(hit.contains("\n<li>1 \(label)<\(mark)>\(word)</\(mark)><p class=a style=--x:"))
        #expect(hit.contains(">row \(first)\n"))
        #expect(text.contains("AP, index order<dd>\(Format.fixed(run.report.perQuery.averagePrecision[7], 4))"))
        #expect(text.contains("AP, tie-aware<dd>\(Format.fixed(run.report.perQuery.averagePrecisionTieAware[7], 4))"))
        #expect(text.contains("P@10<dd>") && text.contains("Tied at the cut of 20<dd>"))
        #expect(text.contains("rel=prev href=00006.html") && text.contains("rel=next href=00008.html"))
        let hexadecimal = (run.queryCodes?.code(7) ?? []).map { byte in
            String("0123456789abcdef"[byte >> 4]) + String("0123456789abcdef"[byte & 15])
        }
        #expect(text.contains("<code>\(hexadecimal.joined())</code>"))
        #expect(text.contains("aria-label=\"Reconstruction\""))
    }

    @Test func firstAndLastQueryHaveOneNeighbour() throws {
        let (first, last) = (try site.text("queries/00000.html"), try site.text("queries/00059.html"))
        #expect(!first.contains("rel=prev") && first.contains("rel=next"))
        #expect(last.contains("rel=prev") && !last.contains("rel=next"))
    }

    @Test func tieBandsHoldTheResultsOfEqualDistance() throws {
        guard case .hamming(let found) = content.runs[0].neighbours else { throw Diagnostic("codes were expected") }
        for row in 0..<60 {
            let text = try site.text("queries/\(Format.padded(row, 5)).html")
            let section = text.components(separatedBy: "<section")[1]
            let counts = Dictionary(found.distances(of: row).map { ($0, 1) }, uniquingKeysWith: +)
            #expect(section.components(separatedBy: "<b>Distance ").count == counts.count + 1)
            for (distance, count) in counts where count > 1 && distance != found.distances(of: row).last {
                #expect(
                    section.contains("<b>Distance \(distance)</b>: \(count) images tied<ol"))
            }
        }
    }

    @Test func theBandAtTheCutTellsWhatIsNotShown() throws {
        var told = 0
        for row in 0..<60 {
            let run = content.runs[0]
            guard case .hamming(let found) = run.neighbours, let last = found.distances(of: row).last else { continue }
            let shown = found.distances(of: row).count { $0 == last }
            var all = 0
            for other in 0..<content.databaseLabels.rows {
                var distance = 0
                for (mine, theirs) in zip(run.queryCodes?.code(row) ?? [], run.databaseCodes?.code(other) ?? []) {
                    distance += (mine ^ theirs).nonzeroBitCount
                }
                if distance == Int(last) { all += 1 }
            }
            guard all > shown else { continue }
            told += 1
            let section = try site.text("queries/\(Format.padded(row, 5)).html").components(separatedBy: "<section")[1]
            #expect(section.contains("<b>Distance \(last)</b>: \(shown) of \(all) images at this distance"))
        }
        #expect(told > 10)
    }

    @Test func overviewHasCardSamplesMetricsAndCharts() throws {
        let text = try site.text("index.html")
        for part in [
            "60 of 10 000 queries, chosen by seed 7", "CC0-1.0", "Sample queries by class", "mAP@all",
            "same-label, index-order", "same-label, tie-aware", "How it is computed", "Precision at N",
            "Precision and recall by Hamming radius", "Mean average precision by class", "Training loss",
            "Code statistics", "runs/run-0.html", "runs/run-1.html", "Autoencoder + ITQ, 48 bits",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let value = content.runs[0].report.metric("mAP@all", ties: .indexOrder)?.value ?? .nan
        #expect(text.contains(Format.fixed(value, 4)))
    }

    @Test func classPageHasConfusionsBestAndWorst() throws {
        let text = try site.text("classes/bag.html")
        for part in [
            "Retrieved instead", "this class", "Best queries", "Worst queries", "ankle-boot.html", "All queries",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        // The first card of "Best" is the query of that class with the highest AP.
        let scores = content.runs[0].report.perQuery.averagePrecision
        let rows = (0..<60).filter { content.queryLabels.has(1, row: $0) }
        let best = rows.max { scores[$0] < scores[$1] } ?? -1
        let worst = rows.min { scores[$0] < scores[$1] } ?? -1
        let parts = text.components(separatedBy: " queries by average precision</h3>")
        #expect(parts[1].components(separatedBy: "<b>Query ")[1].hasPrefix("\(best)<"))
        #expect(parts[2].components(separatedBy: "<b>Query ")[1].hasPrefix("\(worst)<"))
    }

    @Test func reconstructionsGoFromBestToWorst() throws {
        let text = try site.text("reconstructions/index.html")
        let errors = content.runs[0].reconstructions?.errors ?? []
        let order = errors.indices.sorted { errors[$0] < errors[$1] }
        let found = text.components(separatedBy: "\">Query ").dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
        #expect(found.count == 36)
        #expect(found.first == order.first)
        #expect(found.dropFirst(24).first == order.last)
    }

    @Test func runPageHasRecipeTrainingAndDownloads() throws {
        let text = try site.text("runs/run-0.html")
        for part in [
            "name: itq", "contrastive", "../data/run-0/query.codes.npy", "../data/run-0/per_query.csv",
            "Balance of the bits",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.contains("<td class=\"num\">0.0800</td>"))
    }

    @Test func otherPages() throws {
        #expect(try site.text("provenance.html").contains("sha256 0123456789abcdef"))
        #expect(try site.text("search.html").contains("vitrine serve"))
        let about = try site.text("about.html")
        #expect(about.contains("Mean average precision over the whole ranking") && about.contains("tie-aware"))
        let browse = try site.text("browse/index.html")
        #expect(browse.components(separatedBy: "<li><a href=\"../queries/").count == 61)
    }
}

extension String {
    fileprivate subscript(place: UInt8) -> Character {
        self[index(startIndex, offsetBy: Int(place))]
    }
}
