import Arrays
import Core
import Torch

extension HashFunction {
    /// - Throws: `Diagnostic` for another number of columns and for numbers that are not finite.
    func check(_ latents: FloatMatrix) throws {
        guard latents.columns == columns else {
            throw Diagnostic(
                "latents of \(latents.columns) columns", expected: "\(columns), as the `\(name)` hash was fitted on",
                advice: "encode with the model that the hash was fitted for")
        }
        try latents.checkFinite()
    }

    /// The codes whose bits are set where `values` is not negative.
    /// - Parameter values: from a chunk of rows, float64 [n, d], to [n, bits].
    func signs(of latents: FloatMatrix, _ values: (Tensor) throws -> Tensor) throws -> PackedCodes {
        let width = bits / 8
        var bytes = [UInt8](repeating: 0, count: latents.rows * width)
        try withFixedThreads {
            try latents.forEachChunk { start, chunk in
                let numbers = try values(chunk).values(Double.self)
                for (index, number) in numbers.enumerated() where number >= 0 {
                    let bit = index % bits
                    bytes[(start + index / bits) * width + (bit >> 3)] |= 1 << UInt8(bit & 7)
                }
            }
        }
        return try PackedCodes(count: latents.rows, bits: bits, bytes: bytes)
    }
}
