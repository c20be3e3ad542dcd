import Arrays
import Core
import Torch

/// Iterative quantisation (Gong and Lazebnik, "Iterative Quantization: A Procrustean Approach to Learning Binary
/// Codes", CVPR 2011): turns the principal components so that they lie close to the corners of the cube.
enum IterativeQuantisation {
    /// Alternates B = sign(VR), the nearest corners, and R = argmin ‖B − VR‖² over orthogonal R: with BᵀV = USWᵀ that is
    /// R = WUᵀ (orthogonal Procrustes). Neither step can raise the error.
    ///
    /// - Parameters:
    ///   - components: V, the centred data's principal components. Shape [N, b], float64.
    ///   - rotation: where to begin. Shape [b, b], float64.
    /// - Returns: R and ‖B − VR‖² / N before the first pass and after each: iterations + 1 numbers.
    static func rotate(
        _ components: Tensor, from rotation: Tensor, iterations: Int, progress: FittingProgress = .silent
    ) throws -> (Tensor, [Double]) {
        let shape = try components.shape()
        let sums = try components.sum([0], keeping: true)
        // ‖B‖² + ‖V‖², per row: R and B change neither.
        let constant = try Double(shape[1]) + components.square().sum().item() / Double(shape[0])
        var rotation = rotation
        var errors: [Double] = []
        // The last pass only measures.
        try progress.passes(iterations + 1, of: "rotate to the corners") { pass in
            // With H = (B + 1) / 2, BᵀV = 2HᵀV − 1ᵀV: no array of ±1 is needed.
            let half = try components.matmul(rotation).isAtLeast(0).to(.float64)
            let product = try half.transposed().matmul(components) * 2 - sums
            // ‖B − VR‖² = ‖B‖² + ‖V‖² − 2 tr(BᵀVR)
            let trace = try (product * rotation.transposed()).sum().item()
            errors.append(constant - 2 * trace / Double(shape[0]))
            guard pass < iterations else { return false }
            let (u, _, vt) = try product.svd()
            rotation = try vt.transposed().matmul(u.transposed())
            return true
        }
        return (rotation, errors)
    }

    /// The principal components (x − mean)·W. Shape [N, b], float64.
    static func components(of latents: FloatMatrix, mean: Tensor, axes: Tensor) throws -> Tensor {
        var parts: [Tensor] = []
        try latents.forEachChunk { _, chunk in parts.append(try (chunk - mean).matmul(axes)) }
        return try Tensor.concatenated(parts)
    }
}
