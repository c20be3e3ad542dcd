import Core
import Foundation

/// What is written beside a zip: what it holds, what was dropped, what was taken out, and what was searched for. Not
/// inside of it, as it names the authors.
struct Checklist {
    let request: PackRequest
    let report: PackReport
    let site: PreparedSite
    let summary: ZipWriter.Summary
    let search: AnonymitySearch?

    var text: String {
        let parts = [size, dropped, anonymity, reader].filter { !$0.isEmpty }
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var size: [String] {
        let venue = request.venue
        var lines = [
            "Checklist of \(request.output.lastPathComponent)", "",
            "[x] Venue: \(venue.title) (\(venue.name): \(venue.limits))",
            "[x] Size: \(summary.bytes) bytes of \(venue.bytes), "
                + String(format: "%.1f %%", 100 * Double(summary.bytes) / Double(venue.bytes)),
            "[x] Files: \(site.files.count) of \(venue.files), \(summary.unpacked) bytes unpacked, the largest \(site.largest)",
            "[x] Paths: \(site.deepest) folders deep, at most \(site.longestPath) characters",
            "[x] The same input gives the same zip: entries sorted by path, of 1 January 1980, without extra fields",
        ]
        if !venue.source.isEmpty { lines.append("[ ] The limits are still these: \(venue.source)") }
        return lines + site.warnings.map { "[ ] \($0)" }
    }

    private var dropped: [String] {
        guard let settings = report.settings else { return ["Packed as it was built; nothing was dropped."] }
        guard !report.dropped.isEmpty else { return ["The whole site fits; nothing was dropped."] }
        var lines = ["Turned down in this order, each as far as needed:"]
        lines += PackKnob.allCases.map { knob in
            let words = report.dropped.first { $0.hasPrefix(knob.words(settings) + ",") }
            return words.map { "  - \($0)" } ?? "  - \(knob.words(settings)): as in the whole site"
        }
        return lines
    }

    private var anonymity: [String] {
        guard let search else { return ["Anonymity: not asked for (--anonymous)."] }
        var lines = ["Anonymity", ""]
        let counted = report.removed.keys.sortedByBytes()
        lines.append(counted.isEmpty ? "[x] Metadata: none found to take out" : "[x] Taken out:")
        for what in counted {
            let changes = site.changes.filter { $0.what == what }
            let more = changes.count > 3 ? ", and \(changes.count - 3) more files" : ""
            lines.append(
                "    \(what), \(report.removed[what] ?? 0) times: "
                    + changes.prefix(3).map(\.path).joined(separator: ", ") + more)
        }
        lines += [
            "[x] Looked through for EXIF, XMP, IPTC, comments, text chunks, thumbnails, texts of colour profiles, trailing",
            "    bytes (PNG, JPEG, WebP), names and times (gzip), comments and metadata (SVG), absolute paths and the",
            "    generator's credit (text)",
            "[x] Searched: every byte of \(site.files.count) files, \(search.bytes) bytes, and their names; besides, text",
            "    with the escapes of HTML, addresses, JSON and JavaScript undone, UTF-16, Latin 1, what lies packed in gzip,",
            "    zip, npz and PNG, and base64 in pages; upper and lower case alike, names as whole words",
        ]
        lines += search.needles.all.map { "    \($0.kind.rawValue): \($0.text)" }
        lines += [
            "    any e-mail address, any absolute path below " + TextCleaning.roots.prefix(4).joined(separator: ", ")
                + " …",
            "    any URL, but these namespaces, which no program fetches:",
        ]
        lines += Searcher.namespaces.map { "      \($0)" }
        lines += request.allowed.map { "    allowed to stay: \($0)" }
        lines += search.needles.leftOut.map { "[ ] Not searched for: \($0)" }
        lines.append(
            "[ ] Spellings shorter than \(Searcher.shortestInData) bytes were searched for in text only: in packed pictures and numbers "
                + "they occur by chance")
        if !search.needles.all.contains(where: { $0.kind == .author }) {
            lines.append("[ ] No author was named: give every author with --author and --email")
        }
        if site.changes.contains(where: { $0.path.hasSuffix("recipe.yml") }) {
            lines.append("[ ] Digests of recipes on the page of provenance are those before paths were taken out")
        }
        if !search.opaque.isEmpty {
            lines.append(
                "[ ] Nothing here takes apart files of the kinds \(search.opaque.joined(separator: ", ")): look at them yourself"
            )
        }
        return lines
    }

    private var reader: [String] {
        [
            "Look yourself", "", "[ ] Pictures: no search reads what they show, such as names, faces, stamps",
            "[ ] The texts of the site: title, summary, and recipes say nothing that only the authors would",
            "[ ] Unpack the zip, open index.html; `vitrine verify \(request.output.lastPathComponent)` checks the rest",
        ]
    }
}
