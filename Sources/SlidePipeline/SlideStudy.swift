import Arrays
import Core
import Datasets
import Foundation
import Hashing
import Models
import Pipeline
import Retrieval
import Slides
import Torch

/// The slides, the queries cut from them, and what all methods share: the sampled tiles and the scales that a network
/// names.
struct SlideStudy {
    let configuration: SlideSiteConfiguration
    let index: TileIndex
    let steps: StepRunner
    /// Slides that queries are cut from; networks and hash functions never see them.
    let querySlides: [Int]
    let queries: [RegionQuery]

    var options: BuildOptions { steps.options }
    /// The slides that are learnt from.
    var learntSlides: [Int] {
        let others = index.slides.indices.filter { !querySlides.contains($0) }
        return others.isEmpty ? Array(index.slides.indices) : others
    }

    /// Rows of the table of all tiles that hash functions are fitted on.
    var learntRows: [Int] {
        learntSlides.flatMap { index.slides[$0].first..<index.slides[$0].first + index.slides[$0].tiles.count }
    }

    init(configuration: SlideSiteConfiguration, index: TileIndex, steps: StepRunner) throws {
        self.configuration = configuration
        self.index = index
        self.steps = steps
        querySlides = try RegionQueries.slides(configuration, index)
        queries = RegionQueries.draw(configuration, index, slides: querySlides)
    }

    /// Digests what the hits depend on besides a method's vectors.
    private var indexDigest: String {
        var digest = Digest()
        for slide in index.slides {
            digest.add(slide.result.digest)
            digest.add(slide.entry.patient)
        }
        return digest.hex()
    }

    // MARK: - Networks

    /// The tiles that networks learn from.
    func sample() throws -> StepResult {
        let plan = configuration.sample
        let parameters = "\(plan.count) \(plan.seed) \(configuration.tile) \(configuration.scales)"
        let inputs = learntSlides.flatMap { [index.slides[$0].result.digest, index.slides[$0].digest] }
        return try steps.result(.tiles, run: "", parameters: "sample " + parameters, inputs: inputs) { folder in
            let sample = TileSample.draw(plan.count, seed: plan.seed, from: index, slides: learntSlides)
            guard sample.tiles.count > 1 else {
                throw Diagnostic(
                    "\(sample.tiles.count) tiles of tissue to learn from", file: configuration.file,
                    expected: "at least 2", advice: "lower `tissue`, or add slides")
            }
            try sample.write(from: index, configuration, to: folder, progress: options.progress)
        }
    }

    func tiles(_ sample: StepResult) throws -> TileDataset {
        try TileDataset(sample.folder, classes: index.classes, tile: configuration.tile, digest: sample.digest)
    }

    // MARK: - Scales

    /// For each query the chance of each scale; empty where the site has no scale network.
    func scaleProbabilities(_ digests: inout FileDigests) throws -> [[Double]] {
        guard let plan = configuration.scaleNetwork else { return [] }
        let tiles = try tiles(sample())
        let scales = configuration.scales.count
        let pairs = try ScalePairs(
            tiles, scales: scales, count: plan.pairs, sameClass: plan.sameClass, seed: plan.seed)
        // The card's text names the sample and what was made of it.
        let trained = try NetworkTraining(
            ScaleNetwork.model(tile: configuration.tile, size: plan.size), ScaleNetwork.training(plan), folder: nil
        ).run(on: pairs, data: [pairs.card.text], name: "scale network", steps: steps, &digests)
        let result = try steps.result(
            .encode, run: "scale network", parameters: "scales \(plan.references) \(queryText)",
            inputs: [trained.digest, indexDigest]
        ) { folder in
            let model = try EncoderLoading.trainedModel(
                trained.url("model.safetensors"), device: Encoders.device(options.device))
            let naming = try ScaleNaming(model, tiles: tiles, scales: scales, count: plan.references, seed: plan.seed)
            let task = "name scales"
            options.progress(.started(task: task, total: queries.count, unit: "queries"))
            var found: [[Double]] = []
            for query in queries {
                found.append(try naming.probabilities(pixels(of: query)))
                options.progress(.advanced(task: task, done: found.count))
            }
            options.progress(.finished(task: task, summary: "\(queries.count) queries"))
            try Files.write(JSON.encode(found, pretty: false), to: folder.appendingPathComponent("scales.json"))
        }
        let url = result.url("scales.json")
        return try JSON.decode([[Double]].self, from: Files.read(url), file: url.path)
    }

    private var queryText: String { "\(configuration.queries) \(querySlides)" }

    /// RGB bytes of a query's tiles, one after the other.
    private func pixels(of query: RegionQuery) throws -> [UInt8] {
        let grid = index.grids[query.grid]
        let slide = try Slide(
            index.slides[grid.slide].entry.url, givenMicronsPerPixel: configuration.micronsPerPixel)
        let edge = configuration.tile
        let scale = configuration.scales[grid.scale]
        let tiles = try TileGrid(slide: slide, scale: scale, tile: edge)
        var pixels: [UInt8] = []
        for row in query.row..<query.row + configuration.queries.rows {
            for column in query.column..<query.column + configuration.queries.columns {
                let rect = tiles.rect(column: column, row: row)
                pixels += try slide.region(x: rect.x, y: rect.y, scale: scale, width: edge, height: edge)
            }
        }
        return pixels
    }

    // MARK: - Methods

    /// - Parameter probabilities: of the scales, for each query; computed with the first method that needs them.
    func run(
        _ method: SlideMethod, probabilities: inout [[Double]]?, _ digests: inout FileDigests
    ) throws -> FinishedMethod {
        let recipe = method.recipe
        var finished = FinishedMethod(method: method)
        if case .model(let model, let training) = recipe.source, options.wants(.train) {
            let tiles = try tiles(sample())
            try model.validate(for: tiles.shape)
            try training.validate()
            finished.train = try NetworkTraining(model, training, folder: recipe.folder)
                .run(on: tiles, data: [tiles.card.text], name: recipe.name, steps: steps, &digests)
        }
        guard options.wants(.encode) else { return finished }
        finished.encode = try encode(recipe, finished.train, &digests)
        guard options.wants(.binarise) else { return finished }
        let raw = try TileFeatures.joined(finished.encode, index: index)
        let latents = recipe.source == .statistics ? try TileStandard(raw, rows: learntRows).applied(to: raw) : raw
        let codes = try binarise(recipe, latents, finished.encode)
        finished.binarise = codes
        guard options.wants(.neighbours) else { return finished }
        let chances = try probabilities ?? scaleProbabilities(&digests)
        probabilities = chances
        finished.probabilities = chances
        let found = try find(method, latents, finished)
        finished.neighbours = found
        guard options.wants(.evaluate) else { return finished }
        finished.evaluate = try steps.result(
            .evaluate, run: recipe.name, parameters: "regions 2 \(queryText)",
            inputs: [found.digest, indexDigest, JSON.text(finished.probabilities)]
        ) { folder in
            try RegionScoring(study: self, finished: finished)
                .write(found.foundRegions(), to: folder)
        }
        return finished
    }

    /// The results of the step `encode`, one for each slide.
    private func encode(
        _ recipe: Recipe, _ trained: StepResult?, _ digests: inout FileDigests
    ) throws -> [StepResult] {
        var inputs = trained.map { [$0.digest] } ?? []
        for url in recipe.source.files { inputs.append(try digests.sha256(of: url)) }
        return try index.slides.map { slide in
            try steps.result(
                .encode, run: "\(recipe.name), \(slide.entry.name)",
                parameters: recipe.source.encodingParameters
                    + " tile \(configuration.tile) scales \(configuration.scales) libtorch \(Torch.version)",
                inputs: inputs + [slide.result.digest, slide.digest]
            ) { folder in
                try TileFeatures(
                    configuration: configuration, slide: slide, recipe: recipe, trained: trained, options: options
                ).write(to: folder)
            }
        }
    }

    private func binarise(
        _ recipe: Recipe, _ latents: FloatMatrix, _ encoded: [StepResult]
    ) throws -> StepResult {
        try steps.result(
            .binarise, run: recipe.name,
            parameters: "tiles \(recipe.hash.function) \(JSON.text(recipe.hash.options)) \(learntSlides)",
            inputs: encoded.map(\.digest)
        ) { folder in
            guard recipe.hash.function != "none" else { return }
            let rows = learntRows
            let learnt = try FloatMatrix(
                rows: rows.count, columns: latents.columns, values: rows.flatMap { Array(latents.row($0)) })
            let hash = try HashFunctions.fit(
                recipe.hash.function, options: recipe.hash.options, on: learnt, labels: nil, progress: options.progress)
            try hash.write(to: folder.appendingPathComponent("hash.safetensors"))
            try hash.codes(for: latents).write(to: folder.appendingPathComponent("codes.npy"))
        }
    }

    private func find(_ method: SlideMethod, _ latents: FloatMatrix, _ finished: FinishedMethod) throws -> StepResult {
        let codes = try finished.codes()
        let count = configuration.neighbours
        let scales = method.scales == .network ? try JSON.text(finished.probabilities) : "all"
        return try steps.result(
            .neighbours, run: method.recipe.name,
            parameters: "regions \(count) \(scales) \(method.candidates) \(queryText)",
            inputs: [indexDigest, finished.binarise?.digest ?? ""] + finished.encode.map(\.digest)
        ) { folder in
            var times = RegionSearchTimes(jobs: options.jobs)
            let start = ContinuousClock.now
            let finding = try RegionFinding(
                index, codes: codes, latents: latents, plan: configuration.queries,
                candidates: method.candidates, count: count, jobs: options.jobs)
            times.buildSeconds = (ContinuousClock.now - start) / .seconds(1)
            var all: [FoundRegions] = []
            for (number, query) in queries.enumerated() {
                let scales = method.scales == .network ? finished.searchedScales(number) : nil
                let start = ContinuousClock.now
                let hits = try finding.hits(
                    tiles: index.tiles(query, configuration.queries), excluded: index.slidesOfPatient(query),
                    scales: scales.map(Set.init))
                times.milliseconds.append((ContinuousClock.now - start) / .milliseconds(1))
                all.append(FoundRegions(hits: hits, scales: scales))
            }
            try times.write(to: folder)
            try Files.write(JSON.encode(all, pretty: false), to: folder.appendingPathComponent(FoundRegions.fileName))
        }
    }
}
