import Core
import Foundation
import Retrieval

/// The forces on the points of a t-SNE map.
///
/// With q_ij = 1 / (1 + |y_i - y_j|²) and Z = Σ q_kl over all pairs, the Kullback–Leibler divergence of the map has the
/// gradient 4 Σ_j (p_ij - q_ij / Z) q_ij (y_i - y_j) (van der Maaten and Hinton 2008). The sum over p is sparse; the
/// other is taken over cells of a quadtree (van der Maaten 2014).
package struct TSNEForces: Sendable {
    package let affinities: Affinities
    /// Points that one job works on. Sums of floating-point numbers depend on their order, so this may not depend on
    /// the number of jobs.
    private static let chunk = 128

    private var tree = QuadTree()

    package init(_ affinities: Affinities) {
        self.affinities = affinities
    }

    /// One point's share.
    private struct Share: Sendable {
        var attraction = SIMD2<Double>()
        var repulsion = SIMD2<Double>()
        /// Σ_j q_ij.
        var mass = 0.0
    }

    /// The gradient at `positions`, both of shape [points, 2].
    /// - Parameter exaggeration: every p_ij is multiplied by this.
    package mutating func gradient(
        _ positions: [Double], theta: Double, exaggeration: Double = 1, jobs: Int
    ) throws -> [Double] {
        tree.build(positions, theta: theta)
        let (cells, order, affinities) = (tree.cells, tree.order, affinities)
        let count = affinities.count
        let parts = try Parallel.map(count: count, jobs: jobs, chunk: Self.chunk) { range in
            positions.withUnsafeBufferPointer { positions in
                cells.withUnsafeBufferPointer { cells in
                    range.map { place in
                        let point = Int(order[place])
                        var share = Self.repulsion(on: point, positions, cells)
                        share.attraction = Self.attraction(on: point, positions, affinities)
                        return share
                    }
                }
            }
        }
        var mass = 0.0
        for part in parts { for share in part { mass += share.mass } }
        // No two points: nothing repels.
        let scale = mass > 0 ? 1 / mass : 0
        var gradient = [Double](repeating: 0, count: positions.count)
        for (place, share) in parts.joined().enumerated() {
            let force = 4 * (exaggeration * share.attraction - scale * share.repulsion)
            let point = Int(order[place])
            gradient[2 * point] = force.x
            gradient[2 * point + 1] = force.y
        }
        return gradient
    }

    /// Σ p_ij log(p_ij / q_ij), by the cells' approximation of Z.
    package mutating func divergence(_ positions: [Double], theta: Double, jobs: Int) throws -> Double {
        tree.build(positions, theta: theta)
        let (cells, affinities) = (tree.cells, affinities)
        let masses = try ParallelRows.fill(
            rows: affinities.count, width: 1, jobs: jobs, chunk: Self.chunk
        ) { point, target in
            positions.withUnsafeBufferPointer { positions in
                cells.withUnsafeBufferPointer { cells in
                    target[0] = Self.repulsion(on: point, positions, cells).mass
                }
            }
        }
        let mass = masses.reduce(0, +)
        guard mass > 0 else { return 0 }
        var sum = 0.0
        for point in 0..<affinities.count {
            for place in affinities.starts[point]..<affinities.starts[point + 1] {
                let other = Int(affinities.columns[place])
                let x = positions[2 * point] - positions[2 * other]
                let y = positions[2 * point + 1] - positions[2 * other + 1]
                let p = Double(affinities.values[place])
                if p > 0 { sum += p * log(p * mass * (1 + x * x + y * y)) }
            }
        }
        return sum
    }

    @inline(__always)
    private static func attraction(
        on point: Int, _ positions: UnsafeBufferPointer<Double>, _ affinities: Affinities
    ) -> SIMD2<Double> {
        let at = SIMD2(positions[2 * point], positions[2 * point + 1])
        return affinities.columns.withUnsafeBufferPointer { columns in
            affinities.values.withUnsafeBufferPointer { values in
                var sum = SIMD2<Double>()
                for place in affinities.starts[point]..<affinities.starts[point + 1] {
                    let other = 2 * Int(columns[place])
                    let difference = at - SIMD2(positions[other], positions[other + 1])
                    let squared = difference * difference
                    sum += Double(values[place]) / (1 + squared.x + squared.y) * difference
                }
                return sum
            }
        }
    }

    /// Σ_j q_ij² (y_i - y_j) and Σ_j q_ij, over the cells.
    @inline(__always)
    private static func repulsion(
        on point: Int, _ positions: UnsafeBufferPointer<Double>, _ cells: UnsafeBufferPointer<QuadTree.Cell>
    ) -> Share {
        let (x, y) = (positions[2 * point], positions[2 * point + 1])
        var (forceX, forceY, mass) = (0.0, 0.0, 0.0)
        var place = 0
        while place < cells.count {
            let cell = cells[place]
            let (dx, dy) = (x - cell.x, y - cell.y)
            let squared = dx * dx + dy * dy
            if squared >= cell.far {
                let q = 1 / (1 + squared)
                let weight = cell.count * q
                mass += weight
                forceX += weight * q * dx
                forceY += weight * q * dy
                place = Int(cell.next)
            } else {
                place += 1
            }
        }
        // The point met itself once, with q = 1 and no force.
        return Share(repulsion: SIMD2(forceX, forceY), mass: mass - 1)
    }
}
