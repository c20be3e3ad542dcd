import Core
import Foundation

/// NumPy's `.npz` files: a zip archive of `.npy` members, stored (`numpy.savez`) or deflated
/// (`numpy.savez_compressed`).
///
///     let archive = try NPZ(url)
///     let labels = try archive.array("train_labels")
///     let images = try archive.rows("train_images")   // read on demand
public struct NPZ: Sendable {
    private let archive: ZipArchive
    private let members: [String: ZipArchive.Member]
    /// The names of the arrays, without `.npy`, in the order of the archive.
    public let names: [String]

    public var url: URL { archive.url }

    /// - Throws: `Diagnostic` naming the file where it is no archive of arrays.
    public init(_ url: URL) throws {
        archive = try ZipArchive(url)
        var members: [String: ZipArchive.Member] = [:]
        var names: [String] = []
        for member in archive.members where member.name.hasSuffix(".npy") {
            let name = String(member.name.dropLast(4))
            members[name] = member
            names.append(name)
        }
        self.members = members
        self.names = names
        guard !names.isEmpty else {
            throw Diagnostic(
                "is a zip archive without arrays", file: url.path, expected: "members whose names end in .npy")
        }
    }

    /// A whole array in memory.
    /// - Parameter limit: the most bytes that it may unpack to.
    /// - Throws: `Diagnostic` naming the file, the array, and what is wrong with it.
    public func array(_ name: String, limit: Int = 1 << 30) throws -> NPY {
        let member = try member(name)
        guard member.size <= limit else {
            throw Diagnostic("holds \(member.size) bytes", file: place(name), expected: "at most \(limit)")
        }
        var data = Data(capacity: member.size)
        try archive.unpack(member) { data.append(contentsOf: $0) }
        return try NPY.parse(data, file: place(name))
    }

    /// An array whose rows are read on demand; memory does not grow with it. See `ArrayRows`.
    public func rows(_ name: String) throws -> ArrayRows {
        try ArrayRows(try member(name), in: archive, place: place(name))
    }

    /// How errors name an array.
    public func place(_ name: String) -> String { "\(url.path) (\(name).npy)" }

    private func member(_ name: String) throws -> ZipArchive.Member {
        if let member = members[name] { return member }
        throw Diagnostic(
            "holds no array `\(name)`", file: url.path, expected: "one of \(names.joined(separator: ", "))")
    }
}
