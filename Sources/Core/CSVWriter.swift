/// CSV by RFC 4180: fields with a comma, quote or line break are quoted, lines end in CRLF.
public struct CSVWriter: Sendable {
    public private(set) var text = ""

    public init(header: [String]) {
        append(header)
    }

    public mutating func append(_ fields: [String]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { text += "," }
            text += Self.field(field)
        }
        text += "\r\n"
    }

    static func field(_ value: String) -> String {
        let special = value.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard special else { return value }
        // By scalar: a quote followed by a combining mark is one `Character` but still ends a field.
        var quoted = "\"".unicodeScalars
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
