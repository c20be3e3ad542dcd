import Core
import Yams

extension YAMLMapping {
    /// What a value may be where a short form stands for a longer one: `hash: itq` for `hash: {function: itq}`.
    package enum Entry {
        case text(String)
        case mapping(YAMLMapping)
    }

    /// A list whose entries are texts or mappings.
    package func entries(_ key: String, required: Bool = false) -> [Entry]? {
        guard let node = value(key, required: required, as: "a list") else { return nil }
        guard case .sequence(let sequence) = node else { return mismatch(key, node, "a list") }
        return sequence.compactMap { item -> Entry? in
            switch item {
            case .scalar(let scalar): .text(scalar.string)
            case .mapping(let mapping): .mapping(child(mapping, key: key))
            default: mismatch(key, item, "a text or `key: value` lines")
            }
        }
    }

    /// A text or a mapping.
    package func entry(_ key: String) -> Entry? {
        guard let node = value(key, as: "a text or `key: value` lines") else { return nil }
        switch node {
        case .scalar(let scalar): return .text(scalar.string)
        case .mapping(let mapping): return .mapping(child(mapping, key: key))
        default: return mismatch(key, node, "a text or `key: value` lines")
        }
    }

    package func ints(_ key: String, in range: ClosedRange<Int>) -> [Int]? {
        numbers(key, expected: "whole numbers from \(range.lowerBound) to \(range.upperBound)") { node in
            node.int.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    package func doubles(_ key: String, count: Int? = nil) -> [Double]? {
        let expected = count.map { "\($0) numbers" } ?? "numbers"
        guard let found = numbers(key, expected: expected, convert: { $0.float.flatMap { $0.isFinite ? $0 : nil } })
        else { return nil }
        guard count == nil || found.count == count else {
            report("`\(key)` has \(found.count) entries", key: key, expected: expected)
            return nil
        }
        return found
    }

    /// One of a few words.
    package func choice(_ key: String, of names: [String]) -> String? {
        guard let text = string(key) else { return nil }
        if names.contains(text) { return text }
        report(
            "`\(key)` is `\(text.prefix(60))`", key: key, expected: "one of \(names.joined(separator: ", "))",
            advice: NearNames.closest(to: text, in: names).map { "write `\($0)`" })
        return nil
    }

    private func numbers<Value>(_ key: String, expected: String, convert: (Node) -> Value?) -> [Value]? {
        guard let node = value(key, as: "a list of \(expected)") else { return nil }
        guard case .sequence(let sequence) = node else { return mismatch(key, node, "a list of \(expected)") }
        var found: [Value] = []
        for item in sequence {
            guard let number = convert(item) else { return mismatch(key, item, expected) }
            found.append(number)
        }
        return found
    }
}
