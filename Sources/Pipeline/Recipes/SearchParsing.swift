import Retrieval
import Settings

/// The `search` of a recipe: a method by name, or with its settings.
///
///     search: {method: two-stage, radius: 20}
enum SearchParsing {
    static let names = ["exact", "two-stage", "forest", "multi-index"]

    /// - Parameters:
    ///   - codes, latents: what the run has to search on.
    static func method(_ map: YAMLMapping, codes: Bool, latents: Bool) -> SearchMethod {
        let method: SearchMethod
        switch map.entry("search") {
        case .text: method = named(map.choice("search", of: names), nil, in: map)
        case .mapping(let settings):
            let name =
                settings.keys.contains("method")
                ? settings.choice("method", of: names) : settings.string("method", required: true)
            method = named(name, settings, in: map)
            settings.reportUnknownKeys()
        case nil: return .exact
        }
        check(method, codes: codes, latents: latents, in: map)
        return method
    }

    private static func named(_ name: String?, _ settings: YAMLMapping?, in map: YAMLMapping) -> SearchMethod {
        switch name {
        case "two-stage":
            // Both are asked for, so that neither is unknown.
            let radius = settings?.int("radius", in: 0...1024)
            let candidates = settings?.int("candidates", in: 1...Int(Int32.max))
            let given = settings.map { $0.keys.count { ["radius", "candidates"].contains($0) } } ?? 0
            if given != 1 {
                map.report(
                    given == 0 ? "a two-stage search without its look-up" : "a two-stage search with two look-ups",
                    key: "search", expected: "`radius` in bits, or a number of `candidates`",
                    advice: "write `search: {method: two-stage, radius: 2}`")
            }
            return .twoStage(radius.map(LookUp.radius) ?? .candidates(candidates ?? 1))
        case "forest":
            var options = ForestOptions()
            let distances = ForestOptions.Distance.allCases.map(\.rawValue)
            if let name = settings?.choice("distance", of: distances),
                let distance = ForestOptions.Distance(rawValue: name)
            {
                options.distance = distance
            }
            if let trees = settings?.int("trees", in: ForestOptions.treeLimits) { options.trees = trees }
            options.leaf = settings?.int("leaf", in: 1...Int(Int32.max))
            let searchK = settings?.int("search_k", in: 1...Int(Int32.max))
            if let seed = settings?.int("seed", in: 0...Int(Int32.max)) { options.seed = UInt64(seed) }
            return .forest(options, searchK: searchK)
        case "multi-index": return .multiIndex(parts: settings?.int("parts", in: 1...1024))
        default: return .exact
        }
    }

    private static func check(_ method: SearchMethod, codes: Bool, latents: Bool, in map: YAMLMapping) {
        switch method {
        case .exact: break
        case .twoStage:
            if !codes || !latents {
                map.report(
                    codes ? "a two-stage search of codes alone" : "a two-stage search without codes", key: "search",
                    expected: "codes, and the latents that they were made from",
                    advice: codes ? "give `latents` and a `hash` in place of `codes`" : "give a `hash`")
            }
        case .forest:
            if codes || !latents {
                map.report(
                    codes ? "a forest over codes" : "a forest over nothing", key: "search",
                    expected: "a run that searches latents",
                    advice: latents ? "write `hash: none`" : codes ? "write `method: multi-index`" : nil)
            }
        case .multiIndex:
            if !codes {
                map.report(
                    "hash tables over latents", key: "search", expected: "a run that searches codes",
                    advice: "give a `hash`, or write `method: forest`")
            }
        }
    }
}
