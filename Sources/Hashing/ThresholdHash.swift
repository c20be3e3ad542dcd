import Arrays
import Core
import Torch

/// Bit j of x is x_j ≥ t_j: one bit a column, split at a number found on the rows it was fitted on.
public struct ThresholdHash: HashFunction, Equatable {
    public let name: String
    public let columns: Int
    public var bits: Int { columns }
    /// Length d.
    public let thresholds: [Double]

    init(name: String, thresholds: [Double]) throws {
        try PackedCodes.checkLength(thresholds.count)
        self.name = name
        self.thresholds = thresholds
        columns = thresholds.count
    }

    public func codes(for latents: FloatMatrix) throws -> PackedCodes {
        try check(latents)
        let thresholds = try Tensor(thresholds, shape: [1, columns])
        return try signs(of: latents) { try $0 - thresholds }
    }

    public func parameters() throws -> Safetensors {
        var file = Safetensors()
        try file.set("thresholds", Tensor(thresholds, shape: [columns]))
        return file
    }
}

extension ThresholdHash {
    /// The columns' medians (the mean of the middle two for an even number of rows), their means, or zeros.
    static func fit(_ options: HashOptions, _ latents: FloatMatrix) throws -> ThresholdHash {
        try checkBits(options, latents, "threshold")
        let thresholds: [Double]
        switch options.threshold ?? .median {
        case .zero: thresholds = [Double](repeating: 0, count: latents.columns)
        case .mean: thresholds = try Moments(of: latents).mean
        case .median:
            let half = latents.rows / 2
            thresholds = sortedColumns(latents) { column in
                latents.rows % 2 == 1 ? Double(column[half]) : (Double(column[half - 1]) + Double(column[half])) / 2
            }
        }
        return try ThresholdHash(name: "threshold", thresholds: thresholds)
    }

    /// The bi-half layer's forward step on the rows fitted on (Li and van Gemert, "Deep Unsupervised Image Hashing by
    /// Maximizing Bit Entropy", AAAI 2021): the upper half of each column becomes 1, the rest 0. Where values are equal
    /// at the border, all of them become 1.
    static func biHalf(_ options: HashOptions, _ latents: FloatMatrix) throws -> ThresholdHash {
        try checkBits(options, latents, "bi-half")
        let half = latents.rows - max(1, latents.rows / 2)
        return try ThresholdHash(name: "bi-half", thresholds: sortedColumns(latents) { Double($0[half]) })
    }

    private static func checkBits(_ options: HashOptions, _ latents: FloatMatrix, _ name: String) throws {
        guard options.bits ?? latents.columns == latents.columns else {
            throw Diagnostic(
                "\(options.bits ?? 0) bits from latents of \(latents.columns) columns",
                expected: "one bit a column for `\(name)`",
                advice: "leave `bits` out, or choose `itq`, which can shorten latents")
        }
        try PackedCodes.checkLength(latents.columns)
    }

    private static func sortedColumns(_ latents: FloatMatrix, _ pick: ([Float]) -> Double) -> [Double] {
        (0..<latents.columns).map { column in
            pick(
                stride(from: column, to: latents.values.count, by: latents.columns).map { latents.values[$0] }.sorted())
        }
    }
}
