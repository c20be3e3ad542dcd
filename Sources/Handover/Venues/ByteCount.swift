import Foundation

/// Sizes as people write them: `100 MB`, `1.5 GB`, `50 MiB`. Decimal prefixes are decimal: where a venue means MiB by
/// MB, its zip is a twentieth smaller than it could be, and never too large.
package enum ByteCount {
    private static let units: [(name: String, bytes: Int)] = [
        ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30), ("kb", 1_000), ("mb", 1_000_000), ("gb", 1_000_000_000),
        ("bytes", 1), ("b", 1),
    ]

    /// nil for what is no size.
    package static func parse(_ text: String) -> Int? {
        let lower = text.lowercased().filter { $0 != " " && $0 != "_" }
        let unit = units.first { lower.hasSuffix($0.name) }
        let number = unit.map { String(lower.dropLast($0.name.count)) } ?? lower
        guard !number.isEmpty, number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let value = Double(number)
        else { return nil }
        let bytes = value * Double(unit?.bytes ?? 1)
        return bytes.isFinite && bytes < 1e15 ? Int(bytes) : nil
    }

    /// `98.4 MB`, and all digits below a thousand bytes.
    package static func text(_ bytes: Int) -> String {
        let value = Double(bytes)
        if bytes < 1_000 { return "\(bytes) bytes" }
        if bytes < 1_000_000 { return String(format: "%.1f kB", value / 1e3) }
        if bytes < 1_000_000_000 { return String(format: "%.1f MB", value / 1e6) }
        return String(format: "%.2f GB", value / 1e9)
    }
}
