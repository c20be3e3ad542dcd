/// `data/site.js`: what copying and exporting needs to know of the whole site, as a classic script.
struct SiteScript: Encodable, Sendable {
    var title: String
    var bibtex: String

    init(_ content: SiteContent) {
        title = content.title
        bibtex = BibTeX.entry(content)
    }
}
