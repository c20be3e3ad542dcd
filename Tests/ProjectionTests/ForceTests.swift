import Arrays
import Core
import Foundation
import Projection
import Testing

/// The gradient against its definition over all pairs, against finite differences, and over cells against exact.
@Suite struct ForceTests {
    static func affinities(_ count: Int) throws -> Affinities {
        try Affinities(try waves(count, 5), perplexity: 8, jobs: 1)
    }

    /// 4 Σ_j (e p_ij - q_ij / Z) q_ij (y_i - y_j).
    static func naive(_ p: Affinities, _ y: [Double], exaggeration: Double) -> [Double] {
        func q(_ i: Int, _ j: Int) -> Double {
            1 / (1 + pow(y[2 * i] - y[2 * j], 2) + pow(y[2 * i + 1] - y[2 * j + 1], 2))
        }
        var z = 0.0
        for i in 0..<p.count {
            for j in 0..<p.count where i != j { z += q(i, j) }
        }
        var gradient = y.map { _ in 0.0 }
        for i in 0..<p.count {
            var weights = [Double](repeating: 0, count: p.count)
            for place in p.starts[i]..<p.starts[i + 1] { weights[Int(p.columns[place])] = Double(p.values[place]) }
            for j in 0..<p.count where i != j {
                for axis in 0..<2 {
                    gradient[2 * i + axis] +=
                        4 * (exaggeration * weights[j] - q(i, j) / z) * q(i, j) * (y[2 * i + axis] - y[2 * j + axis])
                }
            }
        }
        return gradient
    }

    static func naiveDivergence(_ p: Affinities, _ y: [Double]) -> Double {
        var z = 0.0
        var sum = 0.0
        func q(_ i: Int, _ j: Int) -> Double {
            1 / (1 + pow(y[2 * i] - y[2 * j], 2) + pow(y[2 * i + 1] - y[2 * j + 1], 2))
        }
        for i in 0..<p.count {
            for j in 0..<p.count where i != j { z += q(i, j) }
        }
        for i in 0..<p.count {
            for place in p.starts[i]..<p.starts[i + 1] where p.values[place] > 0 {
                let value = Double(p.values[place])
                sum += value * log(value / (q(i, Int(p.columns[place])) / z))
            }
        }
        return sum
    }

    @Test(arguments: [1e-4, 1, 30.0])
    func everyPairAgreesWithTheDefinition(spread: Double) throws {
        var forces = TSNEForces(try Self.affinities(60))
        let places = randomPlaces(60, spread: spread, seed: 5)
        let found = try forces.gradient(places, theta: 0, exaggeration: 12, jobs: 2)
        let expected = Self.naive(forces.affinities, places, exaggeration: 12)
        let scale = expected.map(abs).max() ?? 0
        #expect(scale > 0)
        for (mine, theirs) in zip(found, expected) { #expect(abs(mine - theirs) < 1e-11 * scale) }
        let divergence = try forces.divergence(places, theta: 0, jobs: 2)
        #expect(abs(divergence - Self.naiveDivergence(forces.affinities, places)) < 1e-10)
    }

    @Test func gradientIsThatOfTheDivergence() throws {
        var forces = TSNEForces(try Self.affinities(30))
        let places = randomPlaces(30, spread: 2, seed: 9)
        let found = try forces.gradient(places, theta: 0, jobs: 1)
        // p adds up to 1 but for its rounding to float32, which the difference quotient sees too.
        for place in [0, 1, 17, 38, 59] {
            let step = 1e-5
            var (more, less) = (places, places)
            more[place] += step
            less[place] -= step
            let quotient =
                try (forces.divergence(more, theta: 0, jobs: 1) - forces.divergence(less, theta: 0, jobs: 1))
                / (2 * step)
            #expect(abs(quotient - found[place]) < 1e-7)
        }
    }

    @Test func cellsAreNearTheExactForces() throws {
        let count = 400
        var forces = TSNEForces(try Self.affinities(count))
        let places = randomPlaces(count, spread: 20, seed: 2)
        let exact = try forces.gradient(places, theta: 0, jobs: 2)
        let length = exact.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for (theta, most) in [(0.2, 0.002), (0.5, 0.02)] {
            let found = try forces.gradient(places, theta: theta, jobs: 2)
            let error = zip(found, exact).reduce(0) { $0 + pow($1.0 - $1.1, 2) }.squareRoot()
            #expect(error < most * length, "theta \(theta): \(error / length)")
            #expect(error > 0)
        }
        let truth = try forces.divergence(places, theta: 0, jobs: 1)
        let near = try forces.divergence(places, theta: 0.5, jobs: 1)
        #expect(abs(near - truth) < 0.01)
    }

    /// Cells hold every point once, in whatever order, and each ends where the next begins.
    @Test func treeHoldsEveryPoint() {
        for places in [
            randomPlaces(500, spread: 3, seed: 1), [Double](repeating: 2, count: 40), [1, 1, 1, 1, 5, 5], [3, 4],
        ] {
            var tree = QuadTree()
            tree.build(places, theta: 0.5)
            let count = places.count / 2
            #expect(tree.order.sorted() == (0..<Int32(count)).map { $0 })
            #expect(tree.cells.first?.count == Double(count))
            #expect(tree.cells.first.map { Int($0.next) } == tree.cells.count)
            let leaves = tree.cells.filter { $0.far == 0 }
            #expect(leaves.reduce(0) { $0 + $1.count } == Double(count))
            let x = leaves.reduce(0) { $0 + $1.x * $1.count } / Double(count)
            #expect(abs(x - (tree.cells.first?.x ?? .nan)) < 1e-9)
            #expect(tree.cells.count <= 2 * count)
        }
    }
}
