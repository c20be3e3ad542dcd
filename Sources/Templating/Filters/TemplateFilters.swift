import Core

/// Every filter that both template languages know. Missing values pass through number filters as an en dash.
public enum TemplateFilters {
    public static let all: [TemplateFilter] = escaping + numbers + text + lists

    public static let byName: [String: TemplateFilter] = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    static let escaping: [TemplateFilter] = [
        TemplateFilter("escape", "Escapes for HTML at once; what is printed is escaped anyhow, and never twice.") {
            value, _ in escaped(value)
        },
        TemplateFilter("raw", "Prints text as HTML without escaping: only for text that is trusted.") { value, _ in
            .safe(value.text)
        },
        TemplateFilter("scriptJSON", "The value as JSON for use inside a script element.") { value, _ in
            .safe(ScriptJSON.encode(value))
        },
    ]

    static let numbers: [TemplateFilter] = [
        TemplateFilter("fixed", "A number with so many decimals: `x|fixed:3`.", arguments: 0...1) { value, arguments in
            .string(Format.fixed(try number(value, "fixed"), try count(arguments, "fixed", otherwise: 2)))
        },
        TemplateFilter("percent", "A share as per cent: `x|percent:1`.", arguments: 0...1) { value, arguments in
            .string(Format.percent(try number(value, "percent"), try count(arguments, "percent", otherwise: 1)))
        },
        TemplateFilter("thousands", "A number with its digits in groups of three.") { value, _ in
            if case .int(let whole) = value { return .string(Format.thousands(whole)) }
            return .string(Format.thousands(try number(value, "thousands"), 0))
        },
        TemplateFilter(
            "printed", "A number as pages print scores: four decimals, one beyond 1, whole numbers in groups of three."
        ) { value, _ in
            switch value {
            case .int(let whole): .string(Format.thousands(whole))
            case .double(let number): .string(abs(number) > 1 ? Format.thousands(number, 1) : Format.fixed(number, 4))
            case .null: .string("undefined")
            default: value
            }
        },
        TemplateFilter("padded", "A whole number with zeroes on the left: `row|padded:5`.", arguments: 1...1) {
            value, arguments in
            guard case .int(let whole) = value else { throw wrong("padded", "a whole number", value) }
            return .string(Format.padded(whole, try count(arguments, "padded", otherwise: 0)))
        },
        TemplateFilter("plural", "The word for so many: `n|plural:\"query\",\"queries\"`.", arguments: 2...2) {
            value, arguments in
            let isOne = try number(value, "plural") == 1
            return isOne ? arguments[0] : arguments[1]
        },
    ]

    static let text: [TemplateFilter] = [
        TemplateFilter("default", "The argument where the value is missing.", arguments: 1...1) { value, arguments in
            value == .null ? arguments[0] : value
        },
        TemplateFilter("uppercase", "Text in capitals.") { value, _ in .string(value.text.uppercased()) },
        TemplateFilter("lowercase", "Text in small letters.") { value, _ in .string(value.text.lowercased()) },
        TemplateFilter("capitalize", "Text with a capital first letter.") { value, _ in
            .string(value.text.prefix(1).uppercased() + value.text.dropFirst())
        },
        TemplateFilter("split", "Text cut into a list at a separator: `x|split:\";\"`.", arguments: 0...1) {
            value, arguments in
            let separator = arguments.first?.text ?? " "
            guard !separator.isEmpty else { throw Diagnostic("filter `split` has an empty separator") }
            return .list(
                value.text.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) })
        },
    ]

    static let lists: [TemplateFilter] = [
        TemplateFilter("join", "A list as one text, with a separator between: `x|join:\", \"`.", arguments: 0...1) {
            value, arguments in
            guard case .list(let elements) = value else { return value }
            return .string(elements.map(\.text).joined(separator: arguments.first?.text ?? ""))
        },
        TemplateFilter("count", "How many elements a list has, or characters a text.") { value, _ in
            switch value {
            case .list(let elements): .int(elements.count)
            case .object(let fields): .int(fields.count)
            case .string(let text), .safe(let text): .int(text.count)
            default: .int(0)
            }
        },
        TemplateFilter("empty", "Whether a list or text has nothing in it, or a value is missing.") { value, _ in
            switch value {
            case .null: true
            case .list(let elements): .bool(elements.isEmpty)
            case .object(let fields): .bool(fields.isEmpty)
            case .string(let text), .safe(let text): .bool(text.isEmpty)
            default: false
            }
        },
    ]

    /// What printing does to every value.
    static func escaped(_ value: TemplateValue) -> TemplateValue {
        if case .safe = value { return value }
        return .safe(HTML.escape(value.text))
    }

    private static func number(_ value: TemplateValue, _ name: String) throws -> Double {
        if value == .null { return .nan }
        guard let number = value.number else { throw wrong(name, "a number", value) }
        return number
    }

    private static func count(_ arguments: [TemplateValue], _ name: String, otherwise: Int) throws -> Int {
        guard let argument = arguments.first else { return otherwise }
        guard case .int(let count) = argument else { throw wrong(name, "a whole number as argument", argument) }
        return count
    }

    private static func wrong(_ name: String, _ expected: String, _ value: TemplateValue) -> Diagnostic {
        Diagnostic("filter `\(name)` was given \(value.kind)", expected: expected)
    }
}
