import Arrays
import Core
import Torch

/// Bit j of x is (x − mean)·P_j ≥ 0: sign, pcah, pca-rr, lsh and itq differ only in how P is found.
///
/// Mean and projection are float64, so that rounding hardly ever decides a bit.
public struct LinearHash: HashFunction, Equatable {
    public let name: String
    public let columns: Int
    public let bits: Int
    /// Length d; `nil` where the latents themselves are thresholded at zero.
    public let mean: [Double]?
    /// Row-major [d, bits]; `nil` together with the mean.
    public let projection: [Double]?
    /// ITQ only: ‖B − VR‖² / N before the first pass and after each, N being the rows it was fitted on. Not stored.
    package var quantisationErrors: [Double] = []

    /// Thresholds each column at zero.
    /// - Throws: `Diagnostic` unless `columns` is a code length.
    public init(thresholding columns: Int) throws {
        try PackedCodes.checkLength(columns)
        name = "sign"
        self.columns = columns
        bits = columns
        mean = nil
        projection = nil
    }

    /// - Throws: `Diagnostic` unless `projection` is [mean.count, bits], finite, and `bits` a code length.
    public init(name: String, mean: [Double], projection: [Double], bits: Int) throws {
        try PackedCodes.checkLength(bits)
        let (size, overflow) = mean.count.multipliedReportingOverflow(by: bits)
        guard !mean.isEmpty, !overflow, projection.count == size else {
            throw Diagnostic(
                "a projection of \(projection.count) numbers for a mean of \(mean.count)",
                expected: "\(mean.count) × \(bits) numbers")
        }
        guard mean.allSatisfy(\.isFinite), projection.allSatisfy(\.isFinite) else {
            throw Diagnostic("the mean or the projection of `\(name)` holds numbers that are not finite")
        }
        self.name = name
        columns = mean.count
        self.bits = bits
        self.mean = mean
        self.projection = projection
    }

    public func codes(for latents: FloatMatrix) throws -> PackedCodes {
        try check(latents)
        guard let mean, let projection else { return try PackedCodes(signsOf: latents) }
        let centre = try Tensor(mean, shape: [1, columns])
        let axes = try Tensor(projection, shape: [columns, bits])
        return try signs(of: latents) { try ($0 - centre).matmul(axes) }
    }

    public func parameters() throws -> Safetensors {
        var file = Safetensors()
        guard let mean, let projection else { return file }
        try file.set("mean", Tensor(mean, shape: [columns]))
        try file.set("projection", Tensor(projection, shape: [columns, bits]))
        return file
    }
}

extension LinearHash {
    init(_ stored: StoredHash) throws {
        guard stored.name != "sign" else {
            guard stored.bits == stored.columns, stored.file.tensors.isEmpty else {
                throw Diagnostic(
                    "\(stored.bits) bits from \(stored.columns) columns by `sign`",
                    expected: "one bit a column, no arrays")
            }
            self = try LinearHash(thresholding: stored.bits)
            return
        }
        self = try LinearHash(
            name: stored.name, mean: stored.array("mean", [stored.columns]),
            projection: stored.array("projection", [stored.columns, stored.bits]), bits: stored.bits)
    }
}
