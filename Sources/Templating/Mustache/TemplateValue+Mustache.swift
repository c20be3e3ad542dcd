import Core
import Mustache

// How swift-mustache sees a value. Without these it would reflect on every object, and print text with its own
// escaping, which works by `Character` and so lets a quote followed by a combining mark through. Here a value
// prints itself already escaped, and the library is told to escape nothing: a template whose content type went
// missing would escape twice, never not at all.

extension TemplateValue: MustacheParent {
    public func child(named name: String) -> Any? {
        guard case .object(let fields) = self, let child = fields[name] else { return nil }
        return child.mustache
    }

    /// Booleans and lists as the library's own, everything else as it is.
    var mustache: Any {
        switch self {
        case .bool(let value): value
        case .list(let elements): elements.contains(where: \.isListOrBool) ? elements.map(\.mustache) : elements
        default: self
        }
    }

    private var isListOrBool: Bool {
        switch self {
        case .list, .bool: true
        default: false
        }
    }
}

extension TemplateValue: MustacheCustomRenderable {
    public var renderText: String {
        switch self {
        case .safe(let html): html
        case .string(let text): HTML.escape(text)
        default: text
        }
    }

    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }
}

/// `{{percent1(share)}}`: any filter, a number at the end of its name being its argument.
extension TemplateValue: MustacheTransformable {
    public func transform(_ name: String) -> Any? {
        guard let (filter, arguments) = MustacheTransforms.filter(named: name) else { return nil }
        // Lint has told of wrong kinds and counts where it could; the library has no way to report one here.
        return (try? filter(self, arguments))?.mustache
    }
}

enum MustacheTransforms {
    /// What the library itself knows, on lists and on the position in a list.
    static let ofLibrary: Set<String> = ["first", "last", "count", "empty", "reversed", "index", "even", "odd"]

    static func filter(named name: String) -> (TemplateFilter, [TemplateValue])? {
        if let filter = TemplateFilters.byName[name] { return (filter, []) }
        let word = name.prefix { !$0.isNumber }
        guard let digits = Int(name.dropFirst(word.count)), let filter = TemplateFilters.byName[String(word)] else {
            return nil
        }
        return (filter, [.int(digits)])
    }
}

/// Leaves all escaping to `TemplateValue`.
struct EscapedByValues: MustacheContentType {
    static let name = "VALUES"

    func escapeText(_ text: String) -> String { text }
}
