import Arrays
import Core
import Foundation
import Projection
import Testing

@Suite struct AffinityTests {
    static let squared = [1, 2, 3.5, 4, 7, 11, 16, 22, 29, 37.0]

    /// SciPy's brentq on the entropy, over NumPy.
    @Test func perplexityAgreesWithNumPy() {
        let three = [
            0.5700606555, 0.2717309134, 0.089426456, 0.061741192, 0.0066869635, 0.0003452239, 8.4955e-06, 9.97e-08,
            6e-10,
            0,
        ]
        let more = [
            0.2045074371, 0.186044084, 0.1614269354, 0.1539676145, 0.1159176735, 0.0793919902, 0.04946642, 0.0280382582,
            0.014457671, 0.006781916,
        ]
        for (perplexity, expected) in [(3.0, three), (7.5, more)] {
            let found = Perplexity.weights(squared: Self.squared, perplexity: perplexity)
            for (mine, theirs) in zip(found, expected) { #expect(abs(mine - theirs) < 1e-8) }
        }
    }

    /// Neither an offset nor a unit of length changes who is near.
    @Test(arguments: [1e-12, 1, 1e12])
    func perplexityHasNoUnit(scale: Double) {
        let plain = Perplexity.weights(squared: Self.squared, perplexity: 5)
        let other = Perplexity.weights(squared: Self.squared.map { $0 * scale }, perplexity: 5)
        for (mine, theirs) in zip(other, plain) { #expect(abs(mine - theirs) < 1e-7) }
    }

    @Test func perplexityOfEqualDistances() {
        #expect(Perplexity.weights(squared: [4, 4, 4, 4], perplexity: 2) == [0.25, 0.25, 0.25, 0.25])
        #expect(Perplexity.weights(squared: [0, .infinity], perplexity: 1) == [0.5, 0.5])
        #expect(Perplexity.weights(squared: [], perplexity: 3) == [])
        // Three nearest at one place: a perplexity of 2 cannot be reached, and no loop waits for it.
        let found = Perplexity.weights(squared: [0, 0, 0, 9], perplexity: 2)
        #expect(abs(found[0] - 1.0 / 3) < 1e-9 && found[3] < 1e-9)
    }

    /// The definition, over all pairs.
    @Test func matrixAgreesWithTheDefinition() throws {
        let matrix = try waves(31, 5)
        // Perplexity 10: thirty neighbours, which are all others.
        let found = try Affinities(matrix, perplexity: 10, jobs: 2)
        var expected = [Double](repeating: 0, count: 31 * 31)
        for row in 0..<31 {
            let others = (0..<31).filter { $0 != row }
            let squared = others.map { other in
                var sum = 0.0
                for (x, y) in zip(matrix.row(row), matrix.row(other)) { sum += pow(Double(x) - Double(y), 2) }
                return sum
            }
            for (other, weight) in zip(others, Perplexity.weights(squared: squared, perplexity: 10)) {
                expected[row * 31 + other] += weight / 62
                expected[other * 31 + row] += weight / 62
            }
        }
        #expect(abs(found.values.reduce(0.0) { $0 + Double($1) } - 1) < 1e-6)
        for row in 0..<31 {
            let columns = found.columns[found.starts[row]..<found.starts[row + 1]]
            #expect(Array(columns) == columns.sorted() && Set(columns).count == columns.count)
            for place in found.starts[row]..<found.starts[row + 1] {
                let value = expected[row * 31 + Int(found.columns[place])]
                #expect(abs(Double(found.values[place]) - value) < 1e-7)
            }
        }
    }

    /// More points at one place than are neighbours: a point may be missing among its own nearest.
    @Test func manyAtOnePlace() throws {
        let matrix = try FloatMatrix(
            rows: 40, columns: 1, values: (0..<40).map { $0 < 35 ? 1 : Float($0) })
        let found = try Affinities(matrix, perplexity: 3, jobs: 1)
        for row in 0..<40 {
            let columns = found.columns[found.starts[row]..<found.starts[row + 1]]
            #expect(!columns.contains(Int32(row)) && columns.count >= 9)
        }
    }
}
