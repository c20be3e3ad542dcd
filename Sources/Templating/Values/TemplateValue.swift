/// What a template sees: plain data, whichever engine renders it.
///
/// `string` is text and is escaped wherever it is printed; `safe` is HTML that this program made and is printed
/// as it is. Literals stand for values: `["title": "Boots", "rank": 3, "results": [["right": true]]]`.
public enum TemplateValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case list([TemplateValue])
    case object([String: TemplateValue])
    /// HTML already escaped.
    case safe(String)
}

extension TemplateValue {
    /// The value as plain text, before escaping: `3`, `0.25`, `true`, nothing for null, lists and objects.
    /// A number that is not finite is an en dash.
    public var text: String {
        switch self {
        case .null, .list, .object: ""
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .double(let value): Format.plain(value)
        case .string(let value), .safe(let value): value
        }
    }

    /// The value as a number, where it is one.
    public var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// The field of an object, null where there is none.
    public subscript(_ key: String) -> TemplateValue {
        if case .object(let fields) = self { return fields[key] ?? .null }
        return .null
    }

    /// An object with the other's fields added; the other's win. Other kinds of value count as empty objects.
    public func merging(_ other: TemplateValue) -> TemplateValue {
        .object(fields.merging(other.fields) { _, new in new })
    }

    var fields: [String: TemplateValue] {
        if case .object(let fields) = self { return fields }
        return [:]
    }

    /// The kind of value in a word, for messages.
    var kind: String {
        switch self {
        case .null: "nothing"
        case .bool: "true or false"
        case .int, .double: "a number"
        case .string, .safe: "text"
        case .list: "a list"
        case .object: "an object"
        }
    }
}
