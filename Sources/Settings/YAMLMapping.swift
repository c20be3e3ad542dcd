import Core
import Yams

/// A YAML mapping read key by key. Every mistake is collected with its line and column, so that one run tells
/// the user of all of them.
///
///     let root = try YAMLMapping(text, file: "datasets/cats.yml")
///     let name = root.string("name", required: true) ?? ""
///     try root.finish()
package final class YAMLMapping {
    private final class Problems {
        var all: [Diagnostic] = []
    }

    package let file: String
    /// The key that leads here, for messages; empty for the document.
    private let path: String
    private let mark: Mark?
    private var pairs: [String: (mark: Mark?, value: Node)] = [:]
    /// Keys in the order of the file.
    package private(set) var keys: [String] = []
    private var asked: [String] = []
    private let problems: Problems

    /// - Throws: `Diagnostic` for broken YAML and for a document that is not a mapping.
    package convenience init(_ text: String, file: String) throws {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw Self.syntaxDiagnostic(error, file: file)
        }
        guard let node, case .mapping(let mapping) = node else {
            throw Diagnostic(
                node == nil ? "is empty" : "does not hold `key: value` lines", file: file, line: node?.mark?.line ?? 1,
                column: node?.mark?.column ?? 1, expected: "a YAML mapping, such as `name: my-images`")
        }
        self.init(mapping, path: "", file: file, problems: Problems())
    }

    private init(_ mapping: Node.Mapping, path: String, file: String, problems: Problems) {
        self.file = file
        self.path = path
        self.problems = problems
        mark = mapping.mark
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                report("a key that is not a word", at: key.mark, expected: "plain words as keys")
                continue
            }
            pairs[scalar.string] = (scalar.mark, value)
            keys.append(scalar.string)
        }
    }

    // MARK: - Values

    package func string(_ key: String, required: Bool = false) -> String? {
        guard let node = value(key, required: required, as: "text") else { return nil }
        guard case .scalar(let scalar) = node, !isNull(node) else {
            return mismatch(key, node, "text")
        }
        return scalar.string
    }

    package func bool(_ key: String) -> Bool? {
        guard let node = value(key, as: "`true` or `false`") else { return nil }
        return node.bool ?? mismatch(key, node, "`true` or `false`")
    }

    package func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let node = value(key, as: expected) else { return nil }
        guard let number = node.int, range.contains(number) else { return mismatch(key, node, expected) }
        return number
    }

    /// A number inside `range`, its ends left out.
    package func double(_ key: String, between range: ClosedRange<Double>) -> Double? {
        let expected = "a number between \(range.lowerBound) and \(range.upperBound)"
        guard let node = value(key, as: expected) else { return nil }
        guard let number = node.float, number > range.lowerBound, number < range.upperBound else {
            return mismatch(key, node, expected)
        }
        return number
    }

    /// A list of texts; a single text stands for a list of one.
    package func strings(_ key: String, required: Bool = false) -> [String]? {
        guard let node = value(key, required: required, as: "a list of texts") else { return nil }
        if case .scalar(let scalar) = node, !isNull(node) { return [scalar.string] }
        guard case .sequence(let sequence) = node else { return mismatch(key, node, "a list of texts") }
        var texts: [String] = []
        for item in sequence {
            guard case .scalar(let scalar) = item, !isNull(item) else {
                _ = mismatch(key, item, "a text") as String?
                continue
            }
            texts.append(scalar.string)
        }
        return texts
    }

    package func mapping(_ key: String, required: Bool = false) -> YAMLMapping? {
        guard let node = value(key, required: required, as: "`key: value` lines") else { return nil }
        guard case .mapping(let mapping) = node else { return mismatch(key, node, "`key: value` lines") }
        return YAMLMapping(mapping, path: name(key), file: file, problems: problems)
    }

    /// 1-based line and column of a key's value, for mistakes that only show after reading.
    package func place(of key: String) -> (line: Int, column: Int)? {
        pairs[key].flatMap { $0.value.mark ?? $0.mark }.map { ($0.line, $0.column) }
    }

    func child(_ mapping: Node.Mapping, key: String) -> YAMLMapping {
        YAMLMapping(mapping, path: name(key), file: file, problems: problems)
    }

    package func isList(_ key: String) -> Bool {
        if case .sequence = pairs[key]?.value { return true }
        return false
    }

    package func isMapping(_ key: String) -> Bool {
        if case .mapping = pairs[key]?.value { return true }
        return false
    }

    // MARK: - Mistakes

    /// Reports something wrong about the value of `key`.
    package func report(_ message: String, key: String, expected: String? = nil, advice: String? = nil) {
        report(message, at: pairs[key].map { $0.value.mark ?? $0.mark } ?? mark, expected: expected, advice: advice)
    }

    private func report(_ message: String, at mark: Mark?, expected: String? = nil, advice: String? = nil) {
        problems.all.append(
            Diagnostic(
                message, file: file, line: mark?.line, column: mark?.column, expected: expected, advice: advice))
    }

    /// Reports keys that nobody asked for. Call it on each nested mapping when it has been read.
    package func reportUnknownKeys() {
        for key in keys where !asked.contains(key) {
            let near = NearNames.closest(to: key, in: asked)
            report(
                "unknown key `\(name(key))`", at: pairs[key]?.mark,
                expected: "one of \(asked.sorted().joined(separator: ", "))",
                advice: near.map { "write `\($0)`" })
        }
    }

    /// Ends the reading of a document.
    /// - Throws: `Diagnostic` for one mistake, `Diagnostics` for several, in the order of the file.
    package func finish() throws {
        reportUnknownKeys()
        let all = problems.all.enumerated().sorted {
            ($0.element.line ?? 0, $0.element.column ?? 0, $0.offset) < (
                $1.element.line ?? 0, $1.element.column ?? 0, $1.offset
            )
        }.map(\.element)
        if all.count == 1 { throw all[0] }
        if !all.isEmpty { throw Diagnostics(all) }
    }

    private func isNull(_ node: Node) -> Bool {
        node.tag == Tag(.null)
    }

    private func name(_ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    func value(_ key: String, required: Bool = false, as expected: String) -> Node? {
        if !asked.contains(key) { asked.append(key) }
        if let pair = pairs[key] { return pair.value }
        if required { report("the key `\(name(key))` is missing", at: mark, expected: "`\(key):` with \(expected)") }
        return nil
    }

    func mismatch<Value>(_ key: String, _ node: Node, _ expected: String) -> Value? {
        let found =
            switch node {
            case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "`\(scalar.string.prefix(60))`"
            case .sequence: "a list"
            case .mapping: "`key: value` lines"
            case .alias: "an alias"
            }
        report("`\(name(key))` is \(found)", at: node.mark ?? pairs[key]?.mark, expected: expected)
        return nil
    }

    private static func syntaxDiagnostic(_ error: any Error, file: String) -> Diagnostic {
        let advice = "check the indentation, and put text that holds `: ` or `#` in quotes"
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = [context?.text, problem].compactMap { $0?.trimmingPrefix(" ") }.joined(separator: ": ")
            return Diagnostic(
                "is not YAML: \(words)", file: file, line: mark.line, column: mark.column, advice: advice)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.sorted().map { "`\($0)`" }.joined(separator: ", ")
            return Diagnostic(
                "the key \(names) is given twice", file: file, line: context.mark.line, column: context.mark.column,
                advice: "keep one of them")
        case .reader(let problem, _, _, _):
            return Diagnostic("is not YAML: \(problem)", file: file, advice: "take out control characters")
        default:
            return Diagnostic("is not YAML: \(error)", file: file, advice: advice)
        }
    }
}
