import Foundation

/// Where an address in a page leads.
struct Reference {
    enum Kind: Equatable {
        case nothing
        /// Of another site, on the network.
        case absolute
        /// Holds what it names: `data:`.
        case inline
        /// Some other scheme: `file:`, `javascript:`.
        case foreign
        case fragment(String)
        /// Relative, without what follows `?` and `#`.
        case path(String)
    }

    let kind: Kind

    init(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty {
            kind = .nothing
        } else if text.hasPrefix("#") {
            kind = .fragment(String(text.dropFirst()).removingPercentEncoding ?? String(text.dropFirst()))
        } else if text.hasPrefix("//") || text.hasPrefix("\\\\") {
            kind = .absolute
        } else if let scheme = Self.scheme(text) {
            kind =
                switch scheme {
                case "data", "blob", "about": .inline
                case "mailto", "tel", "http", "https", "ftp", "ws", "wss": .absolute
                default: .foreign
                }
        } else {
            let path = text.prefix { $0 != "?" && $0 != "#" }
            kind = path.isEmpty ? .nothing : .path(String(path).removingPercentEncoding ?? String(path))
        }
    }

    var isAbsolute: Bool { kind == .absolute }

    private static func scheme(_ text: String) -> String? {
        guard let colon = text.utf8.firstIndex(of: 0x3A) else { return nil }
        let name = text[..<colon]
        guard let first = name.utf8.first, (0x61...0x7A).contains(first | 0x20),
            name.utf8.allSatisfy({ TextCleaning.isLetterOrDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        else { return nil }
        return name.lowercased()
    }

    /// The path from the site's root; nil for one that leads out of it.
    static func resolve(_ path: String, from page: String) -> String? {
        // From disk, `/x` is a file of the system.
        guard !path.hasPrefix("/") else { return nil }
        var parts = page.split(separator: "/").dropLast().map(String.init)
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        for (place, step) in steps.enumerated() {
            switch step {
            case ".": continue
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            case "" where place == steps.count - 1: return parts.map { $0 + "/" }.joined()
            case "": continue
            default: parts.append(String(step))
            }
        }
        return parts.joined(separator: "/")
    }
}
