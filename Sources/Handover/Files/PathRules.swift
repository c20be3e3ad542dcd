import Foundation

/// What the paths of a site must be like to lie on any disk.
package enum PathRules {
    /// Characters that Windows lets a path have, less a folder to unpack into.
    package static let longest = 259
    /// For that folder: `C:\Users\somebody-with-a-name\Documents\Reviews\supplementary-material\`, and some more.
    package static let folder = 80

    /// Why a path may not be written below a folder at all: it leads elsewhere, or is none.
    package static func obstacle(to path: String) -> String? {
        if path.isEmpty { return "is empty" }
        if path.hasPrefix("/") { return "is absolute" }
        if path.contains("\\") { return "holds a backslash" }
        if path.utf8.contains(0) { return "holds a zero byte" }
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            if part.isEmpty { return "holds an empty part" }
            if part == "." || part == ".." { return "leads out of its folder by `\(part)`" }
        }
        let bytes = Array(path.utf8)
        if bytes.count > 1, bytes[1] == 0x3A { return "begins with a drive" }
        return nil
    }

    /// What Windows would not take in a path; empty for a plain one.
    package static func windows(_ path: String) -> [String] {
        var found: [String] = []
        for part in path.split(separator: "/") {
            let bad = part.unicodeScalars.filter { $0.value < 32 || "<>:\"|?*\\".unicodeScalars.contains($0) }
            if let first = bad.first {
                found.append(
                    "`\(part)` holds " + (first.value < 32 ? "a control character" : "the character \(first)"))
            }
            if part.utf8.last == 0x2E || part.utf8.last == 0x20 { found.append("`\(part)` ends in a dot or a space") }
            let stem = part.split(separator: ".", omittingEmptySubsequences: false).first.map { $0.uppercased() } ?? ""
            if reserved.contains(stem) { found.append("`\(part)` is the name of a device") }
        }
        let length = path.utf16.count
        if length > longest - folder {
            found.append(
                "\(length) characters, and more than \(longest - folder) leave no room for a folder before them")
        }
        return found
    }

    /// The same for two paths where a file system takes them for one, whatever the case and the form of accents.
    package static func folded(_ path: String) -> String {
        path.decomposedStringWithCanonicalMapping.lowercased()
    }

    private static let reserved: Set<String> = {
        let numbered = ["COM", "LPT"].flatMap { name in (0...9).map { "\(name)\($0)" } }
        return Set(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"] + numbered)
    }()
}
