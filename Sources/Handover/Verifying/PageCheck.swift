import Foundation

/// The links of one page, style sheet or script, and whatever it would load.
package enum PageCheck {
    package struct Outcome: Sendable {
        var links = 0
        /// Links to other sites, which load nothing by themselves.
        var outward = 0
        var broken: [SiteProblem] = []
        var network: [SiteProblem] = []
    }

    static func reads(_ path: String) -> Bool {
        ["html", "htm", "svg", "css", "js", "mjs"].contains(kind(path))
    }

    private static func kind(_ path: String) -> String {
        path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    }

    /// - Parameter files: every path of the site.
    package static func check(_ data: Data, path: String, files: Set<String>) -> Outcome {
        var outcome = Outcome()
        switch kind(path) {
        case "css": style(String(decoding: data, as: UTF8.self), path, files, &outcome)
        case "js", "mjs": script(data, path, &outcome)
        default:
            let scan = data.withUnsafeBytes { MarkupScan($0.bindMemory(to: UInt8.self)) }
            for element in scan.elements { check(element, ids: scan.ids, path, files, &outcome) }
            for text in scan.styles where text.contains("url(") || text.contains("@import") {
                style(text, path, files, &outcome)
            }
            for text in scan.scripts where !text.isEmpty { script(Data(text.utf8), path, &outcome) }
        }
        return outcome
    }

    // MARK: - Elements

    private static func check(
        _ element: MarkupScan.Element, ids: Set<String>, _ path: String, _ files: Set<String>, _ outcome: inout Outcome
    ) {
        if element.name == "base" {
            outcome.broken.append(SiteProblem(file: path, message: "has a <base>, which leads all links elsewhere"))
        }
        if element.name == "meta", element.value("http-equiv")?.lowercased() == "refresh",
            let target = element.value("content"),
            Reference(target.split(separator: "=").dropFirst().joined(separator: "=")).isAbsolute
        {
            outcome.network.append(SiteProblem(file: path, message: "leads on to \(short(target))"))
        }
        for attribute in element.attributes {
            switch attribute.name {
            case "href", "src", "xlink:href", "poster", "data", "action", "formaction", "background", "manifest":
                let follows = ["a", "area"].contains(element.name)
                reference(
                    attribute.value, loads: !follows, "<\(element.name) \(attribute.name)>", ids: ids, path, files,
                    &outcome)
            case "ping":
                outcome.network.append(
                    SiteProblem(file: path, message: "tells \(short(attribute.value)) of a click (ping)"))
            case "srcset", "imagesrcset":
                for part in attribute.value.split(separator: ",") {
                    guard let address = part.split(whereSeparator: \.isWhitespace).first else { continue }
                    reference(
                        String(address), loads: true, "<\(element.name) srcset>", ids: ids, path, files, &outcome)
                }
            default: continue
            }
        }
    }

    private static func reference(
        _ text: String, loads: Bool, _ what: String, ids: Set<String>?, _ path: String, _ files: Set<String>,
        _ outcome: inout Outcome
    ) {
        let reference = Reference(text)
        switch reference.kind {
        case .nothing, .inline: return
        case .absolute:
            if loads {
                outcome.network.append(SiteProblem(file: path, message: "\(what) loads \(short(text))"))
            } else {
                outcome.outward += 1
            }
        case .foreign:
            outcome.broken.append(SiteProblem(file: path, message: "\(what) leads to \(short(text))"))
        case .fragment(let name):
            outcome.links += 1
            // What holds a `=` is the state of a view, for the page's script.
            guard let ids, !name.isEmpty, name != "top", !name.contains("="), !ids.contains(name) else { return }
            outcome.broken.append(
                SiteProblem(file: path, message: "\(what) leads to #\(short(name)), which the page does not have"))
        case .path(let target):
            outcome.links += 1
            guard let found = Reference.resolve(target, from: path) else {
                outcome.broken.append(SiteProblem(file: path, message: "\(what) leads out of the site: \(short(text))"))
                return
            }
            guard !files.contains(found) else { return }
            let isFolder = found.isEmpty || found.hasSuffix("/") || files.contains(found + "/index.html")
            outcome.broken.append(
                SiteProblem(
                    file: path,
                    message: isFolder
                        ? "\(what) leads to a folder, which opens no page from disk: \(short(text))"
                        : "\(what) leads to a file that is not there: \(short(found))"))
        }
    }

    // MARK: - Style sheets

    private static func style(_ text: String, _ path: String, _ files: Set<String>, _ outcome: inout Outcome) {
        var rest = Substring(text)
        while let open = rest.firstRange(of: "url(") {
            rest = rest[open.upperBound...]
            guard let close = rest.firstIndex(of: ")") else { break }
            let value = rest[..<close].trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["\"", "'"])
            reference(value, loads: true, "url()", ids: nil, path, files, &outcome)
            rest = rest[close...]
        }
        rest = Substring(text)
        while let rule = rest.firstRange(of: "@import") {
            rest = rest[rule.upperBound...]
            let value = rest.drop(while: \.isWhitespace)
            guard let quote = value.first, quote == "\"" || quote == "'" else { continue }
            reference(
                String(value.dropFirst().prefix { $0 != quote }), loads: true, "@import", ids: nil, path, files,
                &outcome)
        }
    }

    // MARK: - Scripts

    private static let calls = [
        "fetch(", "import(", "importscripts(", "websocket(", "eventsource(", "sendbeacon(", "worker(", ".open(",
        ".src=",
        ".src =", ".href=", ".href =", "import ", "from ", "url(", "webtransport(", "rtcpeerconnection(",
    ].map { Array($0.utf8) }
    private static let matcher = ByteMatcher(calls)

    /// Absolute addresses that a script hands to something that loads them. Data hold any text, and texts load nothing.
    private static func script(_ data: Data, _ path: String, _ outcome: inout Outcome) {
        data.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            var found: [String] = []
            matcher.matches(in: bytes) { pattern, start in
                var at = start + matcher.lengths[pattern]
                // `open("GET", "https://…")` has its address second.
                let end = min(bytes.count, at + 64)
                while at < end, bytes[at] != 0x0A, bytes[at] != 0x3B {
                    let quote = bytes[at]
                    at += 1
                    guard quote == 0x22 || quote == 0x27 || quote == 0x60 else { continue }
                    let text = bytes[at..<min(bytes.count, at + 100)].prefix { $0 != quote }
                    let address = String(decoding: text, as: UTF8.self)
                    if Reference(address).isAbsolute {
                        found.append(address)
                        return
                    }
                    at += text.count + 1
                }
            }
            var seen = Set<String>()
            for address in found where seen.insert(address).inserted {
                outcome.network.append(SiteProblem(file: path, message: "a script loads \(short(address))"))
            }
        }
    }

    private static func short(_ text: String) -> String {
        let plain = text.unicodeScalars.map { $0.value < 32 ? "." : String(Character($0)) }.joined()
        return plain.count > 80 ? plain.prefix(80) + "…" : plain
    }
}
