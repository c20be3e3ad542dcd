import Arrays
import Core
import Foundation
import Projection
import Testing

/// Not a check: makes the map of VITRINE_MAP_OF (`.npy`, float32) and writes it to VITRINE_MAP_TO, with the time taken.
@Suite struct MeasuredTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["VITRINE_MAP_OF"] != nil))
    func mapsAFile() throws {
        let environment = ProcessInfo.processInfo.environment
        let matrix = try FloatMatrix(npy: URL(fileURLWithPath: environment["VITRINE_MAP_OF"] ?? ""))
        var options = TSNEOptions()
        options.iterations = Int(environment["VITRINE_MAP_ITERATIONS"] ?? "") ?? options.iterations
        let clock = ContinuousClock()
        let start = clock.now
        let map = try LatentMap.make(
            of: matrix, options: options, jobs: Int(environment["VITRINE_MAP_JOBS"] ?? "") ?? 2
        ) { event in
            if case .finished(let task, let summary) = event { print(task, summary, clock.now - start) }
        }
        print("map in", clock.now - start, map.facts)
        try map.positions.write(to: URL(fileURLWithPath: environment["VITRINE_MAP_TO"] ?? "map.npy"))
    }
}
