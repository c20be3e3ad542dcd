import Core
import Mustache

/// `{{percent1(share)}}`: any filter, a number at the end of its name being its argument.
extension TemplateValue: MustacheTransformable {
    public func transform(_ name: String) -> Any? {
        if case .int(let value) = self, name == "even" || name == "odd" {
            return value.isMultiple(of: 2) == (name == "even")
        }
        let parts = name.split(separator: MustacheText.numberMark)
        let call = parts.count == 2 ? Int(parts[1]) : nil
        guard let word = parts.first, let (filter, arguments) = MustacheTransforms.filter(named: String(word)) else {
            return nil
        }
        do {
            return try filter(self, arguments).mustache
        } catch {
            MustacheFaults.current?.add(error as? Diagnostic ?? Diagnostic("\(error)"), call: call)
            return nil
        }
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
