import Foundation
import Hashing
import Testing

/// Run with VITRINE_TIMINGS=1; prints seconds, for comparing by hand.
@Test(.enabled(if: ProcessInfo.processInfo.environment["VITRINE_TIMINGS"] != nil))
func timings() throws {
    for (columns, bits) in [(48, 48), (784, 48)] {
        let latents = try Latents.clustered(rows: 60_000, columns: columns)
        for name in HashFunctions.names where !["sign", "threshold", "bi-half"].contains(name) {
            let clock = ContinuousClock()
            let start = clock.now
            let hash = try HashFunctions.fit(
                name, options: HashOptions(bits: bits), on: latents, labels: Latents.labels(rows: 60_000))
            let fitted = clock.now
            _ = try hash.codes(for: latents)
            print("\(name) \(columns) -> \(bits): fit \(fitted - start), codes \(clock.now - fitted)")
        }
    }
}
