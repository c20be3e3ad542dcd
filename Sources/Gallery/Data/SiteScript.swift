/// `data/site.js`: what copying and exporting needs to know of the whole site, as a classic script.
package struct SiteScript: Encodable, Sendable {
    var title: String
    package var bibtex: String

    package init(title: String, citation: String) {
        self.title = title
        bibtex = BibTeX.entry(title: title, citation: citation)
    }
}
