import Core

/// σ of exp(−‖x − a‖² / 2σ²).
public enum KernelWidth: Sendable, Equatable {
    case number(Double)
    /// The mean, over the rows fitted on, of the distance to the nearest anchor.
    case mean

    /// - Parameter text: a number above 0, or `mean`.
    public init?(text: String) {
        if text == "mean" {
            self = .mean
        } else if let number = Double(text), number > 0, number.isFinite {
            self = .number(number)
        } else {
            return nil
        }
    }

    public var text: String {
        switch self {
        case .number(let number): "\(number)"
        case .mean: "mean"
        }
    }
}

/// The rows whose labels a supervised function may see: drawn by the seed, each row as likely as any other.
public enum LabelledPart: Sendable, Equatable {
    case all
    case count(Int)
    /// In percent, above 0 and at most 100.
    case percent(Double)

    /// - Parameter text: `all`, a whole number of rows, or a percentage such as `10%`.
    public init?(text: String) {
        if text == "all" {
            self = .all
        } else if text.hasSuffix("%"), let share = Double(text.dropLast()), share > 0, share <= 100 {
            self = .percent(share)
        } else if let count = Int(text), count > 0 {
            self = .count(count)
        } else {
            return nil
        }
    }

    public var text: String {
        switch self {
        case .all: "all"
        case .count(let count): "\(count)"
        case .percent(let share): "\(share)%"
        }
    }

    /// How many of `rows` rows that is.
    /// - Throws: `Diagnostic` for more labels than rows.
    public func count(of rows: Int) throws -> Int {
        switch self {
        case .all: return rows
        case .percent(let share): return max(1, min(rows, Int((Double(rows) * share / 100).rounded())))
        case .count(let count):
            guard (1...max(1, rows)).contains(count) else {
                throw Diagnostic("\(count) labels for \(rows) rows", expected: "1 to \(rows), a percentage, or `all`")
            }
            return count
        }
    }

    /// The rows, in increasing order.
    func rows(of rows: Int, seed: UInt64) throws -> [Int] {
        let count = try count(of: rows)
        if count == rows { return Array(0..<rows) }
        var random = SeededRandom(seed: seed)
        return random.permutation(rows).prefix(count).sorted()
    }
}

extension KernelWidth: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let width = KernelWidth(text: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no kernel width: \(text)")
        }
        self = width
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension LabelledPart: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let part = LabelledPart(text: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no part of the labels: \(text)")
        }
        self = part
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
