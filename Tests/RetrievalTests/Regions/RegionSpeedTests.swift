import Arrays
import Core
import Foundation
import Retrieval
import Testing

/// Fifty slides of 20 000 × 20 000 pixels at 5, 10, … 40×: 1 250 800 tiles. Runs where VITRINE_SPEED is set.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["VITRINE_SPEED"] != nil)) struct RegionSpeedTests {
    @Test func regionsOfFiftySlides() throws {
        let (grids, next) = try fiftySlides(scales: 0..<8)
        // Near codes for near tiles would be easier; these share codes all over.
        let common = try tiedCodes(Int(next), bits: 32, seed: 1, prototypes: 40)
        let rare = try uniformCodes(Int(next), bits: 32, seed: 2)
        // Every window is as near as every other, and most overlap a hit.
        let equal = try PackedCodes(count: Int(next), bits: 32, bytes: [UInt8](repeating: 5, count: 4 * Int(next)))
        for (name, codes) in [("common codes", common), ("rare codes", rare), ("one code", equal)] {
            let made = ContinuousClock().measure { _ = try? RegionIndex(grids: grids, codes: codes) }
            let index = try RegionIndex(grids: grids, codes: codes)
            print("\(name): index of \(next) tiles in \(made)")
            for side in [1, 4, 8] {
                guard let query = try queryRegion(grids[7], column: 9, row: 9, columns: side, rows: side, codes: codes)
                else { continue }
                for shared in [true, false] {
                    var options = RegionSearchOptions()
                    options.sharedCode = shared
                    var times: [Duration] = []
                    var hits = 0
                    for _ in 0..<5 {
                        times.append(
                            try ContinuousClock().measure { hits = try index.search(query, options, jobs: 2).count })
                    }
                    let median = times.sorted()[2]
                    print("  \(side) × \(side) tiles, shared code \(shared): \(median), \(hits) hits")
                }
            }
        }
    }

    @Test func latentsOfThreeScales() throws {
        let (grids, next) = try fiftySlides(scales: 2..<5)
        let latents = try uniformMatrix(Int(next), 64, seed: 3)
        let index = try LatentRegionIndex(grids: grids, latents: latents)
        let features = try uniformMatrix(16, 64, seed: 4)
        var hits = 0
        let time = try ContinuousClock().measure {
            hits = try index.search(columns: 4, rows: 4, features: features, jobs: 2).count
        }
        print("latents of 64 numbers, \(next) tiles, 4 × 4 tiles: \(time), \(hits) hits")
        #expect(hits == 20)
    }

    /// Scale s is (s + 1) · 5×.
    private func fiftySlides(scales: Range<Int>) throws -> (grids: [RegionGrid], tiles: Int32) {
        var grids: [RegionGrid] = []
        var next: Int32 = 0
        for slide in 0..<50 {
            for scale in scales {
                let edge = 224 * 8 / Double(scale + 1)
                let side = Int(20_000 / edge)
                let tiles = next..<next + Int32(side * side)
                next = tiles.upperBound
                grids.append(
                    try RegionGrid(
                        slide: slide, scale: scale, columns: side, rows: side, tileEdge: edge, tiles: Array(tiles)))
            }
        }
        return (grids, next)
    }
}
