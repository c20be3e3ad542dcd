import Core
import Foundation
import Slides
import Testing

/// Prints how long things take; asserts nothing about time. Set VITRINE_SLIDES to a folder for slides of 20 000 pixels.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["VITRINE_SLIDES"] != nil))
struct SlideTimings {
    func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        let duration = ContinuousClock.now - start
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    @Test func writing() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["VITRINE_SLIDES"] ?? "")
        for edge in [2048, 4096, 20_000] {
            let target = folder.appendingPathComponent("\(edge)")
            let time = try seconds { try SyntheticSlides.write(.init(slides: 1, edge: edge), to: target) }
            print("writing \(edge):", time)
        }
    }

    @Test func reading() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["VITRINE_SLIDES"] ?? "")
        let slide = try Slide(folder.appendingPathComponent("20000/slide-01.svs"))
        var mask = try TissueMask(slide)
        print("mask:", try seconds { mask = try TissueMask(slide) })
        for scale in [40.0, 35, 20, 15, 5] {
            let grid = try TileGrid(slide: slide, scale: scale, tile: 224)
            let stream = TileStream(slide: slide, grid: grid, mask: mask, jobs: 1)
            let again = try Slide(folder.appendingPathComponent("20000/slide-01.svs"))
            let plain = try seconds { try Plain.read(again, grid, stream.places) }
            let fresh = TileStream(slide: try Slide(slide.url), grid: grid, places: stream.places, jobs: 1)
            var count = 0
            let tiles = try seconds { try fresh.forEach(batch: 64) { range, _ in count += range.count } }
            let other = TileStream(slide: try Slide(slide.url), grid: grid, places: stream.places, jobs: 1)
            let statistics = try seconds { _ = try other.statistics() }
            print("scale \(scale): \(count) tiles, OpenSlide \(plain), tiles \(tiles), statistics \(statistics), ratio \(plain / statistics)")
        }
    }
}
