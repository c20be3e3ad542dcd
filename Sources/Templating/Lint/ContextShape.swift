/// Which names a page gives its templates, without the values: what templates are checked against.
///
/// Write it out, or take it from a sample context: `ContextShape(of: sample)`.
public indirect enum ContextShape: Sendable, Equatable {
    /// Text, a number, true or false.
    case value
    /// Whatever is inside is not checked.
    case any
    case list(ContextShape)
    case object([String: ContextShape])

    /// The shape of a value; the elements of a list are taken together.
    public init(of value: TemplateValue) {
        switch value {
        case .list(let elements): self = .list(elements.map(ContextShape.init(of:)).reduce(nil, Self.merge) ?? .any)
        case .object(let fields): self = .object(fields.mapValues(ContextShape.init(of:)))
        case .null: self = .any
        default: self = .value
        }
    }

    /// Both shapes' names; where one is an object or list and the other not, the richer.
    public func merged(with other: ContextShape) -> ContextShape {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)): .object(mine.merging(theirs) { $0.merged(with: $1) })
        case (.list(let mine), .list(let theirs)): .list(mine.merged(with: theirs))
        case (.any, _), (.value, .object), (.value, .list): other
        default: self
        }
    }

    private static func merge(_ first: ContextShape?, _ second: ContextShape) -> ContextShape? {
        first?.merged(with: second) ?? second
    }

    /// The names inside, where they are known.
    var names: [String] {
        if case .object(let fields) = self { return fields.keys.sorted() }
        return []
    }
}

extension ContextShape: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, ContextShape)...) {
        self = .object(Dictionary(elements) { $0.merged(with: $1) })
    }
}

extension ContextShape: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: ContextShape...) {
        self = .list(elements.reduce(nil, Self.merge) ?? .any)
    }
}
