import Core
import Foundation
import Slides
import Testing

/// Prints how long things take; asserts nothing about time. Set VITRINE_SLIDES to a folder for slides of 20 000 pixels.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["VITRINE_SLIDES"] != nil))
struct SlideTimings {
    /// Of processor time, so that other work on the machine does not count.
    func seconds(_ body: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
        }
        let start = now()
        try body()
        return ((now() - start) * 1000).rounded() / 1000
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
        print("opening:", try seconds { _ = try Slide(slide.url) })
        for scale in [40.0, 35, 20, 15, 5] {
            let grid = try TileGrid(slide: slide, scale: scale, tile: 224)
            let places = Array(TileStream(slide: slide, grid: grid, mask: mask, jobs: 1).places.prefix(600))
            var (plain, tiles, statistics): ([Double], [Double], [Double]) = ([], [], [])
            for _ in 0..<5 {
                func fresh() throws -> TileStream {
                    TileStream(slide: try Slide(slide.url), grid: grid, places: places, jobs: 1)
                }
                plain.append(try seconds { try Plain.read(slide, grid, places) })
                tiles.append(try seconds { try fresh().forEach(batch: 64) { _, _ in } })
                statistics.append(try seconds { _ = try fresh().statistics() })
            }
            func each(_ times: [Double]) -> String {
                "\(((times.min() ?? 0) / Double(places.count) * 1e5).rounded() / 100) ms"
            }
            let ratio = (plain.min() ?? 0) / (statistics.min() ?? 1)
            print(
                "scale \(scale): a tile of OpenSlide \(each(plain)), of the stream \(each(tiles)),",
                "with statistics \(each(statistics)), ratio \((ratio * 100).rounded() / 100)")
        }
        print(try memory())
    }

    func memory() throws -> [Substring] {
        try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("VmHWM")
        }
    }

    @Test func zooming() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["VITRINE_SLIDES"] ?? "")
        let slide = try Slide(folder.appendingPathComponent("20000/slide-01.svs"))
        let start = ContinuousClock.now
        for budget in [nil, 8_000_000] {
            var found: DeepZoomDescription?
            let time = try seconds {
                found = try DeepZoom.write(
                    slide: slide, to: folder.appendingPathComponent("zoom"), name: "a", budget: budget)
            }
            print("zooming:", time, ContinuousClock.now - start, found.map { "\($0)" } ?? "")
        }
        print(try memory())
    }
}
