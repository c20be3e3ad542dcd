import Core
import Evaluation
import Foundation
import Pipeline
import SlidePipeline
import Slides
import Testing

/// Whole builds of a gallery of small made-up slides.
@Suite(.serialized) struct SlideBuildTests {
    private static let site = """
        title: Test <&> slides
        slides: {folder: slides, patients: slides/slides.csv}
        scales: [10, 20]
        neighbours: 10
        queries: {per_class: 2, columns: 2, rows: 2, slides: [slide-03, slide-04]}
        pyramid: {megabytes: 1}
        runs:
          - name: statistics
            encoder: statistics
            candidates: all
            hash: {function: lsh, bits: 32}
          - name: plain
            encoder: statistics
            hash: none

        """

    /// Made once: the slides take longer than all the rest.
    private static let slides = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-made-up-slides")
        try? FileManager.default.removeItem(at: folder)
        try SyntheticSlides.write(SyntheticSlidePlan(slides: 4, edge: 4000, classes: 3, seed: 1), to: folder)
        return folder
    }

    private func start(_ folder: URL, _ site: String = site) throws {
        try FileManager.default.copyItem(
            at: Self.slides.get(), to: folder.appendingPathComponent("slides"))
        try Files.write(site, to: folder.appendingPathComponent("vitrine.yml"))
    }

    private func build(_ folder: URL, _ change: (inout BuildOptions) -> Void = { _ in }) throws -> BuildSummary {
        var options = BuildOptions(site: folder)
        change(&options)
        return try SlideBuild(options).run()
    }

    private func content(_ folder: URL) throws -> [String: Data] {
        var found: [String: Data] = [:]
        let walker = FileManager.default.enumerator(atPath: folder.path)
        while let name = walker?.nextObject() as? String {
            let url = folder.appendingPathComponent(name)
            if !Files.isDirectory(url) { found[name] = try Data(contentsOf: url) }
        }
        return found
    }

    @Test func aSiteIsBuiltOnceAndWithTheSameBytesForAnyNumberOfJobs() throws {
        try withFolder { folder in
            try start(folder)
            let first = try build(folder) { $0.jobs = 1 }
            #expect(first.warnings.isEmpty)
            let pages = try content(folder.appendingPathComponent("public"))
            #expect(pages["index.html"] != nil && pages["slides/slide-01.html"] != nil)
            // The viewer knows the outlines of what is annotated.
            let script = pages["data/slides/slide-01.js"].map { String(decoding: $0, as: UTF8.self) } ?? ""
            let areas = try SlideAnnotations(contentsOf: folder.appendingPathComponent("slides/slide-01.geojson"))
            #expect(!areas.classes.isEmpty)
            for name in areas.classes { #expect(script.contains("\"name\":\"\(name)\",\"outlines\":[[[")) }
            let again = try build(folder)
            #expect(again.site == .upToDate)
            #expect(again.steps.allSatisfy { $0.stored })
            let other = try build(folder) {
                $0.jobs = 3
                $0.store = folder.appendingPathComponent("other")
                $0.output = folder.appendingPathComponent("elsewhere")
            }
            #expect(other.runs.map(\.metrics) == first.runs.map(\.metrics))
            let same = try content(folder.appendingPathComponent("elsewhere"))
            #expect(same == pages)
        }
    }

    @Test func hitsAreBetterThanChanceAndNeverOfTheQuerysOwnPatient() throws {
        try withFolder { folder in
            try start(folder)
            let summary = try build(folder) { $0.only = .evaluate }
            for run in summary.runs {
                let metric = try #require(run.metrics.first { $0.name.hasPrefix("rank-weighted mAP@10") })
                // Three classes: a third by chance.
                #expect(metric.value > 0.5, "\(run.name): \(metric.value)")
                let table = try Files.readText(run.folder.appendingPathComponent("per_query.csv"))
                #expect(table.split(whereSeparator: \.isNewline).count == 1 + 6)
            }
        }
    }

    @Test func timesAreToldAndStayOutOfThePagesUnlessTheSiteAsksForThem() throws {
        try withFolder { folder in
            try start(folder)
            let first = try build(folder)
            #expect(first.runs.count == 2)
            for run in first.runs {
                let times = try #require(run.times)
                #expect(times.slides == 4 && times.queries == 6 && times.jobs != nil)
                #expect(times.secondsASlide > 0 && times.searchMilliseconds ?? 0 > 0)
                struct Stored: Decodable {
                    struct Step: Decodable {
                        var step: String
                        var slide: String?
                        var seconds: Double
                    }
                    var times: RunTimes
                    var steps: [Step]
                }
                let url = run.folder.appendingPathComponent("provenance.json")
                let stored = try JSON.decode(Stored.self, from: Files.read(url), file: url.path)
                #expect(stored.times == times)
                // The mean of what the store says of each slide.
                let seconds = stored.steps.filter { $0.slide != nil }.reduce(0) { $0 + $1.seconds }
                #expect(abs(seconds / 4 - times.secondsASlide) < 1e-9)
                #expect(stored.steps.map(\.step).filter { $0 == "encode" }.count == 4)
            }
            let quiet = try Files.readText(folder.appendingPathComponent("public/slides/index.html"))
            #expect(!quiet.contains("Seconds to index"))
            try Files.write(Self.site + "times: true\n", to: folder.appendingPathComponent("vitrine.yml"))
            let second = try build(folder)
            // Times of stored steps are those of the build that did them.
            #expect(second.runs.map(\.times) == first.runs.map(\.times))
            #expect(second.steps.allSatisfy { $0.stored || $0.step == .render })
            let page = try Files.readText(folder.appendingPathComponent("public/slides/index.html"))
            #expect(page.contains("Seconds to index"))
            let overview = try Files.readText(folder.appendingPathComponent("public/index.html"))
            #expect(overview.contains("A search, median") && overview.contains("Seconds to index a slide, mean"))
        }
    }

    /// What hits drawn by chance get is the share of the class in what a query is searched in: the slides of others.
    @Test func chanceCountsNoTileOfTheQuerysOwnPatient() throws {
        try withFolder { folder in
            // One slide is the other's only database, and has areas of its own of one class alone.
            try start(folder, Self.site.replacingOccurrences(of: "[slide-03, slide-04]", with: "[slide-01]"))
            let slides = folder.appendingPathComponent("slides")
            for number in 2...4 {
                let url = slides.appendingPathComponent("slide-0\(number).geojson")
                let areas = try SlideAnnotations(contentsOf: url).areas
                let kept = try #require(areas.first)
                let points = kept.rings[0].map { "[\($0.x), \($0.y)]" }.joined(separator: ", ")
                try FileManager.default.removeItem(at: url)
                guard number == 2 else { continue }
                try Files.write(
                    "[{\"class\": \"\(kept.className)\", \"vertices\": [\(points)]}]",
                    to: slides.appendingPathComponent("slide-02.json"))
            }
            let summary = try build(folder) { $0.only = .evaluate }
            let step = try #require(summary.steps.first { $0.step == .evaluate && $0.run == "plain" })
            struct Evaluation: Decodable {
                struct Class: Decodable {
                    var name: String
                    var random: Double
                }
                var byClass: [Class]
            }
            let url = step.folder.appendingPathComponent("evaluation.json")
            let found = try JSON.decode(Evaluation.self, from: Files.read(url), file: url.path)
            // All labelled tiles of others have one class: by chance its queries are always right, the others never.
            #expect(Set(found.byClass.map(\.random)) == [0, 1], "\(found)")
        }
    }

    @Test func aSlideThatCannotBeReadIsToldAndTheOthersGoOn() throws {
        try withFolder { folder in
            try start(folder)
            let slides = folder.appendingPathComponent("slides")
            let whole = try Data(contentsOf: slides.appendingPathComponent("slide-01.svs"))
            try whole.prefix(whole.count / 3).write(to: slides.appendingPathComponent("cut.svs"))
            try Data("no slide".utf8).write(to: slides.appendingPathComponent("text.tif"))
            let summary = try build(folder)
            #expect(
                Set(summary.warnings.compactMap { $0.file.map { URL(fileURLWithPath: $0).lastPathComponent } })
                    == ["cut.svs", "text.tif"])
            let page = try Files.readText(folder.appendingPathComponent("public/index.html"))
            #expect(page.contains("text.tif") && page.contains("slide-04"))
            #expect(!page.contains(folder.path))
        }
    }

    @Test func aFolderWithoutSlidesIsRefused() throws {
        try withFolder { folder in
            try Files.write(Self.site, to: folder.appendingPathComponent("vitrine.yml"))
            let missing = #expect(throws: Diagnostic.self) { try build(folder) }
            #expect(missing?.file?.hasSuffix("/slides") == true)
            let slides = folder.appendingPathComponent("slides")
            try Files.makeDirectory(slides)
            try Files.write("file,patient\n", to: slides.appendingPathComponent("slides.csv"))
            #expect(throws: Diagnostic.self) { try build(folder) }
        }
    }

    @Test func aRectangleOfASlideIsSearchedInTheOthers() throws {
        try withFolder { folder in
            try start(folder)
            let search = try SlideRegionSearch(BuildOptions(site: folder))
            #expect(search.run == "statistics")
            let hits = try search.search(slide: 0, PixelRect(x: 1600, y: 1600, width: 896, height: 896), scale: 20)
            #expect(!hits.isEmpty && hits.allSatisfy { $0.slide != 0 })
            #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.distance <= $1.distance })
            for rect in [
                PixelRect(x: -1, y: 0, width: 900, height: 900), PixelRect(x: 0, y: 0, width: 9, height: 9),
                PixelRect(x: 3900, y: 0, width: 900, height: 900), PixelRect(x: 1, y: 1, width: .max, height: .max),
            ] {
                #expect(throws: Diagnostic.self) { try search.search(slide: 0, rect, scale: 20) }
            }
            let rect = PixelRect(x: 1600, y: 1600, width: 896, height: 896)
            #expect(throws: Diagnostic.self) { try search.search(slide: 9, rect, scale: 20) }
            #expect(throws: Diagnostic.self) { try search.search(slide: 0, rect, scale: 15) }
        }
    }

    @Test func networksAreTrainedAndScalesNamed() throws {
        let site = """
            title: t
            slides: {folder: slides}
            scales: [10, 20]
            tile: 64
            queries: {per_class: 1, columns: 2, rows: 2, slides: [slide-04]}
            sample: {count: 120}
            scale_network: {pairs: 128, size: 32, epochs: 2, batch: 32, references: 2}
            runs:
              - name: cnn
                scales: network
                model:
                  architecture: layers
                  encoder: [{conv: 8, kernel: 5, stride: 4, batch_norm: true}, global_average]
                  classifier: []
                  classifier_input: features
                  output: features
                training: {epochs: 2, batch: 32, losses: [classification], labels: all}
                hash: {function: itq, bits: 8}

            """
        try withFolder { folder in
            try start(folder, site)
            let summary = try build(folder) { $0.only = .evaluate }
            let run = try #require(summary.runs.first)
            #expect(run.bits == 8)
            let accuracy = try #require(run.metrics.first { $0.name == "scale accuracy" })
            #expect((0...1).contains(accuracy.value))
            // The loss of the pairs falls.
            let network = try #require(summary.steps.first { $0.run == "scale network" && $0.step == .train })
            let lines = try Files.readText(network.folder.appendingPathComponent("training.csv"))
                .split(whereSeparator: \.isNewline).dropFirst().compactMap {
                    $0.split(separator: ",").dropFirst().first
                }
                .compactMap { Double($0) }
            #expect(lines.count == 2 && lines[1] < lines[0], "\(lines)")
        }
    }
}
