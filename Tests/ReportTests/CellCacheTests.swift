import Core
import Foundation
import Report
import Testing

@Suite struct CellCacheTests {
    private func cell(_ number: Int, _ body: String = "queries: [1]") -> String {
        "```vitrine grid\nid: c\(number)\n\(body)\n```\n\n"
    }

    @Test func onlyWhatChangedRuns() throws {
        let build = try ReportTestBuild()
        let text = (0..<200).map { cell($0, "queries: [\($0 % 60)]") }
        #expect(try build(text.joined()).ran.count == 200)
        #expect(try build(text.joined()).ran.isEmpty)
        var other = text
        other[77] = cell(77, "queries: [3, 4]")
        #expect(try build(other.joined()).ran == ["c77"])
        // Neither text around them nor their order is theirs.
        #expect(try build("new text\n\n" + other.reversed().joined()).ran.isEmpty)
    }

    @Test func aRunThatChangedConcernsItsOwnCells() throws {
        let build = try ReportTestBuild()
        let text = cell(0, "runs: [run-0]") + cell(1, "runs: [run-1]") + cell(2)
        _ = try build(text)
        build.site.retrain("run-1")
        #expect(try build(text).ran == ["c1", "c2"])
    }

    @Test func aFileThatChangedConcernsItsOwnCells() throws {
        let build = try ReportTestBuild(files: ["a.csv": Data("x,y\n1,2\n".utf8), "b.csv": Data("x,y\n1,2\n".utf8)])
        let text = "```vitrine csv\nid: a\nfile: a.csv\n```\n\n```vitrine csv\nid: b\nfile: b.csv\n```\n"
        #expect(try build(text).ran == ["a", "b"])
        try Files.write(Data("x,y\n1,3\n".utf8), to: build.folder.url.appendingPathComponent("b.csv"))
        #expect(try build(text).ran == ["b"])
        // A table of the author's needs nothing of the site.
        #expect(build.site.reads.withLock { $0 } == 0)
    }

    @Test func theStoreOutlivesTheProcess() throws {
        let folder = try ReportTestFolder()
        let site = try ReportTestSite()
        let text = cell(0) + "```vitrine codes\n```\n\n```vitrine chart\nchart: scores\n```\n"
        let first = try ReportTestBuild(site, cache: CellCache(folder: folder.url))(text)
        let again = try ReportTestSite()
        let second = try ReportTestBuild(again, cache: CellCache(folder: folder.url))(text)
        #expect(second.ran.isEmpty)
        #expect(again.reads.withLock { $0 } == 0)
        for (one, two) in zip(first.document.blocks, second.document.blocks) {
            guard case .cell(let one) = one, case .cell(let two) = two, case .output(let a) = one.outcome,
                case .output(let b) = two.outcome
            else { continue }
            #expect(a == b)
        }
        // A damaged file is no reason to stop.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            try Files.write(Data("{".utf8), to: folder.url.appendingPathComponent(name))
        }
        #expect(try ReportTestBuild(site, cache: CellCache(folder: folder.url))(text).ran.count == 3)
    }

    @Test func failuresAreTriedAgain() throws {
        let build = try ReportTestBuild()
        let text = "```vitrine image\nfile: a.png\n```\n"
        #expect(try build(text).document.mistakes.count == 1)
        #expect(try build(text).document.mistakes.count == 1)
    }

    @Test func theNumberOfJobsChangesNothing() throws {
        let text = (0..<9).map { cell($0) }.joined() + "```vitrine map\n```\n"
        let one = try ReportTestBuild().body(text)
        #expect(try ReportTestBuild().body(text).html == one.html)
    }
}
