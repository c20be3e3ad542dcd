import Arrays
import Core
import Torch

/// Supervised discrete hashing (Shen, Shen, Liu and Shen, CVPR 2015): codes B from which labels Y can be read linearly,
/// and which the kernels Φ of an image predict:
///
///     min ‖Y − BW‖² + λ‖W‖² + ν(‖B − ΦP‖² + ρ‖P‖²),  B in {−1, 1}
///
/// ρ = 0.01 is the ridge of the authors' program; without it in the objective, their step for P could raise it.
struct SupervisedDiscreteHashing {
    static let ridge = 0.01
    /// Passes over the bits within a round.
    static let passes = 10

    /// Φ, in parts of rows. float32 [n, m + 1].
    let features: [Tensor]
    /// Row-major [N, classes], 0 or 1.
    let labels: [Double]
    let classes: Int
    let lambda: Double
    let nu: Double

    /// - Parameter codes: B to begin with, row-major [N, bits] of ±1.
    /// - Returns: P [m + 1, bits] and the objective: at first, then after the steps for B, W and P of each round.
    func solve(
        from codes: [Double], bits: Int, rounds: Int, progress: FittingProgress = .silent
    ) throws -> (projection: Tensor, objectives: [Double]) {
        let rows = codes.count / bits
        let y = try Tensor(labels, shape: [rows, classes])
        let gram = try sum { features, _ in try features.transposed().matmul(features) }
        let inverse = try gram.inverse(ridge: Self.ridge)
        var codes = codes
        var b = try Tensor(codes, shape: [rows, bits])
        func weights() throws -> Tensor {
            try b.transposed().matmul(b).inverse(ridge: lambda).matmul(b.transposed().matmul(y))
        }
        func projection() throws -> Tensor {
            try inverse.matmul(
                sum { features, start in
                    try features.transposed().matmul(b.narrowed(0, start: start, length: features.shape()[0]))
                })
        }
        var w = try weights()
        var p = try projection()
        var predicted = try values(p)
        var objectives: [Double] = []
        func record() throws {
            let error = try (y - b.matmul(w)).square().sum().item() + lambda * w.square().sum().item()
            let gap = try (b - predicted).square().sum().item() + Self.ridge * p.square().sum().item()
            objectives.append(error + nu * gap)
        }
        try record()
        try progress.passes(rounds, of: "learn from labels") { _ in
            let wanted = try (predicted * nu + y.matmul(w.transposed())).values(Double.self)
            let changed = try DiscreteDescent(weights: w.values(Double.self), bits: bits, classes: classes)
                .improve(&codes, towards: wanted, passes: Self.passes)
            guard changed else { return false }
            b = try Tensor(codes, shape: [rows, bits])
            try record()
            w = try weights()
            try record()
            p = try projection()
            predicted = try values(p)
            try record()
            return true
        }
        return (p, objectives)
    }

    private func values(_ projection: Tensor) throws -> Tensor {
        try Tensor.concatenated(features.map { try $0.to(.float64).matmul(projection) })
    }

    private func sum(_ term: (_ features: Tensor, _ start: Int) throws -> Tensor) throws -> Tensor {
        var start = 0
        var total: Tensor?
        for part in features {
            let value = try term(part.to(.float64), start)
            total = try total.map { try $0 + value } ?? value
            start += try part.shape()[0]
        }
        guard let total else { throw Diagnostic("no rows with labels") }
        return total
    }
}

/// The step for B: bit after bit, b_k = sign(q_k − B₋ₖ W₋ₖ w_kᵀ) with the other bits held. A row's bits depend on no
/// other row, so each row is brought to rest by itself.
struct DiscreteDescent {
    /// Row-major [bits, classes].
    let weights: [Double]
    let bits: Int
    let classes: Int

    /// - Parameter wanted: Q = νΦP + YWᵀ, row-major [N, bits].
    /// - Returns: whether any bit has changed.
    func improve(_ codes: inout [Double], towards wanted: [Double], passes: Int) -> Bool {
        let lengths = (0..<bits).map { bit in
            (0..<classes).reduce(0.0) { $0 + weights[bit * classes + $1] * weights[bit * classes + $1] }
        }
        var changed = false
        var read = [Double](repeating: 0, count: classes)
        for row in 0..<codes.count / max(1, bits) {
            let base = row * bits
            for index in 0..<classes {
                read[index] = (0..<bits).reduce(0.0) { $0 + codes[base + $1] * weights[$1 * classes + index] }
            }
            for _ in 0..<passes {
                var moved = false
                for bit in 0..<bits {
                    let old = codes[base + bit]
                    var product = 0.0
                    for index in 0..<classes { product += read[index] * weights[bit * classes + index] }
                    let new: Double = wanted[base + bit] - product + old * lengths[bit] >= 0 ? 1 : -1
                    guard new != old else { continue }
                    codes[base + bit] = new
                    for index in 0..<classes { read[index] += (new - old) * weights[bit * classes + index] }
                    moved = true
                }
                guard moved else { break }
                changed = true
            }
        }
        return changed
    }
}
