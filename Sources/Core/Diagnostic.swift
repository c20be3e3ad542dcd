import Foundation

/// One thing to tell the user: what was found, where, what was expected and what to do about it.
///
/// Diagnostics are data; only the command line turns them into text. Printed form:
///
///     recipes/itq.yml:3:9: error: unknown key `bit`
///       expected: one of bits, channels, hidden
///       try: write `bits: 48`
public struct Diagnostic: Error, Sendable, Equatable {
    public enum Severity: String, Sendable {
        case error, warning, note
    }

    public var severity: Severity
    /// What was found, in one sentence without a full stop.
    public var message: String
    /// The file concerned, as the user wrote its path where that is known.
    public var file: String?
    /// 1-based line and column in `file`.
    public var line: Int?
    public var column: Int?
    public var expected: String?
    public var advice: String?

    public init(
        _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil, expected: String? = nil,
        advice: String? = nil, severity: Severity = .error
    ) {
        self.severity = severity
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.expected = expected
        self.advice = advice
    }
}

extension Diagnostic {
    /// The same for a file that the user knows: what is wrong with a file in a temporary folder, which is gone by
    /// then, is told of the place where it was to go.
    public func naming(_ folder: URL, insteadOf temporary: URL) -> Diagnostic {
        guard let file, file.hasPrefix(temporary.path) else { return self }
        var named = self
        named.file = folder.path + file.dropFirst(temporary.path.count)
        return named
    }
}

extension Diagnostic: CustomStringConvertible {
    public var description: String {
        var place = ""
        if let file {
            place = file
            if let line {
                place += ":\(line)"
                if let column { place += ":\(column)" }
            }
            place += ": "
        }
        var text = "\(place)\(severity.rawValue): \(message)"
        if let expected { text += "\n  expected: \(expected)" }
        if let advice { text += "\n  try: \(advice)" }
        return text
    }
}

/// Several diagnostics found in one go, for inputs where the user would rather hear of all mistakes at once.
public struct Diagnostics: Error, Sendable, Equatable, CustomStringConvertible {
    public var all: [Diagnostic]

    public init(_ all: [Diagnostic]) {
        self.all = all
    }

    public var description: String {
        all.map(\.description).joined(separator: "\n")
    }
}
