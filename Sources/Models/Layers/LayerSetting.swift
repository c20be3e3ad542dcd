import Core

/// A value of a layer's setting, as a recipe writes it.
public enum SettingValue: Sendable, Equatable, Codable {
    case flag(Bool)
    case whole(Int)
    case number(Double)
    case word(String)
    case wholes([Int])
    case numbers([Double])

    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? value.decode(Int.self) {
            self = .whole(whole)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let word = try? value.decode(String.self) {
            self = .word(word)
        } else if let wholes = try? value.decode([Int].self) {
            self = .wholes(wholes)
        } else {
            self = .numbers(try value.decode([Double].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try value.encode(flag)
        case .whole(let whole): try value.encode(whole)
        case .number(let number): try value.encode(number)
        case .word(let word): try value.encode(word)
        case .wholes(let wholes): try value.encode(wholes)
        case .numbers(let numbers): try value.encode(numbers)
        }
    }

    /// As YAML's flow style.
    public var text: String {
        switch self {
        case .flag(let flag): "\(flag)"
        case .whole(let whole): "\(whole)"
        case .number(let number): "\(number)"
        case .word(let word): word.allSatisfy { $0.isLetter || $0 == "-" } ? word : "\"\(word)\""
        case .wholes(let wholes): "\(wholes)"
        case .numbers(let numbers): "\(numbers)"
        }
    }
}

/// One thing that can be set about a layer.
public struct LayerSetting: Sendable {
    public enum Kind: Sendable, Equatable {
        case flag
        case whole(ClosedRange<Int>)
        case number(ClosedRange<Double>)
        /// One of a few words.
        case word([String])
        /// Any text, such as a file's name.
        case text
        /// One of a few words, or a whole number.
        case wordOrWhole([String], ClosedRange<Int>)
        /// Several whole numbers.
        case wholes(ClosedRange<Int>, counts: ClosedRange<Int>)
        case numbers(counts: ClosedRange<Int>)
    }

    /// As a recipe writes it. The setting that bears the layer's own name comes first.
    public let name: String
    public let kind: Kind
    /// What it is where a recipe does not say; nil where a recipe must.
    public let standard: SettingValue?
    /// One sentence for the documentation.
    public let summary: String

    init(_ name: String, _ kind: Kind, _ standard: SettingValue?, _ summary: String) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.summary = summary
    }

    /// In words.
    public var expected: String {
        switch kind {
        case .flag: "`true` or `false`"
        case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .word(let words): "one of \(words.joined(separator: ", "))"
        case .text: "text"
        case .wordOrWhole(let words, let range):
            "one of \(words.joined(separator: ", ")), or a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .wholes(let range, let counts):
            "\(Self.text(counts)) whole numbers from \(range.lowerBound) to \(range.upperBound)"
        case .numbers(let counts): "\(Self.text(counts)) numbers"
        }
    }

    private static func text(_ counts: ClosedRange<Int>) -> String {
        counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
    }

    /// The value in the kind's own form, as `2` is where a number is asked for; nil where it is none of that kind.
    func normalised(_ value: SettingValue) -> SettingValue? {
        switch (kind, value) {
        case (.flag, .flag), (.text, .word): return value
        case (.whole(let range), .whole(let whole)): return range.contains(whole) ? value : nil
        case (.number(let range), .number(let number)): return range.contains(number) ? value : nil
        case (.number(let range), .whole(let whole)):
            return range.contains(Double(whole)) ? .number(Double(whole)) : nil
        case (.word(let words), .word(let word)): return words.contains(word) ? value : nil
        case (.wordOrWhole(let words, _), .word(let word)): return words.contains(word) ? value : nil
        case (.wordOrWhole(_, let range), .whole(let whole)): return range.contains(whole) ? value : nil
        case (.wholes(let range, let counts), .wholes(let wholes)):
            return counts.contains(wholes.count) && wholes.allSatisfy(range.contains) ? value : nil
        case (.wholes(let range, let counts), .whole(let whole)):
            return counts.contains(1) && range.contains(whole) ? .wholes([whole]) : nil
        case (.numbers(let counts), .numbers(let numbers)):
            return counts.contains(numbers.count) && numbers.allSatisfy(\.isFinite) ? value : nil
        case (.numbers(let counts), .wholes(let wholes)):
            return counts.contains(wholes.count) ? .numbers(wholes.map(Double.init)) : nil
        default: return nil
        }
    }
}
