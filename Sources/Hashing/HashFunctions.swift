import Arrays
import Core
import Foundation
import Torch

/// The hash functions by name.
public enum HashFunctions {
    static let format = "vitrine-hash-1"

    struct Registered: Sendable {
        var name: String
        var summary: String
        var fit: @Sendable (HashOptions, FloatMatrix) throws -> any HashFunction
    }

    static let all: [Registered] = [
        Registered(name: "sign", summary: "The sign of each latent: for encoders trained to binary latents.") {
            try LinearHash.sign($0, $1)
        },
        Registered(name: "pcah", summary: "The signs of the first principal components.") {
            try LinearHash.pcah($0, $1)
        },
        Registered(name: "pca-rr", summary: "The signs of the principal components under a random rotation.") {
            try LinearHash.rotated($0, $1)
        },
        Registered(name: "lsh", summary: "The signs of random projections of the centred latents.") {
            try LinearHash.lsh($0, $1)
        },
        Registered(name: "itq", summary: "Principal components, rotated to lie close to the corners of the cube.") {
            try LinearHash.itq($0, on: $1)
        },
    ]

    public static var names: [String] { all.map(\.name) }

    /// One sentence on a function; `nil` for an unknown name.
    public static func summary(of name: String) -> String? {
        all.first { $0.name == name }?.summary
    }

    /// Fits a function on latents [N, d].
    /// - Throws: `Diagnostic` for an unknown name, numbers that are not finite, no rows, a code length that is not a
    ///   multiple of 8 in 8...1024, and more bits than columns (lsh excepted).
    public static func fit(
        _ name: String, options: HashOptions = HashOptions(), on latents: FloatMatrix
    ) throws -> any HashFunction {
        let function = try registered(name)
        guard latents.rows > 0, latents.columns > 0 else {
            throw Diagnostic("latents of \(latents.rows) × \(latents.columns)", expected: "one row an image")
        }
        try latents.checkFinite()
        return try withFixedThreads { try function.fit(options, latents) }
    }

    /// Reads what `write(to:)` wrote.
    /// - Throws: `Diagnostic` naming the file where it is damaged or something else.
    public static func load(_ url: URL) throws -> any HashFunction {
        let file = try Safetensors.read(url)
        do {
            return try parse(file)
        } catch var diagnostic as Diagnostic {
            diagnostic.file = url.path
            throw diagnostic
        }
    }

    private static func registered(_ name: String) throws -> Registered {
        guard let found = all.first(where: { $0.name == name }) else {
            throw Diagnostic("unknown hash function `\(name)`", expected: "one of \(names.joined(separator: ", "))")
        }
        return found
    }

    private static func parse(_ file: Safetensors) throws -> any HashFunction {
        guard file.metadata["format"] == format else {
            throw Diagnostic(
                "is not a hash function: its format is `\(file.metadata["format"] ?? "none")`", expected: format)
        }
        let name = try registered(file.metadata["function"] ?? "").name
        guard let bits = file.metadata["bits"].flatMap({ Int($0) }),
            let columns = file.metadata["columns"].flatMap({ Int($0) })
        else { throw Diagnostic("has no whole numbers `bits` and `columns` in its metadata") }
        if name == "sign" {
            guard bits == columns, file.tensors.isEmpty else {
                throw Diagnostic(
                    "\(bits) bits from \(columns) columns by `sign`", expected: "one bit a column, no arrays")
            }
            return try LinearHash(thresholding: bits)
        }
        return try LinearHash(
            name: name, mean: array("mean", [columns], of: file),
            projection: array("projection", [columns, bits], of: file), bits: bits)
    }

    private static func array(_ name: String, _ shape: [Int], of file: Safetensors) throws -> [Double] {
        let tensor = try file.tensor(name)
        guard let entry = file.tensors[name], entry.shape == shape, entry.type == .float64 else {
            throw Diagnostic("array `\(name)` has another shape or type", expected: "float64 \(shape)")
        }
        return try tensor.values(Double.self)
    }
}
