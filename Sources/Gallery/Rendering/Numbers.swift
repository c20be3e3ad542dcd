import Templating

/// How the pages print numbers.
package enum Numbers {
    /// A metric's value, or a query's: four decimals; "undefined" where there is none.
    package static func score(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "undefined" }
        return Format.fixed(value, 4)
    }

    /// A loss or an error: four significant digits, plain where that is short.
    package static func small(_ value: Double) -> String {
        guard value.isFinite else { return Format.missing }
        let size = abs(value)
        if value == 0 { return "0" }
        switch size {
        case 1000...: return Format.thousands(value, 1)
        case 1...: return Format.fixed(value, 3)
        case 0.01...: return Format.fixed(value, 4)
        case 0.00001...: return Format.fixed(value, 6)
        default: return Format.fixed(value, 10)
        }
    }

    /// With its sign, and a true minus.
    package static func signed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return Format.missing }
        let text = Format.fixed(abs(value), decimals)
        return value == 0 ? text : (value > 0 ? "+" : "−") + text
    }

    package static func fact(_ name: String, _ value: String) -> TemplateValue {
        ["name": .string(name), "value": .string(value)]
    }
}
