import Core
import Evaluation
import Foundation
import Pipeline
import Retrieval
import Testing

private func configuration(_ recipe: String, neighbours: Int = 20) throws -> SiteConfiguration {
    try withFolder { folder in
        let file = folder.appendingPathComponent("vitrine.yml")
        try Files.write("title: t\ndataset: d\nneighbours: \(neighbours)\nruns:\n  - {name: x, \(recipe)}\n", to: file)
        return try SiteConfiguration.load(file)
    }
}

@Test(arguments: [
    ("encoder: pixels, search: exakt", "`search` is `exakt`"),
    ("encoder: pixels, search: two-stage", "a two-stage search without its look-up"),
    ("encoder: pixels, search: {}", "the key `runs.search.method` is missing"),
    ("encoder: pixels, search: {method: two-stage}", "a two-stage search without its look-up"),
    ("encoder: pixels, search: {method: two-stage, radius: 2, candidates: 3}", "a two-stage search with two look-ups"),
    ("encoder: pixels, search: {method: two-stage, radius: -1}", "`runs.search.radius` is `-1`"),
    ("encoder: pixels, search: {method: two-stage, radius: 2}, hash: none", "a two-stage search without codes"),
    (
        "codes: {database: a.npy, query: b.npy}, search: {method: two-stage, radius: 2}",
        "a two-stage search of codes alone"
    ),
    ("encoder: pixels, search: {method: forest, trees: 0}, hash: none", "`runs.search.trees` is `0`"),
    ("encoder: pixels, search: {method: forest, treez: 2}, hash: none", "unknown key `runs.search.treez`"),
    ("encoder: pixels, search: {method: forest, radius: 2}, hash: none", "unknown key `runs.search.radius`"),
    ("encoder: pixels, search: forest", "a forest over codes"),
    (
        "neighbours: {indices: a.npy}, search: {method: two-stage, radius: 2}", "a two-stage search without codes"
    ),
    ("neighbours: {indices: a.npy}, search: forest", "a forest over nothing"),
    ("encoder: pixels, search: multi-index, hash: none", "hash tables over latents"),
])
func mistakesInASearchNameTheirLine(recipe: String, message: String) throws {
    do {
        _ = try configuration(recipe)
        Issue.record("\(recipe) was accepted")
    } catch let found as Diagnostics {
        #expect(found.all.count == 1, "\(found)")
        #expect(found.all.first?.message.hasPrefix(message) == true, "\(found)")
        #expect(found.all.first?.line == 5)
    }
}

@Test(arguments: [
    ("encoder: pixels", "search: exact\n"),
    ("encoder: pixels, search: exact", "search: exact\n"),
    ("encoder: pixels, search: multi-index", "search: {method: multi-index}\n"),
    ("encoder: pixels, search: {method: multi-index, parts: 3}", "search: {method: multi-index, parts: 3}\n"),
    ("encoder: pixels, search: {method: two-stage, radius: 20}", "search: {method: two-stage, radius: 20}\n"),
    ("encoder: pixels, search: {method: two-stage, candidates: 10}", "search: {method: two-stage, candidates: 10}\n"),
    (
        "encoder: pixels, hash: none, search: {method: forest, trees: 30}",
        "search: {method: forest, distance: euclidean, trees: 30, search_k: 210, seed: 0}\n"
    ),
    (
        "encoder: pixels, hash: none, search: {method: forest, distance: angular, leaf: 7, search_k: 9, seed: 4}",
        "search: {method: forest, distance: angular, trees: 10, leaf: 7, search_k: 9, seed: 4}\n"
    ),
])
func resolvedSearchesReadBackToThemselves(recipe: String, text: String) throws {
    let first = try #require(try configuration(recipe, neighbours: 7).recipes.first)
    #expect(first.resolvedText.contains(text), "\(first.resolvedText)")
    try withFolder { folder in
        let site = folder.appendingPathComponent("vitrine.yml")
        try Files.write(first.resolvedText, to: folder.appendingPathComponent("x.yml"))
        // Another number of neighbours: what was resolved stays.
        try Files.write("title: t\ndataset: d\nneighbours: 50\nruns: [x.yml]\n", to: site)
        let second = try #require(try SiteConfiguration.load(site).recipes.first)
        #expect(second.search == first.search)
        #expect(second.resolvedText == first.resolvedText)
    }
}

/// Whole builds of a small drawn dataset, one run a method.
@Suite(.serialized) struct SearchBuildTests {
    private static let runs = """
        title: t
        dataset: shapes
        neighbours: 5
        runs:
          - {name: plain, encoder: pixels, hash: none}
          - {name: forest, encoder: pixels, hash: none, search: {method: forest, trees: 3, leaf: 4, search_k: 12, seed: 3}}
          - {name: whole, encoder: pixels, hash: none, search: {method: forest, trees: 2, search_k: 100000}}
          - {name: codes, encoder: pixels, hash: {function: itq, bits: 16}}
          - {name: stages, encoder: pixels, hash: {function: itq, bits: 16}, search: {method: two-stage, candidates: 3}}
          - {name: tables, encoder: pixels, hash: {function: itq, bits: 16}, search: multi-index}

        """

    private func withSite(_ body: (URL) throws -> Void) throws {
        try withFolder { folder in
            _ = try SiteStarter.create(at: folder, source: .sample, title: "Test")
            try Files.write(Self.runs, to: folder.appendingPathComponent("vitrine.yml"))
            try body(folder)
        }
    }

    private func file(_ folder: URL, _ run: String, _ name: String) -> URL {
        folder.appendingPathComponent(".vitrine/runs/\(run)/\(name)")
    }

    @Test func everyMethodMakesARun() throws {
        try withSite { folder in
            var options = BuildOptions(site: folder)
            options.jobs = 2
            let summary = try SiteBuild(options).run()
            func metric(_ run: String, _ name: String) -> Double? {
                summary.runs.first { $0.name == run }?.metrics.first { $0.name == name }?.value
            }
            func neighbours(_ run: String) throws -> Data {
                try Files.read(file(folder, run, "neighbours.indices.npy"))
            }
            // Exact by another way.
            #expect(try neighbours("whole") == neighbours("plain"))
            #expect(try neighbours("tables") == neighbours("codes"))
            #expect(metric("tables", "mAP@all") == metric("codes", "mAP@all"))
            #expect(metric("whole", "recall of exact neighbours@5") == 1)
            #expect(metric("whole", "P@5") == metric("plain", "P@5"))
            // Twelve row numbers of 320 cannot hold them all.
            #expect(try neighbours("forest") != neighbours("plain"))
            let recall = try #require(metric("forest", "recall of exact neighbours@5"))
            #expect(recall > 0.05 && recall < 1)
            #expect(metric("forest", "mAP@all") == nil)
            #expect(metric("plain", "recall of exact neighbours@5") == nil)
            // Three candidates are ranked again, the two after them are not.
            let stages = try HammingNeighbours.read(from: file(folder, "stages", ""), database: 320)
            let euclidean = try #require(stages.euclidean)
            #expect(euclidean.indices.allSatisfy { (euclidean[$0] >= 0) == ($0 % 5 < 3) })
            #expect(metric("stages", "returned by the look-up") == 3)
            #expect(metric("stages", "mAP@20 over relevant returned by the look-up") != nil)
            #expect(metric("stages", "mAP@all") != metric("codes", "mAP@all"))
            // What is said of them.
            let size = try Files.read(file(folder, "forest", "forest.index")).count
            let provenance = try Files.readText(file(folder, "forest", "provenance.json"))
            #expect(provenance.contains("\"indexBytes\" : \(size)"))
            #expect(provenance.contains("\"searchSeconds\""))
            let page = try Files.readText(folder.appendingPathComponent("public/runs/forest.html"))
            #expect(page.contains("a forest of 3 random-projection trees"))
            #expect(page.contains("search_k: 12"))
            #expect(try Files.readText(folder.appendingPathComponent("public/runs/stages.html")).contains("two stages"))

            // Nothing is done twice, and another number of trees concerns its own run alone.
            #expect(try !SiteBuild(options).run().steps.contains { !$0.stored })
            try Files.write(
                Self.runs.replacing("trees: 3", with: "trees: 4"), to: folder.appendingPathComponent("vitrine.yml"))
            options.only = .evaluate
            let again = try SiteBuild(options).run().steps.filter { !$0.stored }
            #expect(again.map(\.run) == ["forest", "forest"])
            #expect(again.map(\.step) == [.neighbours, .evaluate])
        }
    }

    @Test(arguments: ["forest", "stages", "tables"]) func aNewImageFindsItsOwnCopyFirst(run: String) throws {
        try withSite { folder in
            var options = BuildOptions(site: folder)
            options.run = run
            let search = try ImageSearch(options)
            let image = try Files.read(folder.appendingPathComponent("data/images/database-0005.png"))
            let found = try search.search(image: image, name: "new.png", k: 40)
            #expect(found.neighbours.count == 40)
            #expect(found.neighbours.first?.distance == 0)
            #expect(run == "tables" || found.neighbours.first?.row == 5)
        }
    }
}
