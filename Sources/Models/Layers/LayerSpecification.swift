import Core

/// One layer of a recipe's list: `{conv: 64, kernel: 3}`, with every setting resolved.
public struct LayerSpecification: Sendable, Equatable, Codable {
    /// A name in `LayerParts`.
    public let part: String
    /// By the settings' names, the defaults written out.
    public let values: [String: SettingValue]

    /// - Throws: `Diagnostic` for an unknown part or setting, a value of another kind, and one that is missing.
    public init(_ part: String, _ given: [String: SettingValue] = [:]) throws {
        let type = try LayerParts.type(part)
        var values: [String: SettingValue] = [:]
        for setting in type.settings {
            guard let value = given[setting.name] ?? setting.standard else {
                throw Diagnostic("`\(part)` says nothing of `\(setting.name)`", expected: setting.expected)
            }
            guard let normalised = setting.normalised(value) else {
                throw Diagnostic("`\(setting.name)` of `\(part)` is \(value.text)", expected: setting.expected)
            }
            values[setting.name] = normalised
        }
        if let unknown = given.keys.sorted().first(where: { values[$0] == nil && $0 != part }) {
            throw Diagnostic(
                "`\(part)` has no setting `\(unknown)`",
                expected: type.settings.isEmpty ? "none" : type.settings.map(\.name).joined(separator: ", "))
        }
        self.part = part
        self.values = values
    }

    public init(from decoder: any Decoder) throws {
        let given = try decoder.singleValueContainer().decode([String: SettingValue].self)
        guard let part = LayerParts.part(among: Array(given.keys)) else {
            throw Diagnostic(
                "a layer with \(given.keys.sorted().joined(separator: ", "))",
                expected: "one of \(LayerParts.names.joined(separator: ", "))")
        }
        try self.init(part, given)
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(values.isEmpty ? [part: .flag(true)] : values)
    }

    /// The layer as a recipe writes it, every default written out.
    public var text: String {
        let settings = (try? LayerParts.type(part).settings) ?? []
        guard !settings.isEmpty else { return part }
        let pairs = settings.compactMap { setting in values[setting.name].map { "\(setting.name): \($0.text)" } }
        return "{\(pairs.joined(separator: ", "))}"
    }

    // MARK: - Values by kind; the resolved form holds each, so what follows `??` is never used

    func whole(_ name: String) -> Int {
        if case .whole(let value)? = values[name] { value } else { 0 }
    }

    func wholes(_ name: String) -> [Int] {
        if case .wholes(let value)? = values[name] { value } else { [] }
    }

    func number(_ name: String) -> Double {
        if case .number(let value)? = values[name] { value } else { 0 }
    }

    func numbers(_ name: String) -> [Double] {
        if case .numbers(let value)? = values[name] { value } else { [] }
    }

    func flag(_ name: String) -> Bool {
        if case .flag(let value)? = values[name] { value } else { false }
    }

    func word(_ name: String) -> String? {
        if case .word(let value)? = values[name] { value } else { nil }
    }
}
