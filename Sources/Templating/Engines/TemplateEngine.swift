/// Turns a named template and its data into text. A new template language is one conformance.
///
/// Text is escaped for HTML unless it is `TemplateValue.safe`. Engines need not be `Sendable`: take one for each
/// worker from `Theme`.
public protocol TemplateEngine {
    /// - Parameters:
    ///   - template: a name as it stands in the theme, `pages/query.mustache`; the engine's extension may be left out.
    ///   - context: an object; its fields are the template's variables.
    /// - Throws: `Diagnostic` naming the template, and the line where known.
    func render(_ template: String, _ context: TemplateValue) throws -> String
}
