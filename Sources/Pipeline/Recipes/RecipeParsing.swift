import Core
import Evaluation
import Foundation
import Gallery
import Models
import Settings

/// Reads recipes, from a file of their own or inside of `vitrine.yml`.
enum RecipeParsing {
    static func load(_ url: URL, name shown: String) throws -> Recipe {
        let map = try YAMLMapping(Files.readText(url), file: shown)
        let recipe = read(
            map, name: url.deletingPathExtension().lastPathComponent, folder: url.deletingLastPathComponent())
        try map.finish()
        return recipe
    }

    /// Reads one recipe. Mistakes are kept in `map` until `finish`.
    /// - Parameters:
    ///   - folder: where relative paths start.
    ///   - tiles: whether images are the tiles of slides, which have statistics.
    static func read(_ map: YAMLMapping, name fallback: String?, folder: URL, tiles: Bool = false) -> Recipe {
        let name = map.string("name") ?? fallback ?? ""
        if name.isEmpty || !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) {
            map.report(
                name.isEmpty ? "the key `name` is missing" : "the run name `\(name.prefix(60))`", key: "name",
                expected: "letters, digits, `-` and `_`")
        }
        var recipe = Recipe(
            name: name, title: map.string("title") ?? name, source: source(map, folder: folder, tiles: tiles),
            file: map.file)
        recipe.folder = folder
        recipe.summary = map.string("description") ?? ""
        recipe.hash = HashParsing.hash(map)
        // Vectors made elsewhere are compared as they are unless the recipe says otherwise.
        if case .latents = recipe.source, !map.keys.contains("hash") { recipe.hash = .none }
        recipe.search = SearchParsing.method(map, codes: recipe.searchesCodes, latents: recipe.hasLatents)
        CodeLength.check(recipe, in: map)
        if let paper = map.mapping("paper") {
            recipe.paper = PaperReference(
                paper: paper.string("name", required: true) ?? "", method: paper.string("method") ?? "")
            paper.reportUnknownKeys()
        }
        if let rule = map.choice("relevance", of: RelevanceRule.allCases.map(\.rawValue)) {
            recipe.relevance = RelevanceRule(rawValue: rule) ?? .sameLabel
        }
        return recipe
    }

    private static func source(_ map: YAMLMapping, folder: URL, tiles: Bool) -> Recipe.Source {
        let given = ["encoder", "model", "torchscript", "latents", "codes", "neighbours"].filter {
            map.keys.contains($0)
        }
        let encoder = map.choice("encoder", of: ["pixels", "model"] + (tiles ? ["statistics"] : []))
        let model = map.mapping("model")
        let isTrained: Bool
        let training: YAMLMapping?
        switch map.entry("training") {
        case .text: (isTrained, training) = (map.choice("training", of: ["none"]) == nil, nil)
        case .mapping(let settings): (isTrained, training) = (true, settings)
        case nil: (isTrained, training) = (true, nil)
        }
        let script = map.string("torchscript")
        let mean = map.doubles("mean")
        let deviation = map.doubles("deviation")
        let joined = joined(map)
        let latents = joined == nil ? pair(map, "latents", folder: folder) : nil
        let codes = pair(map, "codes", folder: folder)
        let lists = neighbours(map, folder: folder)
        if given.count > 1, given != ["encoder", "model"] {
            map.report(
                "`\(given.joined(separator: "` and `"))` are given together", key: given[1], expected: "one of them")
        }
        if let codes { return .codes(database: codes.0, query: codes.1) }
        if let lists { return lists }
        if let joined { return joined }
        if let latents { return .latents(database: latents.0, query: latents.1) }
        if let script {
            return .torchScript(
                folder.appendingPathComponent(script).standardizedFileURL, mean: mean, deviation: deviation)
        }
        if encoder == "pixels" { return .pixels }
        if encoder == "statistics" { return .statistics }
        let specification = ModelParsing.model(model)
        var plan = ModelParsing.training(training, for: specification)
        if !isTrained { plan.stages = [] }
        return .model(specification, plan)
    }

    /// `latents: {runs: [a, b], components: 128}`: nil where `latents` says nothing of runs.
    private static func joined(_ map: YAMLMapping) -> Recipe.Source? {
        guard case .mapping(let settings) = map.entry("latents"), settings.keys.contains("runs") else { return nil }
        let runs = settings.strings("runs") ?? []
        if runs.count < 2 || Set(runs).count < runs.count {
            settings.report(
                "`runs` names \(runs.isEmpty ? "nothing" : runs.joined(separator: ", "))", key: "runs",
                expected: "two or more different runs")
        }
        let components = settings.int("components", in: 1...4096) ?? 128
        settings.reportUnknownKeys()
        return .joined(runs: runs, components: components)
    }

    private static func pair(_ map: YAMLMapping, _ key: String, folder: URL) -> (URL, URL)? {
        guard let files = map.mapping(key) else { return nil }
        let database = files.string("database", required: true) ?? ""
        let query = files.string("query", required: true) ?? ""
        files.reportUnknownKeys()
        func url(_ path: String) -> URL { URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL }
        return (url(database), url(query))
    }

    private static func neighbours(_ map: YAMLMapping, folder: URL) -> Recipe.Source? {
        guard let files = map.mapping("neighbours") else { return nil }
        let indices = files.string("indices", required: true) ?? ""
        let distances = files.string("distances")
        files.reportUnknownKeys()
        func url(_ path: String) -> URL { URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL }
        return .neighbours(indices: url(indices), distances: distances.map(url))
    }
}
