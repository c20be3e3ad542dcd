import Core
import Foundation
import Yams

/// A YAML mapping, read strictly: a wrong type, a value out of range and a key that nobody asked for become
/// diagnostics with file, line and column. All of them are collected and thrown together by `finish`.
///
///     let card = try SettingsMap.parse(text, file: "mnist.yml")
///     let title = card.string("title") ?? card.missing("title", "")
///     let size = card.int("size", in: 1...4096) ?? 64
///     try card.finish()
///
/// The keys that were asked for are the keys that exist: there is no second list to keep in step.
public final class SettingsMap {
    public let file: String
    /// 1-based place of the mapping itself.
    public let line: Int?
    public let column: Int?
    private let node: Node.Mapping
    private let problems: Problems
    private var asked: [String] = []

    final class Problems {
        var found: [Diagnostic] = []
        var maps: [SettingsMap] = []
    }

    init(node: Node.Mapping, file: String, problems: Problems) {
        self.node = node
        self.file = file
        self.problems = problems
        line = node.mark?.line
        column = node.mark?.column
        problems.maps.append(self)
    }

    /// - Throws: `Diagnostic` for text that is not YAML or whose top level is not a mapping.
    public static func parse(_ text: String, file: String) throws -> SettingsMap {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw diagnostic(error, file: file)
        }
        guard let node else { throw Diagnostic("is empty", file: file, expected: "`key: value` lines") }
        guard case .mapping(let mapping) = node else {
            throw Diagnostic("is not a mapping", file: file, line: node.mark?.line, column: node.mark?.column, expected: "`key: value` lines")
        }
        let map = SettingsMap(node: mapping, file: file, problems: Problems())
        map.reportDuplicates(in: node)
        return map
    }

    private static func diagnostic(_ error: YamlError, file: String) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            Diagnostic("is not valid YAML: \(problem)", file: file, line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let duplicates, let context):
            Diagnostic("a key is given twice: \(duplicates.joined(separator: ", "))", file: file, line: context.mark.line)
        default:
            Diagnostic("is not valid YAML: \(error)", file: file)
        }
    }

    private func reportDuplicates(in node: Node) {
        // Yams reports duplicate keys itself while composing; aliases are refused because a small file could
        // unfold to a huge one.
        if case .alias = node {
            problems.found.append(Diagnostic("holds an alias", file: file, line: node.mark?.line, expected: "plain values"))
        }
    }

    // MARK: - Values

    public func has(_ key: String) -> Bool {
        find(key) != nil
    }

    /// The keys in the order of the file.
    public var keys: [String] {
        node.compactMap { $0.key.string }
    }

    public func string(_ key: String) -> String? {
        scalar(key, expected: "a text") { $0.string }
    }

    public func bool(_ key: String) -> Bool? {
        scalar(key, expected: "true or false") { $0.bool }
    }

    public func int(_ key: String, in range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
        let bounds = range == Int.min...Int.max ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return scalar(key, expected: bounds) { node in
            node.int.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    public func double(_ key: String, in range: ClosedRange<Double> = -1e308...1e308) -> Double? {
        let bounds = range == -1e308...1e308 ? "a number" : "a number from \(range.lowerBound) to \(range.upperBound)"
        return scalar(key, expected: bounds) { node in
            node.float.flatMap { $0.isFinite && range.contains($0) ? $0 : nil }
        }
    }

    /// One of a few words.
    public func choice(_ key: String, of names: [String]) -> String? {
        guard let found = find(key) else { return nil }
        if let text = found.string, names.contains(text) { return text }
        report(
            "`\(key)` is \(Self.describe(found))", at: found, expected: "one of \(names.joined(separator: ", "))",
            advice: NearNames.advice(found.string ?? "", among: names))
        return nil
    }

    /// A list of texts; a single text counts as a list of one.
    public func strings(_ key: String) -> [String]? {
        guard let found = find(key) else { return nil }
        if let text = found.string, found.sequence == nil { return [text] }
        return list(found, key: key, expected: "a list of texts") { $0.string }
    }

    public func ints(_ key: String, in range: ClosedRange<Int> = Int.min...Int.max) -> [Int]? {
        guard let found = find(key) else { return nil }
        return list(found, key: key, expected: "a list of whole numbers") { node in
            node.int.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    public func doubles(_ key: String) -> [Double]? {
        guard let found = find(key) else { return nil }
        return list(found, key: key, expected: "a list of numbers") { $0.float }
    }

    public func map(_ key: String) -> SettingsMap? {
        guard let found = find(key) else { return nil }
        guard let mapping = found.mapping else {
            report("`\(key)` is \(Self.describe(found))", at: found, expected: "`key: value` lines")
            return nil
        }
        return SettingsMap(node: mapping, file: file, problems: problems)
    }

    /// A list of mappings.
    public func maps(_ key: String) -> [SettingsMap]? {
        guard let found = find(key) else { return nil }
        return list(found, key: key, expected: "a list of `key: value` entries") { node in
            node.mapping.map { SettingsMap(node: $0, file: self.file, problems: self.problems) }
        }
    }

    /// A text in short, or a mapping: `hash: itq` and `hash: {function: itq, iterations: 50}` say the same.
    public func mapOrString(_ key: String) -> (map: SettingsMap?, text: String?)? {
        guard let found = find(key) else { return nil }
        if found.mapping != nil { return (map(key), nil) }
        return (nil, string(key))
    }

    // MARK: - Problems

    /// Records that a key must be there, and returns `fallback` so that reading goes on.
    public func missing<Value>(_ key: String, _ fallback: Value, advice: String? = nil) -> Value {
        if !has(key) {
            problems.found.append(
                Diagnostic("`\(key)` is missing", file: file, line: line, column: column, advice: advice))
        }
        return fallback
    }

    /// Records a problem at a key's value.
    public func problem(_ message: String, at key: String, expected: String? = nil, advice: String? = nil) {
        report(message, at: node.first { $0.key.string == key }?.value, expected: expected, advice: advice)
    }

    /// Checks for keys that nobody asked for, in this mapping and all that were read from it.
    /// - Throws: `Diagnostics` with everything that was wrong, in the order of the file.
    public func finish() throws {
        for map in problems.maps {
            for (key, _) in map.node {
                let name = key.string ?? "?"
                guard !map.asked.contains(name) else { continue }
                map.report(
                    "unknown key `\(name)`", at: key, expected: "one of \(map.asked.sorted().joined(separator: ", "))",
                    advice: NearNames.advice(name, among: map.asked))
            }
        }
        problems.maps = []
        guard !problems.found.isEmpty else { return }
        throw Diagnostics(problems.found.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) })
    }

    private func find(_ key: String) -> Node? {
        if !asked.contains(key) { asked.append(key) }
        guard let value = node.first(where: { $0.key.string == key })?.value else { return nil }
        // An empty value (`key:`) is as good as none.
        return value.null == nil ? value : nil
    }

    private func scalar<Value>(_ key: String, expected: String, _ convert: (Node) -> Value?) -> Value? {
        guard let found = find(key) else { return nil }
        if found.isScalar, let value = convert(found) { return value }
        report("`\(key)` is \(Self.describe(found))", at: found, expected: expected)
        return nil
    }

    private func list<Value>(_ found: Node, key: String, expected: String, _ convert: (Node) -> Value?) -> [Value]? {
        guard let sequence = found.sequence else {
            report("`\(key)` is \(Self.describe(found))", at: found, expected: expected)
            return nil
        }
        var values: [Value] = []
        for item in sequence {
            guard let value = convert(item) else {
                report("`\(key)` holds \(Self.describe(item))", at: item, expected: expected)
                return nil
            }
            values.append(value)
        }
        return values
    }

    private func report(_ message: String, at node: Node?, expected: String? = nil, advice: String? = nil) {
        problems.found.append(
            Diagnostic(
                message, file: file, line: node?.mark?.line ?? line, column: node?.mark?.column ?? column,
                expected: expected, advice: advice))
    }

    private static func describe(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): "`\(scalar.string.prefix(60))`"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

extension Node {
    var isScalar: Bool { scalar != nil }
}
