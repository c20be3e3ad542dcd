/// Comparing entity tags, RFC 9110 sections 13.1.2 and 13.1.5.
package enum Preconditions {
    /// Whether `If-None-Match` names this tag (weak comparison), so that 304 is the answer.
    package static func matches(_ header: String?, tag: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { candidate in
            let name = candidate.drop { $0 == " " || $0 == "\t" }
            let end = name.lastIndex { $0 != " " && $0 != "\t" }
            guard let end else { return false }
            let value = name[...end]
            return value == "*" || value == tag || value == "W/\(tag)"
        }
    }

    /// Whether a `Range` still counts: without `If-Range`, or with one that is exactly this tag. A date in
    /// `If-Range` never counts, since no dates are sent.
    package static func allowsRange(_ ifRange: String?, tag: String) -> Bool {
        ifRange == nil || ifRange == tag
    }

    /// Whether `Accept-Encoding` allows gzip: named, or by `*`, and not with `q=0`.
    package static func acceptsGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        var star = false
        for item in header.lowercased().split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let coding = parts.first else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) } ?? "1"
            let accepted = (Double(quality) ?? 0) > 0
            if coding == "gzip" || coding == "x-gzip" { return accepted }
            if coding == "*" { star = accepted }
        }
        return star
    }
}
