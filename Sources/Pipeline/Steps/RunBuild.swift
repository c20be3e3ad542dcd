import Arrays
import Core
import Datasets
import Evaluation
import Foundation
import Hashing
import Models
import Retrieval
import Torch

/// The steps of one run, from training to evaluation.
struct RunBuild {
    let recipe: Recipe
    let dataset: any ImageDataset
    let labels: StepResult
    let steps: StepRunner
    let configuration: SiteConfiguration
    /// The runs built before this one.
    var earlier: [FinishedRun] = []

    var options: BuildOptions { steps.options }

    /// - Throws: `Diagnostic`, naming the recipe where it is about no other file.
    func build(_ digests: inout FileDigests) throws -> FinishedRun {
        do {
            return try runSteps(&digests)
        } catch var diagnostic as Diagnostic where diagnostic.file == nil {
            diagnostic.file = recipe.file
            throw diagnostic
        }
    }

    private func runSteps(_ digests: inout FileDigests) throws -> FinishedRun {
        var run = FinishedRun(recipe: recipe)
        run.joined = recipe.joinedRuns.compactMap { name in earlier.first { $0.recipe.name == name } }
        if recipe.isTrained, options.wants(.train) { run.train = try train(&digests) }
        if options.wants(.encode) { run.encode = try encode(run.train, run.joined, &digests) }
        guard options.wants(.binarise), let encoded = run.encode else { return run }
        run.binarise = try binarise(encoded)
        guard options.wants(.neighbours), let codes = run.binarise else { return run }
        let found = try neighbours(encoded, codes)
        run.neighbours = found
        guard options.wants(.evaluate) else { return run }
        run.evaluate = try evaluate(encoded, codes, found)
        if options.wants(.map), configuration.hasMap { run.map = try map(encoded, codes) }
        guard options.wants(.export) else { return run }
        run.export = try export(run.train, encoded, codes)
        return run
    }

    private func map(_ encoded: StepResult, _ codes: StepResult) throws -> StepResult? {
        let step = MapStep(encoded: encoded, codes: codes, options: options)
        guard let source = step.source else { return nil }
        let input = source == .latents ? encoded.digest : codes.digest
        return try steps.result(
            .map, run: recipe.name, parameters: step.parameters(source), inputs: [input]
        ) { folder in
            try step.write(source, to: folder)
        }
    }

    private func train(_ digests: inout FileDigests) throws -> StepResult? {
        guard case .model(let model, let training) = recipe.source else { return nil }
        do {
            try model.validate(for: dataset.shape)
            try training.validate()
        } catch var diagnostic as Diagnostic {
            diagnostic.file = recipe.file
            throw diagnostic
        }
        return try NetworkTraining(model, training, folder: recipe.folder)
            .run(on: dataset, data: [labels.digest], name: recipe.name, steps: steps, &digests)
    }

    private func encode(
        _ trained: StepResult?, _ sources: [FinishedRun], _ digests: inout FileDigests
    ) throws -> StepResult {
        var inputs = [labels.digest]
        if let trained { inputs.append(trained.digest) }
        let joined = sources.compactMap(\.encode)
        inputs += joined.map(\.digest)
        for url in recipe.source.files { inputs.append(try digests.sha256(of: url)) }
        let parameters = recipe.source.encodingParameters + "\nlibtorch \(Torch.version)"
        return try steps.result(.encode, run: recipe.name, parameters: parameters, inputs: inputs) { folder in
            try Encoding(recipe: recipe, dataset: dataset, trained: trained, options: options, joined: joined)
                .write(to: folder)
        }
    }

    private func binarise(_ encoded: StepResult) throws -> StepResult {
        let parameters = "\(recipe.hash.function) \(try JSON.text(recipe.hash.options))"
        let usesLabels = recipe.usesLabels
        let inputs = [encoded.digest] + (usesLabels ? [labels.digest] : [])
        return try steps.result(.binarise, run: recipe.name, parameters: parameters, inputs: inputs) { folder in
            guard recipe.hasLatents && recipe.hash.function != "none" || encoded.has("query.codes.npy") else { return }
            let names = Split.allCases.map { "\($0.rawValue).codes.npy" }
            if encoded.has("query.codes.npy") {
                for name in names {
                    try Files.write(Files.read(encoded.url(name)), to: folder.appendingPathComponent(name))
                }
                return
            }
            let database = try FloatMatrix(npy: encoded.url("database.latents.npy"))
            let known = try usesLabels ? LabelMatrix(npy: labels.url("database.labels.npy")) : nil
            let hash = try HashFunctions.fit(
                recipe.hash.function, options: recipe.hash.options, on: database, labels: known,
                progress: options.progress)
            try hash.write(to: folder.appendingPathComponent("hash.safetensors"))
            try hash.codes(for: database).write(to: folder.appendingPathComponent(names[0]))
            try hash.codes(for: FloatMatrix(npy: encoded.url("query.latents.npy")))
                .write(to: folder.appendingPathComponent(names[1]))
        }
    }

    private func neighbours(_ encoded: StepResult, _ codes: StepResult) throws -> StepResult {
        let k = configuration.neighbours
        return try steps.result(
            .neighbours, run: recipe.name, parameters: "k \(k)" + recipe.search.parameters,
            inputs: [encoded.digest, codes.digest]
        ) { folder in
            if let lists = try NeighbourLists.stored(encoded, database: dataset.count(.database)) {
                try lists.first(k, database: dataset.count(.database)).write(to: folder)
            } else {
                try NeighbourSearch(recipe: recipe, k: k, encoded: encoded, codes: codes, options: options)
                    .write(to: folder)
            }
        }
    }

    private func evaluate(_ encoded: StepResult, _ codes: StepResult, _ found: StepResult) throws -> StepResult {
        let cut = configuration.neighbours
        let parameters =
            "\(recipe.relevance.rawValue) cut \(cut) \(try JSON.text(configuration.evaluation))"
            + recipe.search.parameters
        var inputs = [labels.digest, encoded.digest, codes.digest]
        if recipe.search.isApproximate { inputs.append(found.digest) }
        return try steps.result(.evaluate, run: recipe.name, parameters: parameters, inputs: inputs) { folder in
            let queryLabels = try LabelMatrix(npy: labels.url("query.labels.npy"))
            let databaseLabels = try LabelMatrix(npy: labels.url("database.labels.npy"))
            let report: EvaluationReport
            let search = SearchEvaluation(
                recipe: recipe, cut: cut, queryLabels: queryLabels, databaseLabels: databaseLabels,
                evaluation: configuration.evaluation, options: options)
            if let lists = try NeighbourLists.stored(encoded, database: dataset.count(.database)) {
                report = try Evaluator.evaluate(
                    listed: lists, queryLabels: queryLabels, databaseLabels: databaseLabels,
                    relevance: recipe.relevance, cut: min(cut, lists.k), options: configuration.evaluation,
                    jobs: options.jobs, progress: options.progress)
            } else if let found = try search.report(encoded: encoded, codes: codes, neighbours: found) {
                report = found
            } else if codes.has("query.codes.npy") {
                report = try Evaluator.evaluate(
                    queryCodes: PackedCodes(npy: codes.url("query.codes.npy")),
                    databaseCodes: PackedCodes(npy: codes.url("database.codes.npy")), queryLabels: queryLabels,
                    databaseLabels: databaseLabels, relevance: recipe.relevance, cut: cut,
                    options: configuration.evaluation,
                    jobs: options.jobs, progress: options.progress)
            } else {
                report = try Evaluator.evaluate(
                    queryLatents: FloatMatrix(npy: encoded.url("query.latents.npy")),
                    databaseLatents: FloatMatrix(npy: encoded.url("database.latents.npy")), queryLabels: queryLabels,
                    databaseLabels: databaseLabels, relevance: recipe.relevance, cut: cut,
                    options: configuration.evaluation,
                    jobs: options.jobs, progress: options.progress)
            }
            try Files.write(JSON.encode(report, pretty: false), to: folder.appendingPathComponent("report.json"))
            try report.metricsFile.write(to: folder.appendingPathComponent("metrics.json"))
            try PerQueryTable.write(
                report, labels: queryLabels, classes: dataset.classes, dataset: dataset, errors: encoded,
                to: folder.appendingPathComponent("per_query.csv"))
        }
    }

    private func export(_ trained: StepResult?, _ encoded: StepResult, _ codes: StepResult) throws -> StepResult {
        let inputs = [labels.digest, trained?.digest ?? "", encoded.digest, codes.digest]
        return try steps.result(
            .export, run: recipe.name, parameters: recipe.source.encodingParameters, inputs: inputs
        ) { folder in
            try EncoderExport(
                recipe: recipe, dataset: dataset, trained: trained, codes: codes, options: options
            ).write(to: folder)
            guard let trained else { return }
            let model = try EncoderLoading.trainedModel(
                trained.url("model.safetensors"), device: Encoders.device(options.device))
            let known = try LabelMatrix(npy: labels.url("query.labels.npy"))
            try LatentInterpolation(dataset: dataset, labels: known).write(model, to: folder)
        }
    }
}
