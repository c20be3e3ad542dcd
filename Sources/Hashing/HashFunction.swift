import Arrays
import Core
import Foundation
import Torch

/// A fitted map from latents [N, d] to binary codes [N, bits].
///
/// One type may serve several names of the registry, so the name belongs to the value.
public protocol HashFunction: Sendable {
    /// A name that `HashFunctions` knows.
    var name: String { get }
    /// Columns of the latents, d.
    var columns: Int { get }
    /// Length of the codes.
    var bits: Int { get }
    /// The codes of latents [N, d].
    /// - Throws: `Diagnostic` for another number of columns and for numbers that are not finite.
    func codes(for latents: FloatMatrix) throws -> PackedCodes
    /// Everything that was learnt, as arrays; without the metadata that `write(to:)` adds.
    func parameters() throws -> Safetensors
    /// The function for a script in a page.
    func exported() throws -> ExportedHash
}

extension HashFunction {
    /// One sentence on what the function does.
    public var summary: String { HashFunctions.summary(of: name) ?? "" }

    /// Writes a safetensors file that `HashFunctions.load` reads. The same function gives the same bytes.
    public func write(to url: URL) throws {
        var file = try parameters()
        file.metadata["format"] = HashFunctions.format
        file.metadata["function"] = name
        file.metadata["columns"] = String(columns)
        file.metadata["bits"] = String(bits)
        try file.write(to: url)
    }
}

extension FloatMatrix {
    /// - Throws: `Diagnostic` naming the first number that is not finite.
    func checkFinite() throws {
        let bad = values.withUnsafeBufferPointer { values in values.firstIndex { !$0.isFinite } }
        guard let bad else { return }
        throw Diagnostic(
            "the latents hold \(values[bad]) at row \(bad / max(1, columns)), column \(bad % max(1, columns))",
            expected: "finite numbers", advice: "the encoder has diverged: train it again with a smaller rate")
    }
}
