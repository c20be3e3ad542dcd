import Core
import Datasets
import Evaluation
import Foundation
import Templating

/// Builds a site: every run's steps, then the pages. What the store holds already is not done again.
public struct SiteBuild {
    let options: BuildOptions
    let configuration: SiteConfiguration
    let recipes: [Recipe]
    let card: DatasetCard
    let theme: Theme

    /// Reads the configuration, the recipes, the dataset card and the templates, so that their mistakes come first.
    public init(_ options: BuildOptions) throws {
        self.options = options
        configuration = try SiteConfiguration.load(options.configuration)
        if let run = options.run {
            guard let recipe = configuration.recipes.first(where: { $0.name == run }) else {
                throw Diagnostic(
                    "there is no run `\(run)`",
                    file: options.configuration.path,
                    expected: "one of \(configuration.recipes.map(\.name).joined(separator: ", "))")
            }
            recipes = configuration.withSources(of: recipe)
        } else {
            recipes = configuration.recipes
        }
        var card: DatasetCard
        do {
            card = try DatasetCard.find(
                configuration.dataset, searching: [options.site.appendingPathComponent("datasets"), options.site])
        } catch let diagnostic as Diagnostic where diagnostic.file == nil {
            throw configuration.located(diagnostic, at: "dataset")
        }
        if let limit = options.limit {
            card.limit = [.database: limit, .query: max(1, limit / 10)]
            // The text is what the results' keys see.
            card.text += "\n# at most \(limit) database images\n"
        }
        self.card = card
        theme = try Theme.found(for: options, named: configuration.themeName)
    }

    public func run() throws -> BuildSummary {
        if options.wants(.render) { try SiteOutput(folder: options.outputFolder).requireWritable() }
        let store = try RunStore(root: options.storeFolder)
        let lock = try StoreLock(root: store.root)
        defer { withExtendedLifetime(lock) {} }
        var summary = BuildSummary(output: options.outputFolder, store: store.root)
        let site = try finished(store) { summary.runs.append($0) }
        if options.wants(.render), options.run == nil { summary.site = try site.render() }
        summary.steps = site.steps.done
        return summary
    }

    /// Every run's results, computed or from the store.
    func finished(_ store: RunStore, tell: (RunOutcome) -> Void) throws -> SiteRendering {
        var digests = FileDigests(store: store)
        let dataset = try DatasetReaders.open(card, relativeTo: options.site)
        try checkCounts(dataset)
        for recipe in recipes { try recipe.check(for: dataset.shape, wants: options.wants) }
        let inputs = try dataset.inputFiles.map { try digests.sha256(of: $0) }
        try digests.save()
        let steps = StepRunner(store: store, options: options)
        let labels = try steps.result(.dataset, run: "", parameters: card.text, inputs: inputs) { folder in
            for split in Split.allCases {
                try dataset.labels(split).write(to: folder.appendingPathComponent("\(split.rawValue).labels.npy"))
            }
        }
        var finished: [FinishedRun] = []
        for recipe in recipes {
            let run = RunBuild(
                recipe: recipe, dataset: dataset, labels: labels, steps: steps, configuration: configuration,
                earlier: finished)
            let results = try run.build(&digests)
            try digests.save()
            let recipeFile = ["recipe.yml": Data(recipe.resolvedText.utf8)]
            try store.publish(
                [labels] + results.all, run: recipe.name,
                extra: recipeFile.merging([
                    "provenance.json": try Provenance(
                        run: results, labels: labels, card: card, inputs: dataset.inputFiles
                    ).json()
                ]) { $1 })
            // Runs that are only built because the one asked for joins them are not what was asked for.
            if options.run ?? recipe.name == recipe.name {
                tell(try results.outcome(folder: store.runFolder(recipe.name)))
            }
            finished.append(results)
        }
        return SiteRendering(build: self, dataset: dataset, labels: labels, runs: finished, steps: steps)
    }

    private func checkCounts(_ dataset: any ImageDataset) throws {
        let file = card.file ?? "dataset \(card.name)"
        for split in Split.allCases where dataset.count(split) == 0 {
            throw Diagnostic("the \(split.rawValue) split is empty", file: file, expected: "at least one image")
        }
        let database = dataset.count(.database)
        guard configuration.neighbours <= database else {
            throw configuration.located(
                Diagnostic(
                    "`neighbours` is \(configuration.neighbours), but the database holds \(database) images",
                    expected: "at most \(database)", advice: "write `neighbours: \(min(20, database))`"),
                at: "neighbours")
        }
    }
}
