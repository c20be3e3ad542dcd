import Arrays
import Core
import Foundation
import Torch

/// The hash functions by name.
public enum HashFunctions {
    static let format = "vitrine-hash-1"

    /// What a function is fitted on.
    struct Material {
        var latents: FloatMatrix
        var labels: LabelMatrix?
        var progress = FittingProgress.silent
    }

    struct Registered: Sendable {
        var name: String
        var summary: String
        var options: [HashOption]
        var defaults = HashOptions()
        var fit: @Sendable (HashOptions, Material) throws -> any HashFunction
        var load: @Sendable (StoredHash) throws -> any HashFunction

        /// Supervised functions take `labels`.
        var isSupervised: Bool { options.contains(.labels) }
    }

    static let all: [Registered] = [
        .sign, .threshold, .biHalf, .pcah, .rotated, .lsh, .itq, .spectral, .spherical, .anchorGraph, .supervised,
    ]

    public static var names: [String] { all.map(\.name) }

    /// One sentence on a function; `nil` for an unknown name.
    public static func summary(of name: String) -> String? { find(name)?.summary }

    /// The options that a function reads; none for an unknown name.
    public static func options(of name: String) -> [HashOption] { find(name)?.options ?? [] }

    /// Whether a function learns from labels.
    public static func isSupervised(_ name: String) -> Bool { find(name)?.isSupervised ?? false }

    /// The options with the function's defaults in place of what is left out.
    public static func resolved(_ options: HashOptions, for name: String) -> HashOptions {
        find(name).map { options.filled(from: $0.defaults) } ?? options
    }

    /// Fits a function on latents [N, d].
    /// - Parameter labels: of the same N rows; only supervised functions look at them, and they must have them.
    /// - Throws: `Diagnostic` for an unknown name, numbers that are not finite, no rows, missing labels, a code length
    ///   that is not a multiple of 8 in 8...1024, and options that the latents do not allow.
    public static func fit(
        _ name: String, options: HashOptions = HashOptions(), on latents: FloatMatrix, labels: LabelMatrix? = nil,
        progress: @escaping ProgressHandler = { _ in }
    ) throws -> any HashFunction {
        let function = try registered(name)
        guard latents.rows > 0, latents.columns > 0 else {
            throw Diagnostic("latents of \(latents.rows) × \(latents.columns)", expected: "one row an image")
        }
        try latents.checkFinite()
        if function.isSupervised {
            guard let labels else {
                throw Diagnostic(
                    "`\(name)` learns from labels, and there are none", expected: "a label for each row",
                    advice: "take a data set with labels, or an unsupervised function such as `itq`")
            }
            guard labels.rows == latents.rows, labels.classes > 0 else {
                throw Diagnostic(
                    "labels of \(labels.rows) rows and \(labels.classes) classes for \(latents.rows) rows of latents",
                    expected: "one row of labels for each row of latents")
            }
        }
        let material = Material(latents: latents, labels: labels, progress: FittingProgress(progress))
        return try withFixedThreads { try function.fit(options.filled(from: function.defaults), material) }
    }

    /// Reads what `write(to:)` wrote.
    /// - Throws: `Diagnostic` naming the file where it is damaged or something else.
    public static func load(_ url: URL) throws -> any HashFunction {
        let file = try Safetensors.read(url)
        do {
            let stored = try StoredHash(file)
            return try registered(stored.name).load(stored)
        } catch var diagnostic as Diagnostic {
            diagnostic.file = url.path
            throw diagnostic
        }
    }

    private static func find(_ name: String) -> Registered? { all.first { $0.name == name } }

    private static func registered(_ name: String) throws -> Registered {
        guard let found = find(name) else {
            throw Diagnostic("unknown hash function `\(name)`", expected: "one of \(names.joined(separator: ", "))")
        }
        return found
    }
}
