import Core
import Foundation
import Slides
import Testing

@Suite struct SyntheticTests {
    func files(_ folder: TestFolder) throws -> [String: Data] {
        Dictionary(
            uniqueKeysWithValues: try Files.list(folder.url).map { ($0.lastPathComponent, try Data(contentsOf: $0)) })
    }

    @Test func theSameWhateverTheJobs() throws {
        let plan = SyntheticSlidePlan(slides: 3, edge: 1100, halfMagnificationEvery: 2, slidesPerPatient: 2, seed: 9)
        let (one, four, other) = (try TestFolder(), try TestFolder(), try TestFolder())
        try SyntheticSlides.write(plan, to: one.url, jobs: 1)
        try SyntheticSlides.write(plan, to: four.url, jobs: 4)
        let written = try files(one)
        #expect(written == (try files(four)))
        #expect(
            written.keys.sorted() == (1...3).flatMap { ["slide-0\($0).geojson", "slide-0\($0).svs"] } + ["slides.csv"])
        let list = "file,patient\r\nslide-01.svs,patient-01\r\nslide-02.svs,patient-01\r\nslide-03.svs,patient-02\r\n"
        #expect(written["slides.csv"] == Data(list.utf8))
        #expect(try Slide(one.file("slide-01.svs")).resolution.magnification == 40)
        let half = try Slide(one.file("slide-02.svs"))
        #expect(half.resolution.magnification == 20 && half.width == 1100 && half.height == 1100)
        #expect(throws: Diagnostic.self) { try half.region(x: 0, y: 0, scale: 40, width: 9, height: 9) }
        var seeded = plan
        seeded.seed = 10
        try SyntheticSlides.write(seeded, to: other.url)
        #expect(try files(other)["slide-01.svs"] != written["slide-01.svs"])
    }

    @Test func plansAreChecked() throws {
        let folder = try TestFolder()
        for plan in [
            SyntheticSlidePlan(slides: 0), .init(slides: 1, edge: 10), .init(slides: 1, edge: Int.max),
            .init(slides: 1, magnification: .nan), .init(slides: 1, classes: 1), .init(slides: 1, classes: 7),
            .init(slides: 1, areas: 0), .init(slides: 1, slidesPerPatient: 0),
            .init(slides: 1, halfMagnificationEvery: -1),
        ] {
            #expect(throws: Diagnostic.self) { try SyntheticSlides.write(plan, to: folder.url) }
        }
        #expect(try Files.list(folder.url).isEmpty)
    }

    /// Every class has tiles that the mask keeps, and classes differ by more than slides do.
    @Test func classesCanBeToldApart() throws {
        let folder = try TestFolder()
        try SyntheticSlides.write(.init(slides: 2, edge: 3000, areas: 6, seed: 1), to: folder.url)
        var kept: [String: (kept: Int, all: Int)] = [:]
        var greys: [String: [Float]] = [:]
        for name in ["slide-01", "slide-02"] {
            let slide = try Slide(folder.file(name + ".svs"))
            let annotations = try SlideAnnotations(contentsOf: folder.file(name + ".geojson"))
            #expect(annotations.classes == TissueKind.allCases.map(\.rawValue).sorted())
            let grid = try TileGrid(slide: slide, scale: 20, tile: 112)
            let mask = try TissueMask(slide)
            let stream = TileStream(slide: slide, grid: grid, mask: mask, jobs: 2)
            let statistics = try stream.statistics()
            for row in 0..<grid.rows {
                for column in 0..<grid.columns {
                    let rect = grid.rect(column: column, row: row)
                    guard let kind = annotations.majority(in: rect, atLeast: 0.95) else { continue }
                    let found = stream.places.firstIndex(of: TilePlace(column: column, row: row))
                    kept[kind, default: (0, 0)].all += 1
                    if let found {
                        kept[kind, default: (0, 0)].kept += 1
                        greys[kind, default: []].append(statistics[12 * found])
                    }
                }
            }
        }
        #expect(kept.count == 6)
        for (kind, count) in kept { #expect(count.all > 10 && count.kept * 10 >= count.all * 9, "\(kind): \(count)") }
        let means = greys.mapValues { $0.reduce(0, +) / Float($0.count) }
        #expect(
            (means["fat"] ?? 0) > (means["muscle"] ?? 255) && (means["muscle"] ?? 0) > (means["lymphocytes"] ?? 255))
    }

    /// Sizes are in microns: scanned at half the magnification, the same slide of half the edge is the same picture.
    @Test func texturesAreMadeInMicrons() throws {
        let (fine, coarse) = (try TestFolder(), try TestFolder())
        try SyntheticSlides.write(.init(slides: 1, edge: 2400, magnification: 40, areas: 4, seed: 4), to: fine.url)
        try SyntheticSlides.write(.init(slides: 1, edge: 1200, magnification: 20, areas: 4, seed: 4), to: coarse.url)
        let one = try Slide(fine.file("slide-01.svs")).region(x: 0, y: 0, scale: 20, width: 1200, height: 1200)
        let two = try Slide(coarse.file("slide-01.svs")).region(x: 0, y: 0, scale: 20, width: 1200, height: 1200)
        let differences = zip(one, two).map { abs(Int($0) - Int($1)) }
        #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 6)
    }
}
