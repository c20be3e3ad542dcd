import Core
import Models
import Settings

/// Lists of layers in a recipe's `model`: `{conv: 64, kernel: 3}`, `flatten`.
enum LayerParsing {
    /// nil where the recipe does not have the key.
    static func layers(_ map: YAMLMapping, _ key: String) -> [LayerSpecification]? {
        map.entries(key)?.compactMap { entry in
            switch entry {
            case .text(let name): bare(name, map, key)
            case .mapping(let settings): layer(settings)
            }
        }
    }

    /// A part without settings, or with defaults for all of them.
    private static func bare(_ name: String, _ map: YAMLMapping, _ key: String) -> LayerSpecification? {
        guard LayerParts.names.contains(name) else {
            map.report(
                "`\(key)` holds `\(name.prefix(60))`", key: key, expected: "one of \(listed)",
                advice: NearNames.closest(to: name, in: LayerParts.names).map { "write `\($0)`" })
            return nil
        }
        do {
            return try LayerSpecification(name)
        } catch let diagnostic as Diagnostic {
            map.report(diagnostic.message, key: key, expected: diagnostic.expected, advice: "write `{\(name): …}`")
        } catch {}
        return nil
    }

    private static func layer(_ map: YAMLMapping) -> LayerSpecification? {
        guard let part = LayerParts.part(among: map.keys) else {
            let first = map.keys.first ?? ""
            let near = map.keys.lazy.compactMap { NearNames.closest(to: $0, in: LayerParts.names) }.first
            map.report(
                "a layer with `\(map.keys.joined(separator: ", ").prefix(60))` names no part, or several", key: first,
                expected: "one of \(listed)", advice: near.map { "write `\($0)`" })
            return nil
        }
        var given: [String: SettingValue] = [:]
        let settings = LayerParts.settings(part)
        for setting in settings {
            given[setting.name] = value(map, setting)
            if setting.standard == nil, !map.keys.contains(setting.name) {
                map.report("`\(part)` says nothing of `\(setting.name)`", key: part, expected: setting.expected)
                map.reportUnknownKeys()
                return nil
            }
        }
        // `{flatten: true}` says no more than `flatten`.
        if settings.isEmpty { _ = map.bool(part) }
        map.reportUnknownKeys()
        return try? LayerSpecification(part, given)
    }

    private static func value(_ map: YAMLMapping, _ setting: LayerSetting) -> SettingValue? {
        let key = setting.name
        switch setting.kind {
        case .flag: return map.bool(key).map(SettingValue.flag)
        case .whole(let range): return map.int(key, in: range).map(SettingValue.whole)
        case .number(let range):
            guard let number = map.double(key, between: -Double.infinity...Double.infinity) else { return nil }
            guard range.contains(number) else {
                map.report("`\(key)` is \(number)", key: key, expected: setting.expected)
                return nil
            }
            return .number(number)
        case .word(let words): return map.choice(key, of: words).map(SettingValue.word)
        case .text:
            guard let text = map.string(key) else { return nil }
            // A recipe is published with the site, and where a file lay is nobody's business.
            if text.hasPrefix("/") || text.hasPrefix("~") {
                map.report("`\(key)` is an absolute path", key: key, expected: "a path relative to the recipe")
            }
            return .word(text)
        case .wordOrWhole(let words, let range):
            guard let text = map.string(key) else { return nil }
            if words.contains(text) { return .word(text) }
            if let whole = Int(text), range.contains(whole) { return .whole(whole) }
            map.report("`\(key)` is `\(text.prefix(60))`", key: key, expected: setting.expected)
            return nil
        case .wholes(let range, let counts):
            if counts.contains(1), !map.isList(key) { return map.int(key, in: range).map { .wholes([$0]) } }
            guard let numbers = map.ints(key, in: range) else { return nil }
            guard counts.contains(numbers.count) else {
                map.report("`\(key)` has \(numbers.count) entries", key: key, expected: setting.expected)
                return nil
            }
            return .wholes(numbers)
        case .numbers(let counts):
            return map.doubles(key, count: counts.lowerBound == counts.upperBound ? counts.lowerBound : nil)
                .map(SettingValue.numbers)
        }
    }

    private static var listed: String { LayerParts.names.joined(separator: ", ") }
}
