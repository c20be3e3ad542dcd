import Core
import Foundation
import Report
import Testing

@Suite struct SourceTests {
    private func source(_ text: String) throws -> ReportSource {
        try ReportSource(text, file: "r.md", name: "r")
    }

    @Test func frontMatterIsRead() throws {
        let found = try source("---\ntitle: A *title*\nauthors: [X, Y]\nnumbered: true\n---\ntext\n")
        #expect(found.head.title == "A *title*")
        #expect(found.head.authors == ["X", "Y"])
        #expect(found.head.isNumbered)
        #expect(found.head.hasContents)
        #expect(found.pieces == [.text("text\n", line: 6)])
    }

    @Test func withoutFrontMatterTheFirstHeadingIsTheTitle() throws {
        #expect(try source("# Bits\n\ntext").head.title == "Bits")
        #expect(try source("text").head.title == "r")
        // A line of dashes further down is a rule.
        #expect(try source("text\n\n---\n\nmore").pieces == [.text("text\n\n---\n\nmore\n", line: 1)])
    }

    @Test func mistakesOfTheFrontMatterNameTheirLine() throws {
        let told = #expect(throws: Diagnostic.self) { try source("---\ntitle: x\nauthor: y\n---\n") }
        #expect(told?.line == 3)
        #expect(told?.advice == "write `authors`")
    }

    @Test func cellsKeepTheirLines() throws {
        let found = try source("a\n\n```vitrine grid\ncount: 3\n```\nb\n~~~~ vitrine  table\n~~~\n~~~~\n").pieces
        #expect(
            found == [
                .text("a\n\n", line: 1),
                .cell(CellSource(kind: "grid", body: "count: 3", lines: 3...5, isOpen: false)),
                .text("b\n", line: 6),
                .cell(CellSource(kind: "table", body: "~~~", lines: 7...9, isOpen: false)),
            ])
    }

    @Test func otherCodeIsNoCell() throws {
        let text = "```python\n```vitrine grid\n```\n\n    ```vitrine grid\n\n`` ```vitrine ``\n"
        #expect(try source(text).cells.isEmpty)
    }

    @Test func aCellThatIsNotClosedGoesToTheEnd() throws {
        let cells = try source("```vitrine grid\ncount: 3").cells
        #expect(cells == [CellSource(kind: "grid", body: "count: 3", lines: 1...2, isOpen: true)])
        #expect(try source("```vitrine").cells == [CellSource(kind: "", body: "", lines: 1...1, isOpen: true)])
    }

    @Test func windowsLineEndsAreLineEnds() throws {
        let found = try source("---\r\ntitle: x\r\n---\r\n```vitrine grid\r\ncount: 3\r\n```\r\n")
        #expect(found.head.title == "x")
        #expect(found.cells == [CellSource(kind: "grid", body: "count: 3", lines: 4...6, isOpen: false)])
    }

    @Test func anyBytesAreAReportOrAMistake() throws {
        var random = SeededRandom(seed: 5)
        let parts = [
            "---\n", "title: x\n", "```", "```vitrine grid\n", "~~~", "{{", "}}", "{{runs.a}}", "$", "$$", "\\", "`",
            "\n",
            "\u{E000}", "\u{E001}", "0", "é", "\r\n", "[^1]", "[^1]: x\n", "| a | b |\n| - | - |\n", "> ", "- ", "<b>",
            "![x](y)", "caption: ", "# ", "\u{0}",
        ]
        let build = try ReportTestBuild()
        for _ in 0..<300 {
            let text = (0..<random.below(40)).map { _ in parts[random.below(parts.count)] }.joined()
            guard let found = try? source(text) else { continue }
            _ = try ReportBuilder(site: build.site, cache: build.cache, jobs: 1).build(found, folder: build.folder.url)
        }
    }
}
