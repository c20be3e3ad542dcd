import Core
import Foundation

/// `data/site.js`: what copying and exporting needs to know of the whole site, as a classic script.
struct SiteScript: Encodable, Sendable {
    var title: String
    var bibtex: String

    init(_ content: SiteContent) {
        title = content.title
        bibtex = BibTeX.entry(content)
    }

    /// As a script. JSON is JavaScript but for `</`, which could end a script element if someone inlined this.
    func script() throws -> Data {
        let json = String(decoding: try JSON.encode(self, pretty: false), as: UTF8.self)
        let safe = json.replacing("</", with: "<\\/").trimmed
        return Data("var vitrine = window.vitrine || {};\nvitrine.site = \(safe);\n".utf8)
    }
}
