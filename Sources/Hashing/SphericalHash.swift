import Arrays
import Core
import Torch

/// Bit j of x says whether x lies in a ball (Heo, Lee, He, Chang and Yoon, "Spherical Hashing", CVPR 2012).
public struct SphericalHash: HashFunction, Equatable {
    public var name: String { "spherical" }
    public let columns: Int
    public let bits: Int
    /// Row-major [bits, d].
    public let centres: [Double]
    /// Squared radii, length bits.
    public let radii: [Double]

    init(columns: Int, centres: [Double], radii: [Double]) throws {
        try PackedCodes.checkLength(radii.count)
        self.columns = columns
        self.centres = centres
        self.radii = radii
        bits = radii.count
    }

    init(_ stored: StoredHash) throws {
        try self.init(
            columns: stored.columns, centres: stored.array("centres", [stored.bits, stored.columns]),
            radii: stored.array("radii", [stored.bits]))
    }

    public func codes(for latents: FloatMatrix) throws -> PackedCodes {
        try check(latents)
        let balls = try Tensor(centres, shape: [bits, columns])
        let limits = try Tensor(radii, shape: [1, bits])
        return try signs(of: latents) { try limits - $0.squaredDistances(to: balls) }
    }

    public func parameters() throws -> Safetensors {
        var file = Safetensors()
        try file.set("centres", Tensor(centres, shape: [bits, columns]))
        try file.set("radii", Tensor(radii, shape: [bits]))
        return file
    }
}

extension SphericalHash {
    /// Rows that the balls are placed by, drawn by the seed.
    static let sample = 10_000

    /// Each ball holds half of the rows, and forces move the balls until each two share about a quarter: repelled where
    /// they share more, attracted where less.
    static func fit(_ options: HashOptions, _ latents: FloatMatrix) throws -> SphericalHash {
        let bits = options.bits ?? latents.columns
        try PackedCodes.checkLength(bits)
        let iterations = try LinearHash.checkIterations(options.iterations ?? 100, "spherical")
        var random = SeededRandom(seed: options.seed)
        let part = try latents.selecting(Array(random.permutation(latents.rows).prefix(sample)))
        guard part.rows >= 4 else {
            throw Diagnostic("\(latents.rows) rows of latents", expected: "at least 4 for `spherical`")
        }
        let rows = try Tensor(part).to(.float64)
        var centres = try Tensor.concatenated(
            (0..<bits).map { _ in
                try rows.selecting((0..<5).map { _ in random.below(part.rows) }).mean([0], keeping: true)
            })
        let quarter = Double(part.rows) / 4
        for _ in 0..<iterations {
            let inside = try rows.squaredDistances(to: centres)
            let held = try radii(inside).isAtLeast(inside).to(.float64)
            let shared = try held.transposed().matmul(held).values(Double.self)
            let excess: [Double] = shared.enumerated().map { index, count in
                index / bits == index % bits ? 0 : count - quarter
            }
            if isBalanced(excess, bits: bits, quarter: quarter) { break }
            // Σ over j of ½·(o_ij − N/4)/(N/4)·(c_i − c_j)/b
            let scale = 1 / (2 * quarter * Double(bits))
            let force = try Tensor(excess, shape: [bits, bits]) * scale
            centres = try centres + centres * force.sum([1], keeping: true) - force.matmul(centres)
        }
        let limits = try radii(rows.squaredDistances(to: centres)).values(Double.self)
        return try SphericalHash(columns: latents.columns, centres: centres.values(Double.self), radii: limits)
    }

    /// Whether the mean of |o_ij − N/4| is within a tenth of N/4 and the deviation of o_ij within 15 %.
    private static func isBalanced(_ excess: [Double], bits: Int, quarter: Double) -> Bool {
        let pairs = Double(bits * (bits - 1))
        let size = excess.reduce(0.0) { $0 + abs($1) } / pairs
        let mean = excess.reduce(0.0, +) / pairs
        let squares = excess.reduce(0.0) { $0 + $1 * $1 } / pairs
        return size <= 0.1 * quarter && max(0, squares - mean * mean).squareRoot() <= 0.15 * quarter
    }

    /// The columns' medians, [1, bits]: the larger of the middle two for an even number of rows.
    private static func radii(_ distances: Tensor) throws -> Tensor {
        let shape = try distances.shape()
        let values = try distances.transposed().values(Double.self)
        let medians = (0..<shape[1]).map { values[$0 * shape[0]..<($0 + 1) * shape[0]].sorted()[shape[0] / 2] }
        return try Tensor(medians, shape: [1, shape[1]])
    }
}
