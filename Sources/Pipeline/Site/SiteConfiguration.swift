import Core
import Evaluation
import Foundation
import Gallery
import Settings

/// What a site's `vitrine.yml` says.
public struct SiteConfiguration: Sendable {
    public var title: String
    public var summary: String
    /// How to cite the site: an entry of BibTeX, or a text.
    public var citation = ""
    /// The dataset card's name or path.
    public var dataset: String
    public var recipes: [Recipe]
    /// Results shown for each query.
    public var neighbours: Int
    /// Edge in pixels of pictures on the site, where the dataset's images have various sizes.
    public var pictureEdge: Int
    /// Which ranks and radii metrics are given at.
    public var evaluation = EvaluationOptions()
    /// Whether the queries of each run are placed on maps.
    public var hasMap = true
    /// A built-in theme; nil for the plain one.
    package var themeName: ThemeName?
    /// Documents of the author's that become pages of the site.
    public var reports: [URL] = []
    /// Papers that the runs follow, with what they print.
    public var papers: [Paper] = []

    /// Where the keys stand, for mistakes that only show later.
    private var places: [String: (line: Int, column: Int)] = [:]
    private var file = ""

    public static let fileName = "vitrine.yml"

    /// The mistake, with the place of the key that it is about.
    func located(_ diagnostic: Diagnostic, at key: String) -> Diagnostic {
        var diagnostic = diagnostic
        diagnostic.file = file
        diagnostic.line = places[key]?.line
        diagnostic.column = places[key]?.column
        return diagnostic
    }

    /// - Parameters:
    ///   - url: the file; paths in it start in its folder.
    ///   - needsRuns: whether a site without runs is a mistake.
    /// - Throws: `Diagnostic` or `Diagnostics` naming file, line and column.
    public static func load(_ url: URL, needsRuns: Bool = true) throws -> SiteConfiguration {
        // A base without its closing slash would lose its last folder.
        let site = URL(fileURLWithPath: url.deletingLastPathComponent().path, isDirectory: true)
        if Files.exists(site), !Files.isDirectory(site) {
            throw Diagnostic(
                "is a file", file: site.path, expected: "a folder with a vitrine.yml, or a YAML file like it",
                advice: "name the folder that holds it")
        }
        guard Files.exists(url) else {
            throw Diagnostic(
                "no such file", file: url.path, expected: "a folder with a vitrine.yml, or a YAML file like it",
                advice: "name the site's folder, or make one with `vitrine init`")
        }
        let map = try YAMLMapping(Files.readText(url), file: url.path)
        var configuration = SiteConfiguration(
            title: map.string("title", required: true) ?? "", summary: map.string("summary") ?? "",
            dataset: map.string("dataset", required: true) ?? "", recipes: [],
            neighbours: map.int("neighbours", in: 1...1000) ?? 20,
            pictureEdge: map.int("picture_edge", in: 16...512) ?? 96)
        configuration.citation = map.string("citation") ?? ""
        configuration.evaluation = EvaluationParsing.options(map.mapping("evaluation"))
        if let kind = map.string("map") {
            configuration.hasMap = kind != "none"
            if !["none", "t-sne"].contains(kind) {
                map.report("`map` is `\(kind)`", key: "map", expected: "t-sne or none")
            }
        }
        configuration.file = url.path
        configuration.themeName = ThemeName(map)
        configuration.reports = reports(map, folder: site)
        for key in map.keys { configuration.places[key] = map.place(of: key) }
        var found: [any Error] = []
        var missing = false
        for entry in map.entries("runs", required: needsRuns) ?? [] {
            switch entry {
            case .mapping(let recipe):
                configuration.recipes.append(RecipeParsing.read(recipe, name: nil, folder: site))
                recipe.reportUnknownKeys()
            case .text(let path):
                do {
                    let file = URL(fileURLWithPath: path, relativeTo: site).standardizedFileURL
                    guard Files.exists(file) else {
                        missing = true
                        map.report("the recipe `\(path)` is not there", key: "runs", expected: file.path)
                        continue
                    }
                    configuration.recipes.append(try RecipeParsing.load(file, name: file.path))
                } catch {
                    found.append(error)
                }
            }
        }
        for place in configuration.recipes.indices {
            let search = configuration.recipes[place].search
            configuration.recipes[place].search = search.resolved(neighbours: configuration.neighbours)
        }
        do {
            configuration.papers = try PaperResults.read(map, folder: site)
        } catch {
            found.append(error)
        }
        for recipe in configuration.recipes {
            guard let paper = recipe.paper, !configuration.papers.contains(where: { $0.name == paper.paper }),
                !configuration.papers.isEmpty
            else { continue }
            map.report(
                "the recipe `\(recipe.name)` follows a paper `\(paper.paper)` that `papers` does not have",
                key: "papers", expected: "one of \(configuration.papers.map(\.name).joined(separator: ", "))")
        }
        if needsRuns, map.keys.contains("runs"), configuration.recipes.isEmpty, found.isEmpty, !missing {
            map.report("`runs` names no recipe", key: "runs", expected: "at least one recipe")
        }
        let names = configuration.recipes.map(\.name)
        for (place, name) in names.enumerated() where names[..<place].contains(name) {
            map.report("two runs are called `\(name)`", key: "runs", advice: "give one of them another `name`")
        }
        if !missing, found.isEmpty { configuration.checkJoins(map) }
        do {
            try map.finish()
        } catch {
            found.append(error)
        }
        if found.isEmpty { return configuration }
        throw Diagnostics(
            found.flatMap { error -> [Diagnostic] in
                (error as? Diagnostics)?.all ?? [(error as? Diagnostic) ?? Diagnostic("\(error)", file: url.path)]
            })
    }

    /// `reports: [report.md]`: each a file, named by its last part.
    private static func reports(_ map: YAMLMapping, folder: URL) -> [URL] {
        var names = Set<String>()
        return (map.strings("reports") ?? []).compactMap { path in
            let file = URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL
            guard Files.exists(file), !Files.isDirectory(file) else {
                map.report("the report `\(path)` is not there", key: "reports", expected: file.path)
                return nil
            }
            if !names.insert(SiteReports.name(file)).inserted {
                map.report(
                    "two reports would be the page `reports/\(SiteReports.name(file)).html`", key: "reports",
                    advice: "give one of the files another name")
            }
            return file
        }
    }
}
