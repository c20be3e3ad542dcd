import Core
import Foundation

extension VenueBudget {
    /// Those that come with Vitrine, in byte order of their names.
    public static let builtIn: [VenueBudget] = BuiltInVenues.files.compactMap { file in
        try? parse(file.text, name: String(file.name.dropLast(4)), file: "Templates/venues/\(file.name)")
    }

    /// By name, or by path where `name` ends in `.yml` or `.yaml` or holds a slash.
    /// - Throws: `Diagnostic` for a name that is not known, `Diagnostics` for mistakes in a file.
    public static func find(_ name: String) throws -> VenueBudget {
        if name.contains("/") || name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
            let url = URL(fileURLWithPath: name)
            let text = try Files.readText(url)
            guard text.utf8.count <= 1 << 16 else {
                throw Diagnostic(
                    "holds \(text.utf8.count) bytes", file: url.path, expected: "a venue's budget of a few lines")
            }
            return try parse(text, name: url.deletingPathExtension().lastPathComponent, file: url.path)
        }
        if let found = builtIn.first(where: { $0.name == name }) { return found }
        let known = builtIn.map(\.name)
        throw Diagnostic(
            "there is no venue `\(name)`",
            expected: "one of \(known.joined(separator: ", ")), or the path of a .yml file",
            advice: NearNames.closest(to: name, in: known).map { "write `\($0)`" } ?? "see `vitrine pack --list`")
    }

    /// What it limits, in words: `100 MB; without names`.
    public var limits: String {
        var parts = [ByteCount.text(bytes)]
        if let unpacked { parts.append("\(ByteCount.text(unpacked)) unpacked") }
        if let file { parts.append("\(ByteCount.text(file)) a file") }
        if files < ZipWriter.mostFiles { parts.append("\(files) files") }
        if let depth { parts.append("\(depth) folders deep") }
        if let pathLength { parts.append("paths of \(pathLength) characters") }
        if !folder.isEmpty { parts.append("in a folder `\(folder)`") }
        if isAnonymous { parts.append("without names") }
        return parts.joined(separator: ", ")
    }
}
