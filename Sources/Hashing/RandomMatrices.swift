import Core
import Torch

/// The random matrices of lsh, pca-rr and itq; the same seed gives the same matrix on every machine.
package enum RandomMatrices {
    /// Standard normal numbers, row-major [rows, columns], float64.
    package static func gaussian(rows: Int, columns: Int, seed: UInt64) throws -> Tensor {
        var random = SeededRandom(seed: seed)
        return try Tensor((0..<rows * columns).map { _ in random.normal() }, shape: [rows, columns])
    }

    /// A rotation or reflection drawn uniformly, [size, size]: the Q of a Gaussian matrix's QR, with the signs that make
    /// R's diagonal positive (Mezzadri, "How to generate random matrices from the classical compact groups", 2007).
    package static func orthogonal(_ size: Int, seed: UInt64) throws -> Tensor {
        let (q, r) = try gaussian(rows: size, columns: size, seed: seed).qr()
        let triangle = try r.values(Double.self)
        let signs = (0..<size).map { triangle[$0 * size + $0] < 0 ? -1.0 : 1.0 }
        return try q * Tensor(signs, shape: [1, size])
    }
}
