import Core
import Foundation
import Report
import Testing

@Suite struct MarkdownWriterTests {
    private func written() throws -> [ReportFile] {
        try MarkdownWriter(folder: nil).files(
            WrittenFixtures.document(), name: "results", pictures: WrittenFixtures.Pictures())
    }

    @Test func theFileAndItsImages() throws {
        let files = try written()
        #expect(
            files.map(\.path) == [
                "results.md", "images/results/curve-1.svg", "images/results/results-1-1.png",
                "images/results/photo-1a2b.png",
            ])
        let text = String(decoding: files[0].data, as: UTF8.self)
        for file in files.dropFirst() { #expect(text.contains("](\(file.path))")) }
        // The title is the text's own first heading, and stands once.
        #expect(text.components(separatedBy: "# A report\n").count == 2)
        #expect(text.contains("A\\. Author \\& Co\\., B\\. \\<b\\>Author\\</b\\>"))
        #expect(text.contains("**Abstract.** What *this* is, in $n$ words."))
        #expect(text.contains("<a id=\"curve\"></a>"))
        #expect(text.contains("**Figure 1.** The *curve*, with $P@N$ and `code`."))
        // Nothing of the author's machine.
        #expect(!text.contains("/home/someone"))
        #expect(text.contains("results\\.md, line 42"))
        // A fence in a cell's source does not end the block around it.
        #expect(text.contains("````yaml\n# vitrine grid\nclasses: [Shrt]\n```\n````\n"))
    }

    @Test func tablesAsGitHubHasThem() throws {
        let text = String(decoding: try written()[0].data, as: UTF8.self)
        #expect(
            text.contains(
                """
                | Run \\| kind | mAP\\@all |
                | --- | ---: |
                | itq | **0\\.5614**<br><sub>0\\.556 to 0\\.567</sub> |
                | a\\|b\\\\c | 0\\.4210 |
                """))
        // The caption of a table stands above it.
        let caption = try #require(text.range(of: "**Table 1.** Scores."))
        let table = try #require(text.range(of: "| Run"))
        #expect(caption.lowerBound < table.lowerBound)
    }

    @Test func codesShowWhereTheyDiffer() throws {
        let text = String(decoding: try written()[0].data, as: UTF8.self)
        #expect(text.contains("Query 3  10110001 1  8d01\nRow 17   11110001 0  8f00\n"))
        // Bits 1 and 8, the second of the first group and the only one of the second.
        #expect(text.contains("\n          ^       ^\n"))
    }

    @Test func theSameBytesEachTime() throws {
        #expect(try written() == written())
    }

    @Test func picturesOfTheTextComeAlong() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("md-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let image = try WrittenFixtures.image()
        try image.data.write(to: folder.appendingPathComponent("own.png"))
        let document = ReportDocument(
            head: ReportHead(title: "T"),
            blocks: [.text("![what](own.png) ![none](../secret.png) ![web](https://example.org/x.png)\n")])
        let files = try MarkdownWriter(folder: folder).files(
            document, name: "r", pictures: WrittenFixtures.Pictures())
        #expect(files.count == 2)
        #expect(files[1].data == image.data)
        let text = String(decoding: files[0].data, as: UTF8.self)
        #expect(text.contains("![what](\(files[1].path)) ![none](../secret.png) ![web](https://example.org/x.png)"))
    }
}
