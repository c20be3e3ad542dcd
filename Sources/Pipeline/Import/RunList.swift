import Core
import Foundation
import Settings

/// The list under `runs:` in `vitrine.yml`, edited as text so that comments and layout stay as the user wrote them.
package struct RunList {
    let url: URL

    /// - Parameter url: `vitrine.yml`, or another file like it.
    package init(_ url: URL) {
        self.url = url
    }

    /// Lists a recipe.
    /// - Returns: whether the file lists it now; false where its layout is none that can be edited safely.
    package func add(_ recipe: String) throws -> Bool {
        let text = try Files.readText(url)
        if try entries(text).contains(recipe) { return true }
        guard let edited = Self.adding(recipe, to: text), isSame(edited, as: text, and: recipe) else { return false }
        try Files.write(edited, to: url)
        return true
    }

    /// The text with one more entry; nil for layouts that are not known.
    static func adding(_ recipe: String, to text: String) -> String? {
        let newline = text.contains("\r\n") ? "\r\n" : "\n"
        var lines = text.replacingOccurrences(of: "\r\n", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .map(String.init)
        let places = lines.indices.filter { lines[$0].hasPrefix("runs:") }
        guard let place = places.first else {
            if lines.last == "" { lines.removeLast() }
            return (lines + ["runs:", "  - \(recipe)", ""]).joined(separator: newline)
        }
        guard places.count == 1 else { return nil }
        let value = lines[place].dropFirst("runs:".count).drop { $0 == " " || $0 == "\t" }
        if value.isEmpty || value.hasPrefix("#") {
            let (last, indent) = lastEntry(lines, after: place)
            lines.insert("\(indent)- \(recipe)", at: last + 1)
        } else if let edited = flow(lines[place], recipe) {
            lines[place] = edited
        } else {
            return nil
        }
        return lines.joined(separator: newline)
    }

    /// The last line of the block list that follows, and how its entries are indented.
    private static func lastEntry(_ lines: [String], after start: Int) -> (line: Int, indent: String) {
        var last = start
        var indent: String?
        for place in lines.indices where place > start {
            let line = lines[place]
            let rest = line.drop { $0 == " " }
            let own = String(line.prefix(line.count - rest.count))
            let isDeeper = indent.map { own.count > $0.count } ?? false
            if rest.isEmpty || rest.hasPrefix("#") && !isDeeper { continue }
            let isOwn = (rest.hasPrefix("- ") || rest == "-") && (indent == nil || own == indent)
            guard isOwn || isDeeper else { break }
            indent = indent ?? own
            last = place
        }
        return (last, indent ?? "  ")
    }

    /// `runs: [a, b]  # comment` with one more entry.
    private static func flow(_ line: String, _ recipe: String) -> String? {
        guard let close = line.lastIndex(of: "]"), line.filter({ $0 == "[" }).count == 1,
            line.filter({ $0 == "]" }).count == 1
        else { return nil }
        let tail = line[line.index(after: close)...].drop { $0 == " " }
        guard tail.isEmpty || tail.hasPrefix("#"), !line[..<close].contains("#") else { return nil }
        var head = String(line[..<close])
        while head.last == " " { head.removeLast() }
        let separator = head.hasSuffix("[") ? "" : head.hasSuffix(",") ? " " : ", "
        return head + separator + recipe + line[close...]
    }

    /// Whether the edited text says the same as before and lists the recipe last.
    private func isSame(_ edited: String, as text: String, and recipe: String) -> Bool {
        guard let before = try? YAMLMapping(text, file: url.path), let after = try? YAMLMapping(edited, file: url.path),
            let old = try? entries(text), let new = try? entries(edited)
        else { return false }
        return after.keys.filter { $0 != "runs" } == before.keys.filter { $0 != "runs" } && new == old + [recipe]
    }

    /// Paths as they stand, and a mark for runs that are written out in the list.
    private func entries(_ text: String) throws -> [String] {
        let map = try YAMLMapping(text, file: url.path)
        guard map.keys.contains("runs") else { return [] }
        return (map.entries("runs") ?? []).map { entry in
            switch entry {
            case .text(let path): path
            case .mapping(let run): "{" + run.keys.joined(separator: ",") + "}"
            }
        }
    }
}
