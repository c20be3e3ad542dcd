import Arrays
import Core
import Torch

/// Spectral hashing (Weiss, Torralba and Fergus, NIPS 2008): each bit is the sign of one of the smoothest functions on
/// the box that the principal components fill, cos(ω (y_a − l_a)) on one axis a.
public struct SpectralHash: HashFunction, Equatable {
    public var name: String { "sh" }
    public let columns: Int
    public let bits: Int
    /// Length d.
    public let mean: [Double]
    /// Row-major [d, bits]: the principal axis of each bit.
    public let projection: [Double]
    /// Length bits: l, the smallest value along the bit's axis.
    public let lowest: [Double]
    /// Length bits: ω = kπ / (largest − smallest value), k = 1, 2, …
    public let frequencies: [Double]

    init(mean: [Double], projection: [Double], lowest: [Double], frequencies: [Double]) throws {
        try PackedCodes.checkLength(frequencies.count)
        self.mean = mean
        self.projection = projection
        self.lowest = lowest
        self.frequencies = frequencies
        columns = mean.count
        bits = frequencies.count
    }

    init(_ stored: StoredHash) throws {
        try self.init(
            mean: stored.array("mean", [stored.columns]),
            projection: stored.array("projection", [stored.columns, stored.bits]),
            lowest: stored.array("lowest", [stored.bits]), frequencies: stored.array("frequencies", [stored.bits]))
    }

    public func codes(for latents: FloatMatrix) throws -> PackedCodes {
        try check(latents)
        let centre = try Tensor(mean, shape: [1, columns])
        let axes = try Tensor(projection, shape: [columns, bits])
        let low = try Tensor(lowest, shape: [1, bits])
        let speed = try Tensor(frequencies, shape: [1, bits])
        return try signs(of: latents) { try ((($0 - centre).matmul(axes) - low) * speed).cosine() }
    }

    public func parameters() throws -> Safetensors {
        var file = Safetensors()
        try file.set("mean", Tensor(mean, shape: [columns]))
        try file.set("projection", Tensor(projection, shape: [columns, bits]))
        try file.set("lowest", Tensor(lowest, shape: [bits]))
        try file.set("frequencies", Tensor(frequencies, shape: [bits]))
        return file
    }
}

extension SpectralHash {
    /// Takes the `bits` smallest frequencies over all axes; equal ones in the order of axes. May have more bits than
    /// columns: an axis is then cut several times.
    static func fit(_ options: HashOptions, _ latents: FloatMatrix) throws -> SpectralHash {
        let bits = options.bits ?? latents.columns
        try PackedCodes.checkLength(bits)
        let count = min(bits, latents.columns)
        let moments = try Moments(of: latents)
        let axes = try moments.principalAxes(of: latents, count: count)
        let components = try IterativeQuantisation.components(of: latents, mean: moments.meanRow(), axes: axes)
        let low = try components.smallest([0]).values(Double.self)
        let ranges = try zip(components.largest([0]).values(Double.self), low).map { $0 - $1 }
        guard let widest = ranges.max(), widest > 0 else {
            throw Diagnostic("all \(latents.rows) rows of latents are equal", expected: "two different rows for `sh`")
        }
        var modes: [(frequency: Double, axis: Int)] = []
        for (axis, range) in ranges.enumerated() {
            let most = Int((Double(bits + 1) * range / widest).rounded(.up)) - 1
            for mode in stride(from: 1, through: most, by: 1) { modes.append((Double(mode) * .pi / range, axis)) }
        }
        modes.sort { ($0.frequency, $0.axis) < ($1.frequency, $1.axis) }
        let chosen = modes.prefix(bits)
        return try SpectralHash(
            mean: moments.mean, projection: axes.selecting(chosen.map(\.axis), dimension: 1).values(Double.self),
            lowest: chosen.map { low[$0.axis] }, frequencies: chosen.map(\.frequency))
    }
}
