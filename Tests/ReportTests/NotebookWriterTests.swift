import Core
import Foundation
import Report
import Testing

@Suite struct NotebookWriterTests {
    private struct Notebook: Decodable {
        struct Cell: Decodable {
            var cellType: String
            var id: String
            var source: [String]
            var executionCount: Int?
            var outputs: [Output]?
        }
        struct Output: Decodable {
            var outputType: String
            var data: [String: String]
        }
        var cells: [Cell]
        var nbformat: Int
        var nbformatMinor: Int
    }

    private func written() throws -> ReportFile {
        let files = try NotebookWriter(folder: nil).files(
            WrittenFixtures.document(), name: "results", pictures: WrittenFixtures.Pictures())
        #expect(files.count == 1)
        return files[0]
    }

    @Test func cellsAndOutputs() throws {
        let file = try written()
        #expect(file.path == "results.ipynb")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let notebook = try decoder.decode(Notebook.self, from: file.data)
        #expect(notebook.nbformat == 4 && notebook.nbformatMinor == 5)
        #expect(Set(notebook.cells.map(\.id)).count == notebook.cells.count)
        let code = notebook.cells.filter { $0.cellType == "code" }
        #expect(code.map(\.executionCount) == [1, 2, 3, 4, 5, 6])
        // Running them does nothing.
        for line in code.flatMap(\.source) { #expect(line.hasPrefix("#")) }
        #expect(code[0].source.first == "# vitrine chart\n")
        let outputs = code.compactMap(\.outputs)
        #expect(Set(outputs[0][0].data.keys) == ["image/png", "image/svg+xml", "text/plain"])
        #expect(outputs[0][1].data["text/markdown"]?.contains("**Figure 1.** The *curve*") == true)
        #expect(outputs[1][0].data["text/markdown"]?.contains("**Table 1.** Scores.") == true)
        #expect(Set(outputs[1][1].data.keys) == ["text/html", "text/plain"])
        #expect(
            outputs[1][1].data["text/plain"]
                == """
                Run | kind                   mAP@all
                ----------  ------------------------
                itq         *0.5614 (0.556 to 0.567)
                a|b\\c                         0.4210
                Same label; ties in index order.
                """)
        for output in outputs.joined() { #expect(output.data["text/plain"] != nil) }
        #expect(outputs[5][0].data["text/markdown"]?.contains("could not be shown") == true)
        #expect(!String(decoding: file.data, as: UTF8.self).contains("/home/someone"))
    }

    @Test func theSameBytesEachTime() throws {
        #expect(try written() == written())
    }

    /// nbformat's own judgement, where the test tools are installed.
    @Test(.enabled(if: TestTools.python(with: "nbformat") != nil))
    func nbformatTakesIt() throws {
        let python = try #require(TestTools.python(with: "nbformat"))
        let folder = try TestTools.folder("notebook")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("results.ipynb")
        try written().data.write(to: file)
        let script =
            "import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT))"
        let (status, said) = try TestTools.run(python, ["-W", "error", "-B", "-c", script, file.path], in: folder)
        #expect(status == 0, "\(said)")
    }
}
