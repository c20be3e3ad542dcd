import Core
import Foundation
import Report
import Testing

@Suite struct ReportBuilderTests {
    private func texts(_ built: ReportBuilder.Built) -> String {
        built.document.blocks.map { block in
            if case .text(let text) = block { text } else { "" }
        }.joined()
    }

    @Test func valuesAreFilledIn() throws {
        let build = try ReportTestBuild()
        let run = try build.site.gallery().run("run-0")
        let metric = try #require(run.metrics.first { $0.name == "mAP@all" && $0.ties == "index-order" })
        let aware = try #require(run.metrics.first { $0.name == "mAP@all" && $0.ties == "tie-aware" })
        let found = try build(
            "{{runs.run-0.mAP@all}} {{runs.run-0.tie-aware.mAP@all}} {{percent1(runs.run-0.mAP@all)}} {{dataset.queries}} "
                + "{{runs.run-0.intervals.mAP@all}}")
        let share = String(format: "%.1f%%", metric.value * 100)
        let values = [metric.value, aware.value].map { String(format: "%.4f", $0) }
        let expected: String = values.joined(separator: " ") + " " + share + " 60 " + (metric.interval ?? "") + "\n"
        #expect(texts(found) == expected)
        #expect(found.document.mistakes.isEmpty)
    }

    @Test func anUnknownNameSpoilsItsOwnPlaceAlone() throws {
        let found = try ReportTestBuild()("---\ntitle: x\n---\na\n{{runs.run-0.mAP@al}} b {{dataset.queries}}\n")
        let mistake = try #require(found.document.mistakes.first)
        #expect(found.document.mistakes.count == 1)
        #expect(mistake.file == "report.md")
        #expect(mistake.line == 5)
        #expect(mistake.column == 1)
        #expect(mistake.expected == "`mAP@all`")
        #expect(texts(found).contains("b 60"))
        #expect(texts(found).contains("nothing is named"))
    }

    @Test func brokenTemplatesDoNotStopTheRest() throws {
        for text in [
            "{{#runs}} open", "{{/runs}}", "{{>part}}", "{{unclosed", "{{percent1(runs)}}", "{{=<% %>=}}", "{{ }}",
        ] {
            let found = try ReportTestBuild()("\(text)\n\n```vitrine table\n```\n")
            #expect(found.document.mistakes.count == 1, "\(text): \(found.document.mistakes)")
            #expect(found.ran.count == 1)
        }
    }

    @Test func valuesAreTextAndNoMarkdown() throws {
        var site = SyntheticSite(runs: 1)
        site.title = "*a* <script>alert(1)</script> [x](javascript:1) {{runs}} $x$ |"
        let build = try ReportTestBuild(ReportTestSite(site))
        let body = try build.body("t {{site.title}}\n")
        #expect(body.html == "<p>t \(HTML.escape(site.title))</p>\n")
    }

    @Test func codeKeepsItsBraces() throws {
        let found = try ReportTestBuild()("`{{x}}`\n\n```\n{{y}}\n```\n\n{{dataset.queries}}\n")
        #expect(texts(found) == "`{{x}}`\n\n```\n{{y}}\n```\n\n60\n")
    }

    @Test func cellsAreNumberedAndReferredTo() throws {
        let text =
            "{{ref.b}} {{ref.c}}\n\n```vitrine grid\nid: a\n```\n\n```vitrine table\nid: c\n```\n\n```vitrine grid\nid: b\n```\n"
        let build = try ReportTestBuild()
        #expect(texts(try build(text)).contains("[Figure 2](#b) [Table 1](#c)"))
        #expect(try build.cells(text).map { $0.number?.text } == ["Figure 1", "Table 1", "Figure 2"])
        let wrong = try build("{{ref.d}}\n\n```vitrine grid\nid: a\n```\n")
        #expect(
            wrong.document.mistakes.first?.expected == "one of `a`" || wrong.document.mistakes.first?.expected == "`a`")
    }

    @Test func aBrokenCellShowsItsErrorInPlace() throws {
        let text = "one\n\n```vitrine grid\ncuont: 3\n```\n\ntwo\n\n```vitrine table\n```\n"
        let build = try ReportTestBuild()
        let found = try build(text)
        let mistake = try #require(found.document.mistakes.first)
        #expect(mistake.line == 4)
        #expect(mistake.advice == "write `count`")
        let body = try build.body(text)
        let places = try ["<p>one</p>", "report.md, line 4", "<p>two</p>", "<table>"].map {
            try #require(body.html.range(of: $0)?.lowerBound)
        }
        #expect(places == places.sorted())
    }

    @Test func twoCellsWithOneIdAreTold() throws {
        let found = try ReportTestBuild()("```vitrine table\nid: a\n```\n\n```vitrine table\nid: a\n```\n")
        #expect(found.document.mistakes.map(\.line) == [5])
    }

    @Test func mistakesHaveNearNames() throws {
        let build = try ReportTestBuild()
        func expected(_ cell: String) throws -> String? { try build(cell).document.mistakes.first?.expected }
        #expect(try expected("```vitrine grdi\n```\n") == "one of grid")
        #expect(try expected("```vitrine grid\nruns: [run-O]\n```\n")?.contains("run-0") == true)
        #expect(try expected("```vitrine grid\nqueries: {class: Bga}\n```\n") == "`Bag`")
        #expect(try expected("```vitrine table\nmetrics: [mAP@al]\n```\n")?.contains("`mAP@all`") == true)
        #expect(try expected("```vitrine chart\nchart: precision\n```\n")?.contains("precision-at-n") == true)
        #expect(try expected("```vitrine grid\nqueries: [1000]\n```\n")?.contains("0 to 59") == true)
    }
}
