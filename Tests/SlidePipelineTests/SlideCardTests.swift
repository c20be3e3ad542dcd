import Core
import Datasets
import Foundation
import Pipeline
import SlidePipeline
import Slides
import Testing

/// Galleries of collections that a card names.
@Suite(.serialized) struct SlideCardTests {
    private static let card = """
        name: tissue
        title: Tissue <of> ours
        reader: slides
        labels: [gone, squares]
        licence: CC0-1.0
        look_in: [../nowhere, collection]
        files:
          database: {images: learn, labels: drawn}
          query: {images: ask, labels: drawn}

        """

    /// Four slides of 2 000 pixels, two to learn from and two to ask, with areas of `classes` in PATH-DT-MSU's format.
    private func collection(_ folder: URL, card: String = card) throws {
        try Files.makeDirectory(folder.appendingPathComponent("datasets"))
        try Files.write(card, to: folder.appendingPathComponent("datasets/tissue.yml"))
        let made = folder.appendingPathComponent("made")
        try SyntheticSlides.write(SyntheticSlidePlan(slides: 4, edge: 2000, classes: 2, seed: 2), to: made)
        let root = folder.appendingPathComponent("collection")
        for part in ["learn", "ask", "drawn"] { try Files.makeDirectory(root.appendingPathComponent(part)) }
        for number in 1...4 {
            let name = "slide-0\(number)"
            try FileManager.default.copyItem(
                at: made.appendingPathComponent("\(name).svs"),
                to: root.appendingPathComponent("\(number < 3 ? "learn" : "ask")/\(name).svs"))
            let areas = try SlideAnnotations(contentsOf: made.appendingPathComponent("\(name).geojson")).areas
            let list = areas.map { area -> String in
                let points = area.rings[0].map { "[\($0.x), \($0.y)]" }.joined(separator: ", ")
                return "{\"class\": \"\(area.className)\", \"vertices\": [\(points)]}"
            }
            try Files.write("[\(list.joined(separator: ","))]", to: root.appendingPathComponent("drawn/\(name).json"))
        }
    }

    private static let site = """
        title: t
        slides: tissue
        scales: [20]
        tile: 112
        queries: {per_class: 2, columns: 1, rows: 1}
        pyramid: {megabytes: 1}
        runs: [{name: x, encoder: statistics, hash: none}]

        """

    @Test func aSiteNamesACardAndQueriesAreCutFromItsQuerySlides() throws {
        try withFolder { folder in
            try collection(folder)
            try Files.write(Self.site, to: folder.appendingPathComponent("vitrine.yml"))
            let summary = try SlideBuild(BuildOptions(site: folder)).run()
            #expect(summary.warnings.isEmpty)
            let index = try Files.readText(folder.appendingPathComponent("public/index.html"))
            #expect(index.contains("from the annotated areas of slide-03, slide-04"))
            let provenance = try Files.readText(folder.appendingPathComponent("public/provenance.html"))
            #expect(provenance.contains("Tissue &lt;of&gt; ours") && provenance.contains("CC0-1.0"))
            #expect(!provenance.contains(folder.path))
            let run = try #require(summary.runs.first)
            let stored = try Files.readText(run.folder.appendingPathComponent("provenance.json"))
            #expect(stored.contains("\"collection\" : \"tissue\""))
        }
    }

    @Test func onlyTheClassesThatACardKeepsCount() throws {
        try withFolder { folder in
            try collection(folder)
            let all = try SlideCollectionReport(
                DatasetCard.find("tissue", searching: [folder.appendingPathComponent("datasets")]), relativeTo: folder)
            #expect(all.slides == 4 && all.querySlides == 2 && all.annotated == 4 && all.classes.count == 2)
            #expect(all.classes.allSatisfy { $0.areas > 0 && (1...4).contains($0.slides) })
            // The card knows neither of the two, and names two that there are not.
            #expect(all.problems.count == 4, "\(all.problems)")
            let kept = try #require(all.classes.first?.name)
            let names = all.classes.map(\.name).joined(separator: ", ")
            try Files.write(
                Self.card.replacingOccurrences(of: "[gone, squares]", with: "[\(names)]\nclasses: [\(kept)]"),
                to: folder.appendingPathComponent("datasets/tissue.yml"))
            try Files.write(Self.site, to: folder.appendingPathComponent("vitrine.yml"))
            let run = try #require(try SlideBuild(BuildOptions(site: folder)).run().runs.first)
            let rows = try Files.readText(run.folder.appendingPathComponent("per_query.csv"))
                .split(whereSeparator: \.isNewline).dropFirst()
            #expect(!rows.isEmpty && rows.allSatisfy { $0.split(separator: ",")[1] == kept })
        }
    }

    @Test func damageInACollectionIsReported() throws {
        try withFolder { folder in
            try collection(folder)
            let root = folder.appendingPathComponent("collection")
            try Data("no slide".utf8).write(to: root.appendingPathComponent("ask/slide-03.svs"))
            try Files.write(
                "[{\"class\": \"a\", \"vertices\": 3}]", to: root.appendingPathComponent("drawn/slide-02.json"))
            try FileManager.default.removeItem(at: root.appendingPathComponent("drawn/slide-01.json"))
            let card = try DatasetCard.find("tissue", searching: [folder.appendingPathComponent("datasets")])
            let report = try SlideCollectionReport(card, relativeTo: folder)
            #expect(report.slides == 3 && report.querySlides == 1 && report.annotated == 2)
            for name in ["slide-03.svs", "slide-02.json", "slide-01.svs has no annotations"] {
                #expect(report.problems.contains { $0.contains(name) }, "\(name)")
            }
            try FileManager.default.copyItem(
                at: root.appendingPathComponent("ask/slide-04.svs"),
                to: root.appendingPathComponent("learn/slide-04.svs"))
            #expect(throws: Diagnostic.self) { try SlideCollectionReport(card, relativeTo: folder) }
        }
    }
}
