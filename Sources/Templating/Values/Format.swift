import Core
import Foundation

/// Numbers as text, the same bytes on every machine whatever its language settings.
public enum Format {
    /// What stands for a number that is missing, infinite or not a number.
    public static let missing = "–"

    /// A decimal fraction with exactly `decimals` digits (0 to 17), rounded as C's `printf` rounds. Never "-0.00".
    public static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return missing }
        let digits = min(max(decimals, 0), 17)
        if let text = short(value, digits) { return text }
        let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer -> String in
            let length = withVaList([Int32(digits), value]) { vsnprintf(buffer.baseAddress, 400, "%.*f", $0) }
            return String(
                decoding: buffer.prefix(Int(max(0, min(length, 399)))).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        let isZero = text.utf8.allSatisfy { $0 == 0x2D || $0 == 0x2E || $0 == 0x30 }
        return isZero && text.utf8.first == 0x2D ? String(text.dropFirst()) : text
    }

    private static let powers = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000]

    /// The same without C for what pages print most: a score is printed several hundred thousand times in a site.
    /// - Returns: nil for negative or large numbers, and for more than six decimals.
    private static func short(_ value: Double, _ decimals: Int) -> String? {
        guard decimals < powers.count, value.sign == .plus, value < 1e9 else { return nil }
        let power = powers[decimals]
        let scaled = value * power
        // What rounding took from the product, exactly. Below 2^52 the fraction is exact too, and a multiple of the
        // product's last place: the rest, at most half of that, decides only where the fraction is one half.
        let rest = (-scaled).addingProduct(value, power)
        let whole = scaled.rounded(.down)
        let fraction = scaled - whole
        guard var number = Int(exactly: whole) else { return nil }
        if fraction > 0.5 || fraction == 0.5 && (rest > 0 || rest == 0 && !number.isMultiple(of: 2)) { number += 1 }
        if decimals == 0 { return String(number) }
        let (before, after) = number.quotientAndRemainder(dividingBy: Int(power))
        let digits = String(after)
        return "\(before).\(String(repeating: "0", count: decimals - digits.utf8.count))\(digits)"
    }

    /// A share as per cent: 0.563 → "56.3%".
    public static func percent(_ share: Double, _ decimals: Int = 1) -> String {
        guard share.isFinite else { return missing }
        return fixed(share * 100, decimals) + "%"
    }

    /// Digits in groups of three, parted by a narrow no-break space: 10000 → "10 000".
    public static func thousands(_ value: Int) -> String {
        group(String(value))
    }

    /// The same for a number with a fraction, whose digits after the point are left alone.
    public static func thousands(_ value: Double, _ decimals: Int) -> String {
        let text = fixed(value, decimals)
        guard value.isFinite else { return text }
        let parts = text.split(separator: ".", maxSplits: 1)
        let whole = group(String(parts.first ?? ""))
        return parts.count == 2 ? "\(whole).\(parts[1])" : whole
    }

    /// Zeroes on the left up to `width` digits: (42, 5) → "00042".
    public static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value.magnitude)
        let zeroes = String(repeating: "0", count: max(0, min(width, 64) - digits.count))
        return (value < 0 ? "-" : "") + zeroes + digits
    }

    /// The shortest text that reads back as the same number; whole numbers without a fraction.
    public static func plain(_ value: Double) -> String {
        guard value.isFinite else { return missing }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return value.description
    }

    private static func group(_ text: String) -> String {
        let digits = text.drop { $0 == "-" }
        guard digits.count > 4 else { return text }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += "\u{202F}" }
            result.append(digit)
        }
        return (text.hasPrefix("-") ? "-" : "") + result
    }
}
