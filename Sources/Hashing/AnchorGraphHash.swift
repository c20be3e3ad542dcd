import Arrays
import Core
import Torch

/// Bit j of x is z(x)·P_j ≥ 0, z(x) being the weights that join x to its nearest anchors: what `agh-itq` gives.
public struct AnchorGraphHash: HashFunction, Equatable {
    public var name: String { "agh-itq" }
    public let columns: Int
    public let bits: Int
    /// Whether rows are scaled to length 1 before distances are taken.
    public let normalise: Bool
    /// How many anchors a row is joined to.
    public let neighbours: Int
    /// The squared distance at which a weight has fallen to 1/e of what it is at the anchor.
    public let bandwidth: Double
    /// Row-major [m, d].
    public let anchors: [Double]
    /// Row-major [m, bits].
    public let projection: [Double]

    init(
        columns: Int, bits: Int, normalise: Bool, neighbours: Int, bandwidth: Double, anchors: [Double],
        projection: [Double]
    ) throws {
        try PackedCodes.checkLength(bits)
        guard bandwidth > 0, bandwidth.isFinite, projection.allSatisfy(\.isFinite) else {
            throw Diagnostic("an anchor graph of bandwidth \(bandwidth)", expected: "a bandwidth above 0")
        }
        self.columns = columns
        self.bits = bits
        self.normalise = normalise
        self.neighbours = neighbours
        self.bandwidth = bandwidth
        self.anchors = anchors
        self.projection = projection
    }

    init(_ stored: StoredHash) throws {
        let count = try stored.rows(of: "anchors")
        try self.init(
            columns: stored.columns, bits: stored.bits, normalise: stored.flag("normalise"),
            neighbours: stored.integer("neighbours", in: 1...count), bandwidth: stored.array("bandwidth", [1])[0],
            anchors: stored.array("anchors", [count, stored.columns]),
            projection: stored.array("projection", [count, stored.bits]))
    }

    public func codes(for latents: FloatMatrix) throws -> PackedCodes {
        try check(latents)
        let count = anchors.count / columns
        let graph = try AnchorGraph(
            anchors: Tensor(anchors, shape: [count, columns]), count: count, neighbours: neighbours,
            normalise: normalise)
        let weights = try Tensor(projection, shape: [count, bits])
        return try signs(of: latents) { try graph.nearest(to: $0).weights(bandwidth: bandwidth).matmul(weights) }
    }

    public func parameters() throws -> Safetensors {
        var file = Safetensors()
        let count = anchors.count / columns
        try file.set("anchors", Tensor(anchors, shape: [count, columns]))
        try file.set("bandwidth", Tensor([bandwidth], shape: [1]))
        try file.set("projection", Tensor(projection, shape: [count, bits]))
        file.metadata["normalise"] = "\(normalise)"
        file.metadata["neighbours"] = "\(neighbours)"
        return file
    }
}
