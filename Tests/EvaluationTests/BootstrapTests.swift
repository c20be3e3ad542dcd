import Core
import Evaluation
import Testing

@Suite struct BootstrapTests {
    /// For many queries the interval is the normal one: mean ± 1.96 standard errors.
    @Test func agreesWithTheNormalInterval() throws {
        var random = SeededRandom(seed: 1)
        let values = (0..<2003).map { _ in random.normal() + 3 }
        let interval = try #require(Bootstrap.intervals([values], resamples: 2000, seed: 7)?.first)
        let center = mean(values)
        let deviation = (values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 2002).squareRoot()
        let half = 1.959964 * deviation / (2003.0).squareRoot()
        #expect(abs(interval[0] - (center - half)) < 0.1 * half)
        #expect(abs(interval[1] - (center + half)) < 0.1 * half)
    }

    @Test func theSeedDecides() {
        let values = (0..<50).map { Double($0 % 7) }
        let first = Bootstrap.intervals([values], resamples: 100, seed: 1)
        #expect(Bootstrap.intervals([values], resamples: 100, seed: 1) == first)
        #expect(Bootstrap.intervals([values], resamples: 100, seed: 2) != first)
    }

    @Test func equalValuesHaveNoWidth() {
        #expect(Bootstrap.intervals([[0.5, 0.5, 0.5]], resamples: 10, seed: 1) == [[0.5, 0.5]])
    }

    @Test func oneQueryHasNone() {
        #expect(Bootstrap.intervals([[1]], resamples: 10, seed: 1) == nil)
        #expect(Bootstrap.intervals([[1, 2]], resamples: 0, seed: 1) == nil)
    }

    /// numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0.025, 0.5, 0.975]).
    @Test func quantilesAsNumPy() {
        let sorted: [Double] = [1, 1, 2, 3, 4, 5, 6, 9]
        #expect(close(Bootstrap.quantile(sorted, 0.025), 1))
        #expect(close(Bootstrap.quantile(sorted, 0.5), 3.5))
        #expect(close(Bootstrap.quantile(sorted, 0.975), 8.475))
    }
}
