import Arrays
import Core
import Torch

/// Runs `body` with a fixed number of libtorch threads: how a sum is shared out among threads decides its last digits,
/// and codes must not depend on how many jobs the user asked for.
func withFixedThreads<Result>(_ body: () throws -> Result) throws -> Result {
    let before = try Torch.threads()
    try Torch.setThreads(2)
    defer { try? Torch.setThreads(before) }
    return try Torch.withoutGradients(body)
}

extension FloatMatrix {
    /// Rows a chunk, whatever the machine: chunks are where float64 copies are made, at most about 32 MB each.
    private var rowsPerChunk: Int { max(1, min(4096, (4 << 20) / max(1, columns))) }

    /// Calls `body` with the first row and the float64 tensor [n, d] of each chunk of rows.
    func forEachChunk(_ body: (_ start: Int, _ chunk: Tensor) throws -> Void) throws {
        for start in stride(from: 0, to: rows, by: rowsPerChunk) {
            let count = min(rowsPerChunk, rows - start)
            let chunk = try values.withUnsafeBufferPointer { values in
                let part = UnsafeRawBufferPointer(
                    UnsafeBufferPointer(rebasing: values[start * columns..<(start + count) * columns]))
                return try Tensor(bytes: part, type: .float32, shape: [count, columns]).to(.float64)
            }
            try body(start, chunk)
        }
    }
}

/// Mean and covariance of latents, in float64.
package struct Moments {
    /// Length d.
    package let mean: [Double]
    package let columns: Int

    package init(of latents: FloatMatrix) throws {
        columns = latents.columns
        var sum = try Tensor.zeros([1, latents.columns], type: .float64)
        try latents.forEachChunk { _, chunk in sum = try sum + chunk.sum([0], keeping: true) }
        mean = try (sum / Double(max(1, latents.rows))).values(Double.self)
    }

    func meanRow() throws -> Tensor { try Tensor(mean, shape: [1, columns]) }

    /// The covariance's eigenvectors of the `count` largest eigenvalues, largest first. Shape [d, count], float64.
    ///
    /// An eigenvector is only defined up to its sign; here its component of largest magnitude is positive.
    func principalAxes(of latents: FloatMatrix, count: Int) throws -> Tensor {
        let mean = try meanRow()
        // The mean goes before the product: E[xxᵀ] − μμᵀ would cancel for latents far from the origin.
        var scatter = try Tensor.zeros([columns, columns], type: .float64)
        try latents.forEachChunk { _, chunk in
            let centred = try chunk - mean
            scatter = try scatter + centred.transposed().matmul(centred)
        }
        return try Self.axes(ofCovariance: scatter / Double(max(1, latents.rows - 1)), count: count)
    }

    /// As `principalAxes`, of a covariance [d, d], float64.
    static func axes(ofCovariance covariance: Tensor, count: Int) throws -> Tensor {
        let columns = try covariance.shape()[0]
        let ascending = try covariance.eigh().vectors.values(Double.self)
        var axes = [Double](repeating: 0, count: columns * count)
        for axis in 0..<count {
            let source = columns - 1 - axis
            var largest = 0.0
            for row in 0..<columns {
                let value = ascending[row * columns + source]
                if abs(value) > abs(largest) { largest = value }
            }
            let sign: Double = largest < 0 ? -1 : 1
            for row in 0..<columns { axes[row * count + axis] = sign * ascending[row * columns + source] }
        }
        return try Tensor(axes, shape: [columns, count])
    }
}
