import Core
import Foundation
import Imaging
import Report
import Testing

/// Each kind of cell, from its text to its page: `Golden/<kind>.md` and `Golden/<kind>.html`.
///
/// `VITRINE_SNAPSHOTS=write` writes the pages anew; read the difference before committing it.
@Suite struct GoldenTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    @Test(arguments: CellRegistry.kinds + ["text"])
    func page(kind: String) throws {
        let text = try Files.readText(Self.folder.appendingPathComponent("\(kind).md"))
        let png = try ImageCodec.png(PixelImage(width: 3, height: 2, channels: 1, pixels: [0, 50, 100, 150, 200, 250]))
        var build = try ReportTestBuild(files: [
            "figure.png": png, "numbers.csv": Data("epoch,loss\n1,0.5\n2,0.25\n\"3\",\n".utf8),
        ])
        build.allowsShell = true
        let html = try build.body(text).html
        let file = Self.folder.appendingPathComponent("\(kind).html")
        if ProcessInfo.processInfo.environment["VITRINE_SNAPSHOTS"] == "write" {
            try Files.write(Data(html.utf8), to: file)
        }
        #expect(html == (try Files.readText(file)), "Golden/\(kind).html; VITRINE_SNAPSHOTS=write writes it anew")
    }

    @Test func examplesOfTheDocumentationRun() throws {
        let png = try ImageCodec.png(PixelImage(width: 1, height: 1, channels: 1, pixels: [9]))
        var build = try ReportTestBuild(files: ["figure.png": png, "numbers.csv": Data("a,b\n1,2\n".utf8)])
        build.allowsShell = true
        for cell in CellRegistry.all {
            let found = try build("```vitrine \(cell.kind)\n\(cell.example)\n```\n")
            #expect(found.document.mistakes.isEmpty, "\(cell.kind): \(found.document.mistakes)")
        }
    }
}
