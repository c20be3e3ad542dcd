extension TemplateValue: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .string(value) }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .int(value) }
}

extension TemplateValue: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Double) { self = .double(value) }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension TemplateValue: ExpressibleByNilLiteral {
    public init(nilLiteral: ()) { self = .null }
}

extension TemplateValue: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, TemplateValue)...) {
        var fields = [String: TemplateValue](minimumCapacity: elements.count)
        for (name, value) in elements { fields[name] = value }
        self = .object(fields)
    }
}

extension TemplateValue {
    /// Null where there is no text.
    public init(_ text: String?) { self = text.map(TemplateValue.string) ?? .null }
    /// Null where there is no number.
    public init(_ number: Double?) { self = number.map(TemplateValue.double) ?? .null }
    /// Null where there is no number.
    public init(_ number: Int?) { self = number.map(TemplateValue.int) ?? .null }
}
