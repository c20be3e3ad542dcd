import Arrays
import Core
import Datasets
import Evaluation
import Foundation
import Gallery
import Imaging
import Retrieval

/// Puts the results of all runs together into what the gallery renders.
struct SiteContentAssembly {
    let build: SiteBuild
    let dataset: any ImageDataset
    let labels: StepResult
    let runs: [FinishedRun]

    func content() throws -> SiteContent {
        var content = SiteContent(
            title: build.configuration.title, summary: build.configuration.summary, dataset: summary(),
            queryLabels: try LabelMatrix(npy: labels.url("query.labels.npy")),
            databaseLabels: try LabelMatrix(npy: labels.url("database.labels.npy")),
            queryIdentifiers: identifiers(.query), databaseIdentifiers: identifiers(.database),
            runs: try runs.map(content), images: images(edge: pictureEdge()),
            shownNeighbours: build.configuration.neighbours)
        content.papers = build.configuration.papers
        content.hasReports = !build.configuration.reports.isEmpty
        content.citation = build.configuration.citation
        for row in 0..<dataset.count(.query) {
            let frames = dataset.frames(.query, row)
            if frames > 1 { content.frames[row] = frames }
        }
        return content
    }

    func images(edge: Int) -> ImageSource {
        let dataset = dataset
        return ImageSource(
            edge: edge, query: { try dataset.thumbnail(.query, $0, edge: edge) },
            database: { try dataset.thumbnail(.database, $0, edge: edge) })
    }

    /// The longest edge of the site's pictures: as configured, less where the images are smaller. What a model is given
    /// is no measure of it: photographs are encoded small and shown larger.
    private func pictureEdge() -> Int {
        let most = build.configuration.pictureEdge
        let looked = Split.allCases.flatMap { split -> [Int] in
            let count = dataset.count(split)
            let step = max(1, count / Self.imagesLookedAt)
            return stride(from: 0, to: count, by: step).prefix(Self.imagesLookedAt).compactMap { row in
                (try? dataset.thumbnail(split, row, edge: most)).map { max($0.width, $0.height) }
            }
        }
        return max(min(most, max(dataset.shape.width, dataset.shape.height)), looked.max() ?? 0)
    }

    private static let imagesLookedAt = 16

    private func identifiers(_ split: Split) -> [String] {
        (0..<dataset.count(split)).map { dataset.identifier(split, $0) }
    }

    private func summary() -> DatasetSummary {
        let card = build.card
        let shape = dataset.shape
        return DatasetSummary(
            name: card.name, title: card.title, description: card.description, licence: card.licence,
            citation: card.citation, obtain: card.obtain, classes: dataset.classes, multiLabel: card.multiLabel,
            details: [
                (name: "reader", value: card.reader),
                (
                    name: "images as encoded",
                    value: "\(shape.width) × \(shape.height) pixels, \(shape.channels == 1 ? "grey" : "colour")"
                ),
            ])
    }

    private func content(_ run: FinishedRun) throws -> RunContent {
        guard let encode = run.encode, let binarise = run.binarise, let neighbours = run.neighbours,
            let evaluate = run.evaluate
        else { throw Diagnostic("run \(run.recipe.name) is not complete", advice: "build without --only") }
        let report = try JSON.decode(
            EvaluationReport.self, from: Files.read(evaluate.url("report.json")), file: evaluate.url("report.json").path
        )
        let database = dataset.count(.database)
        let found: Neighbours =
            encode.has(NeighbourLists.indices)
            ? .listed(try ListedNeighbours.read(from: neighbours.folder, database: database))
            : run.isHashed
                ? .hamming(try HammingNeighbours.read(from: neighbours.folder, database: database))
                : .euclidean(try EuclideanNeighbours.read(from: neighbours.folder, database: database))
        var content = RunContent(
            name: run.recipe.name, title: run.recipe.title, recipe: run.recipe.resolvedText,
            relevance: run.recipe.relevance, neighbours: found, report: report)
        content.search = run.recipe.searchExplanation
        content.summary = run.recipe.summary
        content.paper = run.recipe.paper
        if run.isHashed {
            content.queryCodes = try PackedCodes(npy: binarise.url("query.codes.npy"))
            content.databaseCodes = try PackedCodes(npy: binarise.url("database.codes.npy"))
        }
        if let train = run.train {
            content.training = try TrainingLog.read(train.url("training.csv")).map { epoch in
                TrainingRow(
                    epoch: epoch.epoch,
                    losses: epoch.losses.sorted { $0.key < $1.key }.map {
                        TrainingRow.Loss(name: $0.key, value: $0.value)
                    })
            }
        }
        if let map = run.map { content.map = try MapStep.read(map) }
        if encode.has("query.reconstructions.npy") {
            let pixels = try NPY.read(encode.url("query.reconstructions.npy"))
            let errors = try NPY.read(encode.url("query.reconstruction_errors.npy")).values(Float.self, as: .float32)
            content.reconstructions = try Reconstructions(
                errors: errors, pixels: Array(pixels.bytes), width: dataset.shape.width, height: dataset.shape.height,
                channels: dataset.shape.channels)
        }
        if let export = run.export {
            content.encoderScript = try Files.read(export.url(EncoderExport.fileName))
            content.interpolations = try LatentInterpolation.read(export, shape: dataset.shape)
        }
        let provenance = Provenance(run: run, labels: labels, card: build.card, inputs: dataset.inputFiles)
        content.learning = try provenance.learning() ?? ""
        content.provenance = [
            ProvenanceSection(
                title: run.recipe.title,
                rows: try provenance.rows()
                    .map { NamedValue(name: $0.name, value: $0.value) })
        ]
        content.downloads = [
            Download(
                name: "per_query.csv", content: "One row a query: labels, average precision, precision, ties",
                data: try Files.read(evaluate.url("per_query.csv")))
        ]
        return content
    }
}
