import Arrays
import Core
import Evaluation
import Foundation
import Gallery
import Imaging
import Retrieval

/// Content for tests: drawn images, codes near one prototype a class, real neighbours and a real report.
struct SyntheticSite {
    var queries = 60
    var database = 240
    var classes = ["Ankle boot", "Bag", "T-shirt/top"]
    var bits = 48
    var runs = 1
    var k = 20
    var multiLabel = false
    var reconstructs = true
    /// How many runs have a decoder, the first ones.
    var reconstructing = 1
    var euclidean = false
    /// How many runs, the first ones, have a map.
    var mapped = Int.max
    var edge = 28
    var channels = 1
    var noise = 0.28
    var shown: [Int]?
    var note: String?
    var title = "Synthetic shapes"
    var identifier: @Sendable (Int) -> String = { "test/\($0)" }

    func content() throws -> SiteContent {
        var random = SeededRandom(seed: 11)
        let queryLabels = try labels(queries, &random)
        let databaseLabels = try labels(database, &random)
        let kept = try (0..<runs).map { try run($0, queryLabels, databaseLabels, &random) }
        let (edge, channels) = (edge, channels)
        let source = ImageSource(
            edge: edge,
            query: { try Self.draw($0, label: queryLabels.labels(of: $0).first ?? 0, edge: edge, channels: channels) },
            database: {
                try Self.draw($0 + 7, label: databaseLabels.labels(of: $0).first ?? 0, edge: edge, channels: channels)
            })
        var content = SiteContent(
            title: title, summary: "Drawn images and made-up codes, for trying out every page.",
            dataset: DatasetSummary(
                name: "shapes", title: "Shapes", description: "Images drawn by a program.", licence: "CC0-1.0",
                citation: "None needed.", obtain: "Run the tests.", classes: classes, multiLabel: multiLabel,
                details: [("Seed", "11")]),
            queryLabels: queryLabels, databaseLabels: databaseLabels,
            queryIdentifiers: (0..<queries).map(identifier),
            databaseIdentifiers: (0..<database).map { "train/\($0)" }, runs: kept, images: source,
            shownQueries: shown, note: note)
        content.papers = papers
        if !papers.isEmpty, !content.runs.isEmpty {
            content.runs[0].paper = PaperReference(paper: papers[0].name, method: "ours")
            content.runs[0].summary = "Follows the paper, with <fewer> layers."
        }
        return content
    }

    /// One with numbers by code length and by rank, one without numbers.
    private var papers: [Paper] {
        func result(_ method: String, _ bits: Int?, _ k: Int?, _ value: String) -> PrintedResult {
            PrintedResult(
                place: k == nil ? "Table 1" : "Figure 2", dataset: "other-set", method: method,
                metric: k == nil ? "map" : "precision@k", bits: bits, k: k, value: value)
        }
        return [
            Paper(
                name: "first-2020", title: "First & Second (2020): A title",
                results: [
                    result("ours", 16, nil, "0.50"), result("ours", 32, nil, "0.625"), result("rival", 32, nil, "0.4"),
                    result("ours", 16, 5, "0.9"), result("ours", 16, 10, "0.8"), result("ours", 32, 10, "0.85"),
                ]),
            Paper(name: "silent", title: "A paper without numbers", results: []),
        ]
    }

    private func labels(_ count: Int, _ random: inout SeededRandom) throws -> LabelMatrix {
        guard multiLabel else {
            return try LabelMatrix(single: (0..<count).map { _ in random.below(classes.count) }, classes: classes.count)
        }
        // The first image has no label at all.
        let values = (0..<count * classes.count).map { $0 < classes.count || random.uniform() > 0.4 ? UInt8(0) : 1 }
        return try LabelMatrix(rows: count, classes: classes.count, values: values)
    }

    private func run(
        _ number: Int, _ queryLabels: LabelMatrix, _ databaseLabels: LabelMatrix, _ random: inout SeededRandom
    ) throws -> RunContent {
        let noise = noise + 0.06 * Double(number)
        let prototypes = classes.map { _ in (0..<bits).map { _ in random.normal() } }
        func latents(_ labels: LabelMatrix) throws -> FloatMatrix {
            var values: [Float] = []
            for row in 0..<labels.rows {
                let prototype = prototypes[labels.labels(of: row).first ?? 0]
                for bit in 0..<bits {
                    let flip = random.uniform() < noise
                    values.append(Float((flip ? -1 : 1) * prototype[bit]))
                }
            }
            return try FloatMatrix(rows: labels.rows, columns: bits, values: values)
        }
        let (mine, theirs) = (try latents(queryLabels), try latents(databaseLabels))
        let relevance: RelevanceRule = multiLabel ? .anySharedLabel : .sameLabel
        var options = EvaluationOptions()
        options.resamples = 50
        let neighbours: Neighbours
        let report: EvaluationReport
        var codes: (PackedCodes, PackedCodes)?
        if euclidean {
            neighbours = .euclidean(try EuclideanSearch.topK(queries: mine, database: theirs, k: k, jobs: 2))
            report = try Evaluator.evaluate(
                queryLatents: mine, databaseLatents: theirs, queryLabels: queryLabels, databaseLabels: databaseLabels,
                relevance: relevance, cut: k, options: options, jobs: 2)
        } else {
            let packed = (try PackedCodes(signsOf: mine), try PackedCodes(signsOf: theirs))
            codes = packed
            neighbours = .hamming(try HammingSearch.topK(queries: packed.0, database: packed.1, k: k, jobs: 2))
            report = try Evaluator.evaluate(
                queryCodes: packed.0, databaseCodes: packed.1, queryLabels: queryLabels,
                databaseLabels: databaseLabels, relevance: relevance, cut: k, options: options, jobs: 2)
        }
        var content = RunContent(
            name: "run-\(number)",
            title: number == 0 ? "Autoencoder + ITQ, \(bits) bits" : "LSH \(number), \(bits) bits",
            recipe: "name: run-\(number)\nhash:\n  name: itq\n  bits: \(bits)\n", relevance: relevance,
            neighbours: neighbours, report: report, queryCodes: codes?.0, databaseCodes: codes?.1,
            training: (1...4).map { epoch in
                TrainingRow(
                    epoch: epoch,
                    losses: [
                        .init(name: "reconstruction", value: 0.08 / Double(epoch)),
                        .init(name: "contrastive", value: 2.4 - 0.3 * Double(epoch)),
                    ])
            },
            reconstructions: try reconstructs && number < reconstructing ? reconstructions(queryLabels, number) : nil,
            provenance: [
                ProvenanceSection(
                    title: "Inputs", rows: [NamedValue(name: "database", value: "sha256 0123456789abcdef")]),
                ProvenanceSection(title: "Seeds", rows: [NamedValue(name: "hash", value: "11")]),
            ])
        if content.reconstructions != nil { content.interpolations = try interpolations(queryLabels) }
        if number < mapped { content.map = try Self.map(queryLabels, number) }
        return content
    }

    /// Classes around the corners of a polygon; every seventh query is not placed.
    static func map(_ labels: LabelMatrix, _ number: Int) throws -> QueryMap {
        var random = SeededRandom(seed: UInt64(50 + number))
        let positions = (0..<labels.rows).flatMap { row -> [Float] in
            let angle = Double(labels.labels(of: row).first ?? 0) * 0.7
            let place = (0..<4).map { Float(40 * ($0 % 2 == 0 ? cos(angle) : sin(angle)) + 6 * random.normal()) }
            return row % 7 == 6 ? [.nan, .nan, .nan, .nan] : place
        }
        return QueryMap(positions: positions, notes: [.tsne: "Made up <here>.", .pca: "Made up & there."])
    }

    /// Between the first query and the second, and the second and the third, where there are so many: one fades into
    /// the other.
    private func interpolations(_ labels: LabelMatrix) throws -> Interpolations {
        let steps = 5
        let pairs = (0..<min(2, queries - 1)).map { Interpolations.Pair(first: $0, last: $0 + 1) }
        let images = try (0..<min(3, queries)).map {
            try Self.draw($0, label: labels.labels(of: $0).first ?? 0, edge: edge, channels: channels).pixels
        }
        let pixels = pairs.flatMap { pair in
            (0..<steps).flatMap { step in
                zip(images[pair.first], images[pair.last]).map {
                    UInt8((Int($0) * (steps - 1 - step) + Int($1) * step) / (steps - 1))
                }
            }
        }
        return try Interpolations(
            pairs: pairs, steps: steps, rule: "The first queries, as they come.", pixels: pixels, width: edge,
            height: edge, channels: channels)
    }

    private func reconstructions(_ labels: LabelMatrix, _ number: Int) throws -> Reconstructions {
        var pixels: [UInt8] = []
        var errors: [Float] = []
        for row in 0..<queries {
            let image = try Self.draw(row, label: labels.labels(of: row).first ?? 0, edge: edge, channels: channels)
            let coarse = image.pixels.map { UInt8(min(255, Int($0) / 32 * 32 + 16 + (row + 5 * number) % 17)) }
            let difference = zip(image.pixels, coarse).map { pow((Double($0) - Double($1)) / 255, 2) }
            errors.append(Float(difference.reduce(0, +) / Double(difference.count)))
            pixels += coarse
        }
        return try Reconstructions(errors: errors, pixels: pixels, width: edge, height: edge, channels: channels)
    }

    /// A disc, a frame or a cross by label, varied by row.
    static func draw(_ row: Int, label: Int, edge: Int, channels: Int) throws -> PixelImage {
        let middle = Double(edge - 1) / 2
        let size = middle * (0.45 + 0.04 * Double(row % 12))
        let shade = Double(140 + row * 37 % 110)
        var pixels: [UInt8] = []
        for y in 0..<edge {
            for x in 0..<edge {
                let (dx, dy) = (abs(Double(x) - middle), abs(Double(y) - middle))
                let inside =
                    switch label % 4 {
                    case 0: (dx * dx + dy * dy).squareRoot() < size
                    case 1: max(dx, dy) < size && max(dx, dy) > size * 0.55
                    case 2: min(dx, dy) < size * 0.3 && max(dx, dy) < size
                    default: dx + dy < size
                    }
                let value = inside ? shade - 60 * dy / middle : 8
                for channel in 0..<channels {
                    pixels.append(UInt8(max(0, min(255, value - Double(30 * ((channel + label) % 3))))))
                }
            }
        }
        return try PixelImage(width: edge, height: edge, channels: channels, pixels: pixels)
    }
}
