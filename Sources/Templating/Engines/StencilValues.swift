import Stencil

// How Stencil sees a value. Given plain arrays and strings it kills the process on `.last` of an empty one, and
// copies a whole dictionary for every name looked up in it; these look names up themselves and turn into plain
// values only at the end of a path, where Stencil compares and loops.

/// HTML that is printed as it is.
struct SafeText: CustomStringConvertible {
    var html: String
    var description: String { html }
}

/// Null, and the empty text: both have no members and no last character.
final class NothingBox: DynamicMemberLookup, Resolvable {
    let value: String?

    init(_ value: String?) { self.value = value }

    subscript(dynamicMember member: String) -> Any? {
        member == "count" && value != nil ? 0 : nil
    }

    func resolve(_ context: Context) throws -> Any? { value }
}

final class ListBox: DynamicMemberLookup, Resolvable {
    let elements: [TemplateValue]

    init(_ elements: [TemplateValue]) { self.elements = elements }

    subscript(dynamicMember member: String) -> Any? {
        switch member {
        case "count": return elements.count
        case "first": return elements.first?.stencil
        case "last": return elements.last?.stencil
        default:
            guard let index = Int(member), elements.indices.contains(index) else { return nil }
            return elements[index].stencil
        }
    }

    func resolve(_ context: Context) throws -> Any? { elements.map(\.stencil) }
}

final class ObjectBox: DynamicMemberLookup, Resolvable {
    let fields: [String: TemplateValue]

    init(_ fields: [String: TemplateValue]) { self.fields = fields }

    subscript(dynamicMember member: String) -> Any? {
        if let field = fields[member] { return field.stencil }
        return member == "count" ? fields.count : nil
    }

    func resolve(_ context: Context) throws -> Any? { fields.mapValues(\.stencil) }
}

extension TemplateValue {
    var stencil: Any {
        switch self {
        case .null: NothingBox(nil)
        case .bool(let value): value
        case .int(let value): value
        case .double(let value): value
        case .string(let text): text.isEmpty ? NothingBox("") : text
        case .safe(let html): html.isEmpty ? NothingBox("") : SafeText(html: html)
        case .list(let elements): ListBox(elements)
        case .object(let fields): ObjectBox(fields)
        }
    }

    /// A value as it comes back from Stencil: given to a filter, or about to be printed.
    init(stencil value: Any?) {
        switch value {
        case let value as TemplateValue: self = value
        case let value as Bool: self = .bool(value)
        case let value as Int: self = .int(value)
        case let value as Double: self = .double(value)
        case let value as Float: self = .double(Double(value.description) ?? Double(value))
        case let value as String: self = .string(value)
        case let value as SafeText: self = .safe(value.html)
        case let value as ObjectBox: self = .object(value.fields)
        case let value as ListBox: self = .list(value.elements)
        case let value as NothingBox: self = value.value.map(TemplateValue.string) ?? .null
        case let value as [String: Any]: self = .object(value.mapValues { TemplateValue(stencil: $0) })
        case let value as [Any]: self = .list(value.map { TemplateValue(stencil: $0) })
        case let value as Character: self = .string(String(value))
        default: self = .null
        }
    }
}
