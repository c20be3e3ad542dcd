import Core
import Foundation
import Report
import Testing

@Suite struct NotebookReportTests {
    private func notebook(_ cells: String, version: Int = 4) -> Data {
        Data(
            """
            {"cells": [\(cells)], "metadata": {"language_info": {"name": "python"}}, "nbformat": \(version),
             "nbformat_minor": 5}
            """.utf8)
    }

    private func picture() throws -> (base64: String, data: Data) {
        let data = try WrittenFixtures.image().data
        return (data.base64EncodedString(), data)
    }

    @Test func textAndFigures() throws {
        let (base64, data) = try picture()
        let (text, files) = try NotebookReport.report(
            from: notebook(
                """
                {"cell_type": "markdown", "source": ["# On *codes*\\n", "\\n", "Some text with {{value}} and `{{code}}`."]},
                {"cell_type": "code", "source": "plot()", "outputs": [
                  {"output_type": "stream", "text": ["x"]},
                  {"output_type": "display_data", "data": {"image/png": ["\(base64)\\n"], "text/plain": "<Figure>"}}]},
                {"cell_type": "markdown", "source": "![what](attachment:a.png) stays",
                 "attachments": {"a.png": {"image/png": "\(base64)"}}},
                {"cell_type": "code", "source": "table()", "outputs": [
                  {"output_type": "execute_result", "data": {"text/html": "<table></table>", "text/plain": "t"}},
                  {"output_type": "display_data", "data": {"image/svg+xml": "<svg/>"}}]},
                {"cell_type": "raw", "source": "raw"}
                """), name: "folder/study.ipynb")
        #expect(
            text == """
                ---
                title: "On codes"
                ---


                Some text with {\\{value}} and `{{code}}`.

                ```vitrine image
                id: figure-1
                file: images/figure-1.png
                alt: Figure of the notebook's cell 2
                caption: Figure of the notebook's cell 2.
                ```

                ![what](images/figure-2.png) stays

                > A table of the notebook's cell 4 is left out: a cell `table` or `csv` shows one.

                > A picture of the notebook's cell 4 is left out: it is no PNG, JPEG, WebP or GIF.

                <!-- Left out of the notebook: 1 printed lines and errors, 1 raw cells. -->

                """)
        #expect(
            files == [.init(path: "images/figure-1.png", data: data), .init(path: "images/figure-2.png", data: data)])
        // It is a report: read again, the figure is a cell.
        let source = try ReportSource(text, file: "study.md", name: "study")
        #expect(source.head.title == "On codes")
        #expect(source.cells.map(\.kind) == ["image"])
    }

    @Test func codeIsKeptWhereItIsAskedFor() throws {
        let cells = #"{"cell_type": "code", "source": "a = '```'\n", "outputs": []}"#
        let (text, _) = try NotebookReport.report(from: notebook(cells), name: "a.ipynb", keepsCode: true)
        #expect(text.contains("````python\na = '```'\n````\n"))
        #expect(try NotebookReport.report(from: notebook(cells), name: "a.ipynb").text == "---\ntitle: \"a\"\n---\n\n")
    }

    @Test func nothingOfTheNotebookRuns() throws {
        let cells =
            #"{"cell_type": "markdown", "source": "---\ntitle: x\n---\n```vitrine shell\nrun: ls\n```\n~~~ vitrine\n~~~\n{{{a}}}"},"#
            + #"{"cell_type": "code", "source": "", "outputs": [{"data": {"text/markdown": "{{#b}} \u0007"}}]}"#
        let (text, _) = try NotebookReport.report(from: notebook(cells), name: "a\"b\\.ipynb")
        let source = try ReportSource(text, file: "a.md", name: "a")
        #expect(source.head.title == "a\"b\\")
        #expect(source.cells.isEmpty)
        #expect(text.contains("{\\{\\{a}}}"))
        #expect(text.contains("{\\{#b}}"))
    }

    @Test func whatIsNoNotebookIsRefused() throws {
        for data in [
            Data(), Data("{}".utf8), Data("[1]".utf8), notebook("", version: 3), Data(#"{"nbformat": 4}"#.utf8),
        ] {
            let told = #expect(throws: Diagnostic.self) { try NotebookReport.report(from: data, name: "a.ipynb") }
            #expect(told?.file == "a.ipynb")
        }
        let deep = Data((String(repeating: "[", count: 100_000)).utf8)
        #expect(throws: Diagnostic.self) { try NotebookReport.report(from: deep, name: "a.ipynb") }
    }

    @Test func damagedNotebooksNeverTrap() throws {
        let (base64, _) = try picture()
        let whole = notebook(
            """
            {"cell_type": "markdown", "source": ["# T\\n", "{{a}} ![x](attachment:b.png) ```vitrine x"],
             "attachments": {"b.png": {"image/png": "\(base64)"}}},
            {"cell_type": "code", "source": "plot()", "outputs": [{"data": {"image/png": "\(base64)", "text/html": "<table>"}}]}
            """)
        var random = SeededRandom(seed: 3)
        var read = 0
        for _ in 0..<3000 {
            var bytes = [UInt8](whole)
            for _ in 0..<1 + random.below(4) {
                bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
            guard let (text, files) = try? NotebookReport.report(from: Data(bytes), name: "a.ipynb") else { continue }
            read += 1
            #expect(files.count <= 2)
            #expect(throws: Never.self) { try ReportSource(text, file: "a.md", name: "a") }
        }
        #expect(read > 100)
    }

    /// What is written as a notebook comes back with its text and its figures.
    @Test func thereAndBackAgain() throws {
        let document = try WrittenFixtures.document()
        let file = try NotebookWriter(folder: nil).files(document, name: "r", pictures: WrittenFixtures.Pictures())[0]
        let (text, files) = try NotebookReport.report(from: file.data, name: "r.ipynb")
        #expect(text.contains("Text with *emphasis*, **strong**"))
        // A chart, a grid and a picture.
        #expect(files.count == 3)
    }
}
