import Templating

/// Header and footer of every page of a site, rendered once for each section and depth of folder.
package struct SiteChrome: Sendable {
    /// What the header leads to.
    package struct Section: Sendable {
        package var name: String
        /// From the site's root.
        package var href: String
        /// Whether it is where queries are filtered, which a key opens.
        package var browses: Bool

        package init(_ name: String, href: String, browses: Bool = false) {
            self.name = name
            self.href = href
            self.browses = browses
        }
    }

    package struct Parts: Sendable {
        package var header: TemplateValue
        package var footer: TemplateValue
    }

    private let title: String
    private let pixelated: Bool
    private let parts: [String: Parts]

    /// - Parameters:
    ///   - note: what the site leaves out, for the footer.
    ///   - pixelated: whether pictures are enlarged without smoothing.
    package init(
        title: String, note: String?, sections: [Section], pixelated: Bool = false, theme: Theme
    ) throws {
        self.title = title
        self.pixelated = pixelated
        let engine = theme.mustache()
        var parts: [String: Parts] = [:]
        for root in ["", "../"] {
            for current in sections.map(\.name) + [""] {
                let listed = sections.map { section -> TemplateValue in
                    [
                        "href": .string(section.href), "name": .string(section.name),
                        "current": .bool(section.name == current), "browse": .bool(section.browses),
                    ]
                }
                let context: TemplateValue = [
                    "root": .string(root), "title": .string(title), "sections": .list(listed),
                    "note": TemplateValue(note),
                ]
                parts[current + root] = Parts(
                    header: .safe(try engine.render("header", context).trimmed),
                    footer: .safe(try engine.render("footer", context).trimmed))
            }
        }
        self.parts = parts
    }

    /// - Parameter section: the name of the page's own; one that the header does not list counts as none.
    package func parts(_ section: String?, root: String) -> Parts {
        parts[(section ?? "") + root] ?? parts[root] ?? Parts(header: .null, footer: .null)
    }

    /// The `page` object that `layout.stencil` needs.
    package func frame(_ title: String, section: String?, root: String) -> TemplateValue {
        let parts = parts(section, root: root)
        return [
            "title": .string(title), "site": title == self.title ? .null : .string(self.title),
            "root": .string(root), "header": parts.header, "footer": parts.footer, "pixelated": .bool(pixelated),
        ]
    }
}
