import Arrays
import Core
import Torch

/// Bit j of x is φ(x)·P_j ≥ 0, φ(x) being exp(−‖x − a‖² / 2σ²) for each anchor a, and a one: what SDH gives.
public struct KernelHash: HashFunction, Equatable {
    public var name: String { "sdh" }
    public let columns: Int
    public let bits: Int
    /// Whether rows are scaled to length 1 first; the anchors are so already.
    public let normalise: Bool
    public let sigma: Double
    /// Row-major [m, d].
    public let anchors: [Double]
    /// Row-major [m + 1, bits]; the last row belongs to the one.
    public let projection: [Double]
    /// How many rows' labels it learnt from.
    public let labels: Int
    /// The objective after the first fit of W and P and after each step of each round. Not stored.
    package var objectives: [Double] = []

    init(
        columns: Int, bits: Int, normalise: Bool, sigma: Double, anchors: [Double], projection: [Double], labels: Int
    ) throws {
        try PackedCodes.checkLength(bits)
        guard sigma > 0, sigma.isFinite, projection.allSatisfy(\.isFinite) else {
            throw Diagnostic(
                "kernels of width \(sigma) gave a projection that is not finite", expected: "a width above 0",
                advice: "choose `sigma: mean`")
        }
        self.columns = columns
        self.bits = bits
        self.normalise = normalise
        self.sigma = sigma
        self.anchors = anchors
        self.projection = projection
        self.labels = labels
    }

    init(_ stored: StoredHash) throws {
        let count = try stored.rows(of: "anchors")
        try self.init(
            columns: stored.columns, bits: stored.bits, normalise: stored.flag("normalise"),
            sigma: stored.array("sigma", [1])[0], anchors: stored.array("anchors", [count, stored.columns]),
            projection: stored.array("projection", [count + 1, stored.bits]),
            labels: stored.integer("labels", in: 1...Int.max))
    }

    public func codes(for latents: FloatMatrix) throws -> PackedCodes {
        try check(latents)
        let count = anchors.count / columns
        let kernels = try Kernels(
            anchors: Tensor(anchors, shape: [count, columns]), sigma: sigma, normalise: normalise)
        let weights = try Tensor(projection, shape: [count + 1, bits])
        return try signs(of: latents) { try kernels.features(of: $0).matmul(weights) }
    }

    public func parameters() throws -> Safetensors {
        var file = Safetensors()
        let count = anchors.count / columns
        try file.set("anchors", Tensor(anchors, shape: [count, columns]))
        try file.set("sigma", Tensor([sigma], shape: [1]))
        try file.set("projection", Tensor(projection, shape: [count + 1, bits]))
        file.metadata["normalise"] = "\(normalise)"
        file.metadata["labels"] = "\(labels)"
        return file
    }
}

/// Radial kernels around anchors [m, d], float64.
struct Kernels {
    let anchors: Tensor
    let sigma: Double
    let normalise: Bool

    /// Φ of rows [n, d]: [n, m + 1], the last column ones.
    func features(of rows: Tensor) throws -> Tensor {
        let rows = try normalise ? rows.unitRows() : rows
        let kernels = try (rows.squaredDistances(to: anchors) * (-0.5 / (sigma * sigma))).exp()
        return try Tensor.concatenated(
            [kernels, .ones([kernels.shape()[0], 1], type: .float64)], dimension: 1)
    }
}
