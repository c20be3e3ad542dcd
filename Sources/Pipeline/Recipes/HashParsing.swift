import Hashing
import Settings

/// The `hash` part of a recipe. Every function takes its own options; whatever is left out has its default.
enum HashParsing {
    static func hash(_ map: YAMLMapping) -> Recipe.Hash {
        var hash = Recipe.Hash()
        let names = HashFunctions.names + ["none"]
        switch map.entry("hash") {
        case .text: hash.function = map.choice("hash", of: names) ?? hash.function
        case .mapping(let settings):
            let function = settings.choice("function", of: names)
            // Without a function there is no telling which keys belong here.
            if settings.keys.contains("function"), function == nil { break }
            hash.function = function ?? hash.function
            for option in HashFunctions.options(of: hash.function) { read(option, from: settings, into: &hash.options) }
            settings.reportUnknownKeys()
        case nil: break
        }
        hash.options = HashFunctions.resolved(hash.options, for: hash.function)
        return hash
    }

    private static func read(_ option: HashOption, from map: YAMLMapping, into options: inout HashOptions) {
        let key = option.rawValue
        switch option {
        case .bits: options.bits = CodeLength.bits(map)
        case .iterations: options.iterations = map.int(key, in: 0...10_000)
        case .seed: options.seed = UInt64(map.int(key, in: 0...Int(Int32.max)) ?? 0)
        case .threshold:
            options.threshold = map.choice(key, of: HashOptions.Threshold.allCases.map(\.rawValue))
                .flatMap(HashOptions.Threshold.init(rawValue:))
        case .anchors: options.anchors = map.int(key, in: 1...10_000)
        case .neighbours: options.neighbours = map.int(key, in: 1...10_000)
        case .power: options.power = map.int(key, in: 0...1000)
        case .sigma: options.sigma = text(key, map, KernelWidth.init(text:), "a number above 0, or `mean`")
        case .lambda: options.lambda = map.double(key, between: 0...1e12)
        case .nu: options.nu = map.double(key, between: 0...1e12)
        case .normalise: options.normalise = map.bool(key)
        case .labels:
            options.labels = text(
                key, map, LabelledPart.init(text:), "`all`, a number of rows, or a percentage such as `10%`")
        }
    }

    private static func text<Value>(
        _ key: String, _ map: YAMLMapping, _ parse: (String) -> Value?, _ expected: String
    ) -> Value? {
        guard let text = map.string(key) else { return nil }
        if let value = parse(text) { return value }
        map.report("`hash.\(key)` is `\(text.prefix(60))`", key: key, expected: expected)
        return nil
    }
}
