import Core
import Evaluation
import Foundation
import Gallery
import Templating
import Testing

/// The pages on codes, and the microscope's worked example.
@Suite struct CodesPageTests {
    @Test func aPageForEachRunWithItsNumbers() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        let content = try synthetic.content()
        let site = try RenderedSite(content)
        let index = try site.text("codes/index.html")
        #expect(try site.text("index.html").contains("href=codes/index.html>Codes</a>"))
        for (number, run) in content.runs.enumerated() {
            #expect(index.contains("<a href=\"run-\(number).html\">\(run.title)</a></th><td class=\"num\">48</td>"))
            let page = try site.text("codes/run-\(number).html")
            let codes = try #require(run.databaseCodes)
            for bit in [0, 17, 47] {
                let ones = (0..<codes.count).count { codes.bit(bit, of: $0) }
                let share = Format.percent(Double(ones) / Double(codes.count), 1)
                #expect(
                    page.contains(
                        "<tr id=\"bit-\(bit)\"><th scope=\"row\" class=\"num\">\(bit)</th><td class=\"num\">\(share)<"))
                #expect(page.contains(">Bit \(bit)</a> <small>"))
            }
            let distinct = Set((0..<codes.count).map { Array(codes.code($0)) }).count
            #expect(page.contains("<dt>Different codes</dt><dd>\(distinct)</dd>"))
            for point in run.report.byRadius.prefix(20) where point.meanReturned > 0 {
                #expect(
                    page.contains(
                        "class=\"num\">\(point.radius)</th><td class=\"num\">\(Format.thousands(point.meanReturned, 1))</td>"
                            + "<td class=\"num\">\(Format.fixed(point.precision, 4))</td>"))
            }
        }
    }

    /// Four pictures a side, set ones before ones that are not, each of a query whose code says so.
    @Test func exemplarsHaveTheirBit() throws {
        let content = try SyntheticSite().content()
        let codes = try #require(content.runs[0].queryCodes)
        let page = try RenderedSite(content).text("codes/run-0.html")
        let list = try #require(
            page.components(separatedBy: "class=\"exemplars\"").last?.components(separatedBy: "</ul>").first)
        let items = list.components(separatedBy: "<li>").dropFirst()
        #expect(items.count == 48)
        for (bit, item) in items.enumerated() {
            let sides = item.components(separatedBy: "<dt>not set</dt>")
            #expect(sides.count == 2)
            for (side, isSet) in zip(sides, [true, false]) {
                let rows = LinkTests.values(of: "href", in: side).filter { $0.hasPrefix("../queries/") }
                    .compactMap { Int($0.dropFirst(11).prefix(5)) }
                #expect(rows.count == 4 && rows.allSatisfy { codes.bit(bit, of: $0) == isSet }, "bit \(bit)")
            }
        }
    }

    @Test func longCodesAreGrouped() throws {
        var synthetic = SyntheticSite()
        synthetic.bits = 1024
        let page = try RenderedSite(try synthetic.content()).text("codes/run-0.html")
        #expect(page.contains("Mean size between groups of 16 bits") && page.contains(">0–15<"))
        #expect(page.contains("Shown are the 64 of 1024 bits that tell most of the labels."))
        #expect(page.components(separatedBy: "<tr id=\"bit-").count == 1025)
        #expect(page.contains("Radii up to 32, then every 9th, of 0 to 1024."))
    }

    @Test func sharedCodesAreCounted() throws {
        var synthetic = SyntheticSite()
        synthetic.bits = 8
        synthetic.noise = 0.02
        let content = try synthetic.content()
        let codes = try #require(content.runs[0].databaseCodes)
        var rows: [[UInt8]: [Int]] = [:]
        for row in 0..<codes.count { rows[Array(codes.code(row)), default: []].append(row) }
        let largest = try #require(rows.values.max { ($0.count, $1[0]) < ($1.count, $0[0]) })
        let page = try RenderedSite(content).text("codes/run-0.html")
        let sharing = rows.values.filter { $0.count > 1 }.reduce(0) { $0 + $1.count }
        #expect(page.contains("\(sharing) of 240 database images share their code with another"))
        let first = try #require(page.components(separatedBy: "<ol class=\"buckets\">").last)
        var labels: [Int: Int] = [:]
        for row in largest { labels[content.databaseLabels.labels(of: row)[0], default: 0] += 1 }
        let purity = Format.percent(Double(labels.values.max() ?? 0) / Double(largest.count), 1)
        #expect(
            first.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix(
                "<li><p><b>\(largest.count) images</b>, purity \(purity):"))
    }

    @Test func theWorkedExampleEndsAtTheReportsNumbers() throws {
        let content = try SyntheticSite().content()
        let scores = content.runs[0].report.perQuery
        let page = try RenderedSite(content).text("inspect.html")
        let worst = try #require(scores.averagePrecision.min())
        let row = try #require(scores.averagePrecision.lastIndex(of: worst))
        #expect(page.contains("data-query=\"\(row)\""))
        #expect(page.contains("AP, index order</th><td class=\"num\">\(Format.fixed(worst, 6))</td>"))
        #expect(
            page.contains(
                "AP, tie-aware</th><td class=\"num\">\(Format.fixed(scores.averagePrecisionTieAware[row], 6))</td>"))
        #expect(page.components(separatedBy: "<span class=\"hit ").count == 21)
        guard case .hamming(let found) = content.runs[0].neighbours else { throw Diagnostic("codes were expected") }
        let distance = Int(found.distances(of: row).first ?? 0)
        let first = try #require(
            page.components(separatedBy: "<ol class=\"bits\">").last?.components(separatedBy: "</li>").first)
        #expect(first.contains("row \(found.indices(of: row).first ?? 0)"))
        #expect(first.components(separatedBy: "html#bit-").count == distance + 1)
    }

    @Test func queryPagesLeadThereInFewBytes() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        let page = try RenderedSite(try synthetic.content()).text("queries/00007.html")
        let link = ", <a href=\"../inspect.html#q=7&amp;run=run-1\">bit by bit</a>"
        #expect(page.contains(link) && link.utf8.count < 80)
    }

    @Test func runsWithoutCodesHaveNone() throws {
        var synthetic = SyntheticSite()
        synthetic.euclidean = true
        let site = try RenderedSite(try synthetic.content())
        #expect(!site.pages.contains { $0.hasPrefix("codes/") || $0 == "inspect.html" })
        for page in site.pages { #expect(!(try site.text(page)).contains("inspect.html"), "\(page)") }
        #expect(!(try site.text("index.html")).contains("codes/index.html"))
    }

    @Test func severalLabelsAndFewQueries() throws {
        var synthetic = SyntheticSite()
        synthetic.multiLabel = true
        synthetic.queries = 3
        synthetic.classes = ["person", "dog & <cat>", "tree"]
        let site = try RenderedSite(try synthetic.content())
        let page = try site.text("codes/run-0.html")
        #expect(page.contains("the one label of which it tells most") && page.contains("Information on a label"))
        #expect(page.contains("Of the 3 queries with pages") && !page.contains("<cat>"))
        #expect(try site.text("inspect.html").contains("any-shared-label"))
    }
}
