import Templating

/// A template for what stands on a query's page many times: a fact, a band of ties, a result.
///
/// There are a hundred of them on a page and ten thousand pages, and looking a name up takes swift-mustache more than a
/// microsecond: so they are filled in by `FlatTemplate`, and their page is rendered by the library. A theme's own
/// template may use anything that Mustache knows: then the library renders it.
struct PageFragment: Sendable {
    /// Of the template, without extension.
    private let name: String
    private let names: [String]
    private let flat: FlatTemplate?
    private let engine: MustacheEngine

    /// - Parameter names: what the template may print, in the order in which `append` is given it.
    init(_ name: String, names: [String], theme: Theme) throws {
        self.name = name
        self.names = names
        engine = theme.mustache()
        flat = FlatTemplate(Self.withoutEnd(try theme.template("\(name).mustache")), names: names)
    }

    /// - Parameter values: HTML.
    func append(_ values: [String], to text: inout String) throws {
        if let flat { return flat.append(values, to: &text) }
        let fields = Dictionary(zip(names, values.map(TemplateValue.safe))) { first, _ in first }
        text += Self.withoutEnd(try engine.render(name, .object(fields)))
    }

    /// A file ends with a line feed; what is made of it does not.
    private static func withoutEnd(_ text: String) -> String {
        text.utf8.last == 0x0A ? String(text.dropLast()) : text
    }
}
