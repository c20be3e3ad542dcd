import Core
import Foundation
import Handover
import Testing

@Suite struct VenueTests {
    /// The literals in the binary are the files under `Templates/venues`: run `make templates` after editing those.
    @Test func everyFileIsAVenue() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Templates/venues")
        let files = try Files.list(root)
        #expect(files.map { $0.deletingPathExtension().lastPathComponent } == VenueBudget.builtIn.map(\.name))
        for file in files {
            let own = try VenueBudget.find(file.path)
            #expect(own == VenueBudget.builtIn.first { $0.name == own.name })
            #expect(!own.title.isEmpty && !own.source.isEmpty)
        }
    }

    @Test func knownBudgets() throws {
        let review = try VenueBudget.find("openreview-100")
        #expect(review.bytes == 100_000_000 && review.isAnonymous && review.folder.isEmpty)
        let ancillary = try VenueBudget.find("arxiv-anc")
        #expect(ancillary.bytes == 50_000_000 && ancillary.folder == "anc" && !ancillary.isAnonymous)
        #expect(try VenueBudget.find("pages-1g").file == 100_000_000)
    }

    @Test func anUnknownNameIsAnsweredWithANearOne() {
        let told = message { _ = try VenueBudget.find("journal-1") }
        #expect(told.contains("there is no venue `journal-1`") && told.contains("write `journal-10`"), "\(told)")
    }

    @Test(arguments: [
        ("bytes: 1 MB\n", "title"), ("title: x\nbytes: many\n", "`bytes` is `many`"),
        ("title: x\nbytes: 1 MB\nfile: -3\n", "`file` is `-3`"),
        ("title: x\nbytes: 1 MB\nfolder: ../x\n", "`folder` is"),
        ("title: x\nbytes: 1 MB\nanonymus: true\n", "unknown key `anonymus`"),
    ])
    func mistakesAreTold(text: String, expected: String) throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("mine.yml")
            try Files.write(text, to: file)
            let told = message { _ = try VenueBudget.find(file.path) }
            #expect(told.contains(expected) && told.contains("mine.yml:"), "\(told)")
        }
    }

    @Test(arguments: [
        ("100 MB", 100_000_000), ("1.5GB", 1_500_000_000), ("50 MiB", 52_428_800), ("12", 12), ("2 kB", 2_000),
        ("7 bytes", 7),
    ])
    func sizesAreReadAsPeopleWriteThem(text: String, bytes: Int) {
        #expect(ByteCount.parse(text) == bytes)
    }

    @Test(arguments: ["", "MB", "-1 MB", "1e400 GB", "nan", "1..2 kB", "９ MB", "999999999999 GB"])
    func otherTextsAreNoSizes(text: String) {
        #expect(ByteCount.parse(text) == nil)
    }
}
