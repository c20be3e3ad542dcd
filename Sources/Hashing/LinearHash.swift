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
        guard latents.columns == columns else {
            throw Diagnostic(
                "latents of \(latents.columns) columns", expected: "\(columns), as the `\(name)` hash was fitted on",
                advice: "encode with the model that the hash was fitted for")
        }
        try latents.checkFinite()
        guard let mean, let projection else { return try PackedCodes(signsOf: latents) }
        let width = bits / 8
        var bytes = [UInt8](repeating: 0, count: latents.rows * width)
        try withFixedThreads {
            let mean = try Tensor(mean, shape: [1, columns])
            let projection = try Tensor(projection, shape: [columns, bits])
            try latents.forEachChunk { start, chunk in
                let values = try (chunk - mean).matmul(projection).values(Double.self)
                for (index, value) in values.enumerated() where value >= 0 {
                    let bit = index % bits
                    bytes[(start + index / bits) * width + (bit >> 3)] |= 1 << UInt8(bit & 7)
                }
            }
        }
        return try PackedCodes(count: latents.rows, bits: bits, bytes: bytes)
    }

    public func parameters() throws -> Safetensors {
        var file = Safetensors()
        guard let mean, let projection else { return file }
        try file.set("mean", Tensor(mean, shape: [columns]))
        try file.set("projection", Tensor(projection, shape: [columns, bits]))
        return file
    }
}
