import Core
import Torch

/// Rows joined to their nearest anchors (Liu, Wang, Kumar and Chang, "Hashing with Graphs", ICML 2011).
struct AnchorGraph {
    /// float64 [m, d].
    let anchors: Tensor
    /// m
    let count: Int
    /// s: anchors that a row is joined to, at most m.
    let neighbours: Int
    let normalise: Bool

    /// The nearest anchors of some rows, nearest first, equal ones by number.
    struct Edges {
        /// Row-major [n, s].
        var anchors: [Int]
        /// Squared distances, row-major [n, s].
        var distances: [Double]
        /// m
        var count: Int
        /// s
        var neighbours: Int

        /// Z [n, m], float64: exp(−d² / bandwidth) for the joined anchors, each row divided by its sum.
        func weights(bandwidth: Double) throws -> Tensor {
            let rows = distances.count / neighbours
            var values = [Double](repeating: 0, count: rows * count)
            for row in 0..<rows {
                let span = row * neighbours..<(row + 1) * neighbours
                // Relative to the nearest, so that rows far from all anchors keep a sum above 0.
                let least = distances[span.lowerBound]
                let weights = span.map { exponential((least - distances[$0]) / bandwidth) }
                let sum = weights.reduce(0, +)
                for (index, weight) in zip(span, weights) { values[row * count + anchors[index]] = weight / sum }
            }
            return try Tensor(values, shape: [rows, count])
        }
    }

    /// - Parameter rows: float64 [n, d].
    func nearest(to rows: Tensor) throws -> Edges {
        let rows = try normalise ? rows.unitRows() : rows
        let distances = try rows.squaredDistances(to: anchors).values(Double.self)
        var edges = Edges(anchors: [], distances: [], count: count, neighbours: neighbours)
        edges.anchors.reserveCapacity(distances.count / count * neighbours)
        edges.distances.reserveCapacity(distances.count / count * neighbours)
        var best = [(distance: Double, anchor: Int)](repeating: (.infinity, 0), count: neighbours)
        for start in stride(from: 0, to: distances.count, by: count) {
            for place in 0..<neighbours { best[place] = (.infinity, 0) }
            for anchor in 0..<count where distances[start + anchor] < best[neighbours - 1].distance {
                var place = neighbours - 1
                while place > 0, distances[start + anchor] < best[place - 1].distance {
                    best[place] = best[place - 1]
                    place -= 1
                }
                best[place] = (distances[start + anchor], anchor)
            }
            for (distance, anchor) in best {
                edges.anchors.append(anchor)
                edges.distances.append(distance)
            }
        }
        return edges
    }
}
