import Core
import Mustache

// How swift-mustache sees a value. Without these it would reflect on every object, print lists as Swift describes
// them, and print text with its own escaping, which works by `Character` and so lets a quote followed by a combining
// mark through. Here a value prints itself already escaped, and the library is told to escape nothing: a template
// whose content type went missing would escape twice, never not at all.

extension TemplateValue: MustacheParent {
    public func child(named name: String) -> Any? {
        let name = MustacheText.name(fromLibrary: name)
        guard case .object(let fields) = self, let child = fields[name] else { return nil }
        return child.mustache
    }

    /// Booleans as the library's own and lists as something that it iterates, everything else as it is.
    var mustache: Any {
        switch self {
        case .bool(let value): value
        case .list(let elements): MustacheList(elements: elements)
        default: self
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

/// A list of values: a section goes through it, and by itself it prints nothing.
struct MustacheList: MustacheSequence, MustacheCustomRenderable, MustacheTransformable {
    let elements: [TemplateValue]

    func makeIterator() -> AnyIterator<Any> {
        var elements = elements.makeIterator()
        return AnyIterator { elements.next()?.mustache }
    }

    var renderText: String { "" }
    var isNull: Bool { false }

    func transform(_ name: String) -> Any? {
        switch name {
        case "first": elements.first?.mustache
        case "last": elements.last?.mustache
        case "reversed": MustacheList(elements: elements.reversed())
        case "count": TemplateValue.int(elements.count)
        case "empty": elements.isEmpty
        default: TemplateValue.list(elements).transform(name)
        }
    }
}
