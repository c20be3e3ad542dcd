import Core
import Foundation
import SlidePipeline
import Testing

/// A folder that goes away with the test.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-slides-\(UUID().uuidString)")
    try Files.makeDirectory(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

@Suite struct SlideSiteParsingTests {
    private func load(_ text: String) throws -> SlideSiteConfiguration {
        try withFolder { folder in
            let url = folder.appendingPathComponent("vitrine.yml")
            try Files.write(text, to: url)
            return try SlideSiteConfiguration.load(url)
        }
    }

    private func mistakes(_ text: String) throws -> [Diagnostic] {
        do {
            _ = try load(text)
            return []
        } catch let found as Diagnostics {
            return found.all
        } catch let found as Diagnostic {
            return [found]
        }
    }

    private static let run = "runs: [{name: x, encoder: statistics, hash: {function: lsh, bits: 32}}]\n"

    @Test func whatIsLeftOutHasItsDefault() throws {
        let site = try load("title: t\nslides: {folder: slides}\n" + Self.run)
        #expect(site.scales == [5, 10, 20, 40])
        #expect(site.tile == 224 && site.tissue == 0.5 && site.neighbours == 20)
        #expect(site.scaleNetwork == nil)
        #expect(site.methods.first?.recipe.hash.function == "lsh")
    }

    @Test(arguments: [
        ("title: t\nslides: {}\n", 2, "`slides` names no folder"),
        ("title: t\nslides: {folder: s, micron: 3}\n", 2, "unknown key `slides.micron`"),
        ("title: t\nslides: fashion-mnist\n", 2, "the dataset `fashion-mnist` is one of images"),
        ("title: t\nslides: {card: path-dt-msu-wss1, folder: s}\n", 2, "`folder` beside `card`"),
        ("title: t\nslides: [a]\n", 2, "`slides` is a list"),
        ("title: t\nslides: {folder: s}\nscales: [10, 10]\n", 3, "`scales` is [10.0, 10.0]"),
        ("title: t\nslides: {folder: s}\nscales: [0]\n", 3, "`scales` is [0.0]"),
        ("title: t\nslides: {folder: s}\ntile: 8\n", 3, "`tile` is `8`"),
        ("title: t\nslides: {folder: s}\nqueries: {per_clas: 3}\n", 3, "unknown key `queries.per_clas`"),
        ("title: t\nslides: {folder: s}\ndataset: fashion-mnist\n", 3, "unknown key `dataset`"),
    ])
    func mistakesNameTheirLine(text: String, line: Int, message: String) throws {
        let found = try mistakes(text + Self.run)
        #expect(found.contains { $0.line == line && $0.message.hasPrefix(message) }, "\(found)")
    }

    @Test(arguments: [
        ("runs: [{name: x, codes: {database: a.npy, query: b.npy}}]", "the run `x` brings vectors or codes of its own"),
        ("runs: [{name: x, encoder: statistics, scales: network}]", "`scales: network` without a `scale_network`"),
        ("runs: [{name: x, encoder: statistics}, {name: x, encoder: statistics}]", "two runs are called `x`"),
        ("runs: [recipes/x.yml]", "`runs` holds a text"),
        ("runs: []", "`runs`"),
    ])
    func runsThatCannotBeAreTold(runs: String, message: String) throws {
        let found = try mistakes("title: t\nslides: {folder: s}\n\(runs)\n")
        #expect(found.contains { $0.message.hasPrefix(message) }, "\(found)")
    }

    @Test func aCardIsFoundByNameOrPath() throws {
        for slides in ["path-dt-msu-wss1", "{card: path-dt-msu-wss1, microns_per_pixel: 0.5}"] {
            let site = try load("title: t\nslides: \(slides)\n" + Self.run)
            #expect(site.card?.name == "path-dt-msu-wss1")
        }
        let missing = try mistakes("title: t\nslides: path-dt-msu-wss3\n" + Self.run)
        #expect(missing.first?.advice?.hasPrefix("write `path-dt-msu-wss") == true, "\(missing)")
        try withFolder { folder in
            try Files.write(
                "name: a\ntitle: A\nreader: slides\nlook_in: [x]\nfiles: {database: y}\n",
                to: folder.appendingPathComponent("mine.yml"))
            let url = folder.appendingPathComponent("vitrine.yml")
            try Files.write("title: t\nslides: mine.yml\n" + Self.run, to: url)
            #expect(try SlideSiteConfiguration.load(url).card?.name == "a")
        }
    }

    /// Whatever bytes a file has, it is refused or read, and never ends the process.
    @Test func randomFilesAreRefused() throws {
        var random = SeededRandom(seed: 5)
        let words = [
            "title", "slides", "folder", "scales", "queries", "runs", "name", ":", ": ", "[", "]", "{", "}", "\n",
            "\n  - ",
            "1e400", "-1", "99999999999999999999", "nan", "null", "'", "\"", "&a", "*a", ",", "encoder: statistics",
        ]
        for _ in 0..<500 {
            let text = (0..<random.below(30)).map { _ in words[random.below(words.count)] }.joined()
            _ = try? mistakes(text)
        }
    }

    @Test func aSiteOfImagesIsNone() throws {
        try withFolder { folder in
            let url = folder.appendingPathComponent("vitrine.yml")
            #expect(!SlideSiteConfiguration.describes(url))
            try Files.write("title: t\ndataset: d\n", to: url)
            #expect(!SlideSiteConfiguration.describes(url))
            try Files.write("title: t\nslides: {folder: s}\n", to: url)
            #expect(SlideSiteConfiguration.describes(url))
        }
    }
}
