import Arrays
import Core
import Torch

/// Lloyd's k-means, the same for the same seed.
enum KMeans {
    /// - Parameters:
    ///   - rows: float64 [n, d], n ≥ count, in an order that the seed has shuffled: the first `count` are the beginning.
    /// - Returns: the centres [count, d]. A centre that no row is nearest to stays where it was.
    static func centres(
        of rows: Tensor, count: Int, passes: Int, progress: FittingProgress = .silent
    ) throws -> Tensor {
        let shape = try rows.shape()
        let columns = shape[1]
        let values = try rows.values(Double.self)
        var centres = try rows.narrowed(0, start: 0, length: count).values(Double.self)
        try progress.passes(passes, of: "k-means") { _ in
            let current = try Tensor(centres, shape: [count, columns])
            // ‖x‖² is the same for every centre.
            let scores =
                try rows.matmul(current.transposed()) * 2 - current.square().sum([1], keeping: true).transposed()
            let nearest = try scores.argmax(1).values(Int64.self).map(Int.init)
            var sums = [Double](repeating: 0, count: count * columns)
            var counts = [Double](repeating: 0, count: count)
            for (row, centre) in nearest.enumerated() {
                counts[centre] += 1
                for column in 0..<columns { sums[centre * columns + column] += values[row * columns + column] }
            }
            for centre in 0..<count where counts[centre] > 0 {
                for column in 0..<columns {
                    centres[centre * columns + column] = sums[centre * columns + column] / counts[centre]
                }
            }
            return true
        }
        return try Tensor(centres, shape: [count, columns])
    }
}
