import Core

/// One thing a template may do to a value: `{{ share|percent:1 }}` in Stencil, `{{percent1(share)}}` in Mustache.
///
/// A new filter is one value in `TemplateFilters.all`.
public struct TemplateFilter: Sendable {
    public var name: String
    /// One sentence for the documentation.
    public var summary: String
    public var arguments: ClosedRange<Int>
    public var apply: @Sendable (_ value: TemplateValue, _ arguments: [TemplateValue]) throws -> TemplateValue

    public init(
        _ name: String, _ summary: String, arguments: ClosedRange<Int> = 0...0,
        apply: @escaping @Sendable (TemplateValue, [TemplateValue]) throws -> TemplateValue
    ) {
        self.name = name
        self.summary = summary
        self.arguments = arguments
        self.apply = apply
    }

    /// Applies after checking how many arguments there are.
    func callAsFunction(_ value: TemplateValue, _ given: [TemplateValue]) throws -> TemplateValue {
        guard arguments.contains(given.count) else {
            throw Diagnostic("filter `\(name)` has \(given.count) arguments", expected: argumentsInWords)
        }
        return try apply(value, given)
    }

    var argumentsInWords: String {
        arguments.lowerBound == arguments.upperBound
            ? "\(arguments.lowerBound) arguments" : "\(arguments.lowerBound) to \(arguments.upperBound) arguments"
    }
}
