import Foundation
import Templating

/// How the numbers of a chart are written.
public enum ChartFormat: Sendable, Equatable {
    /// A decimal fraction with so many digits.
    case fixed(Int)
    /// A share as per cent, with so many digits.
    case percent(Int)
    /// A whole number.
    case count

    /// A value in the table or beside a mark.
    public func text(_ value: Double) -> String {
        switch self {
        case .fixed(let decimals): Format.fixed(value, decimals)
        case .percent(let decimals): Format.percent(value, decimals)
        case .count: Format.thousands(value, 0)
        }
    }

    /// A tick: with just the digits that tell it from its neighbours `step` away.
    package func tick(_ value: Double, step: Double) -> String {
        let scaled = if case .percent = self { step * 100 } else { step }
        let decimals = max(0, -Int(log10(scaled * 1.000001).rounded(.down)))
        let isExtreme = decimals > 6 || abs(value) >= 1e7
        if isExtreme { return value == 0 ? "0" : Self.power(value) }
        switch self {
        case .fixed: return Format.thousands(value, decimals)
        case .percent: return Format.percent(value, decimals)
        case .count: return Format.thousands(value, 0)
        }
    }

    /// 2.5e-7 as "2.5e-7".
    private static func power(_ value: Double) -> String {
        let exponent = Int(log10(abs(value)).rounded(.down))
        let digits = Format.fixed(value / pow(10, Double(exponent)), 1)
        return (digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits) + "e\(exponent)"
    }
}
