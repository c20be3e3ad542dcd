import Arrays
import Core
import Datasets
import Foundation
import Imaging
import Models
import Pipeline
import Testing

/// Stripes of four directions and widths, 28 × 28, as images of the size that the recipes are for.
private struct Stripes: ImageDataset {
    var card = DatasetCard(name: "stripes", title: "Stripes", reader: "idx")
    let classes = ["across", "down", "slash", "backslash"]
    let shape = ImageShape(height: 28, width: 28, channels: 1)
    private let labels: LabelMatrix

    init() throws { labels = try LabelMatrix(single: (0..<256).map { $0 % 4 }, classes: 4) }

    func count(_ split: Split) -> Int { 256 }
    func labels(_ split: Split) -> LabelMatrix { labels }
    func identifier(_ split: Split, _ row: Int) -> String { "\(row)" }
    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        try PixelImage(width: 28, height: 28, channels: 1, pixels: pixels(split, [row]))
    }
    var inputFiles: [URL] { [] }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        rows.flatMap { row -> [UInt8] in
            var random = SeededRandom(seed: UInt64(row))
            let period = 6 + random.below(5)
            let start = random.below(period)
            return (0..<784).map { index in
                let (y, x) = (index / 28, index % 28)
                let along = [y, x, x + y, x - y + 28][row % 4] + start
                return UInt8((along % period < period / 2 ? 180 : 30) + random.below(40))
            }
        }
    }
}

/// The recipes that the repository ships.
@Suite(.serialized) struct RecipeTrainingTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Site/recipes")

    private static let names = [
        "akbacak", "bashir", "bashir-tenth", "denoising", "rupapara", "sahu-a", "sahu-b", "sahu-c", "sahu-cifar4",
        "vae",
    ]

    private static func recipe(_ name: String) throws -> Recipe {
        try withFolder { folder in
            try FileManager.default.copyItem(
                at: Self.folder.appendingPathComponent("\(name).yml"), to: folder.appendingPathComponent("\(name).yml"))
            try Files.write(
                "title: t\ndataset: d\nruns: [\(name).yml]\n", to: folder.appendingPathComponent("vitrine.yml"))
            return try #require(
                try SiteConfiguration.load(folder.appendingPathComponent(SiteConfiguration.fileName)).recipes.first)
        }
    }

    /// Two epochs of each stage on a few images: the loss falls, and what comes out can be searched.
    @Test(arguments: names) func trains(_ name: String) throws {
        let recipe = try Self.recipe(name)
        guard case .model(let model, var training) = recipe.source else {
            Issue.record("\(name) trains nothing")
            return
        }
        #expect(!recipe.summary.isEmpty)
        training.batch = 16
        training.epochs = 2
        if var stages = training.stages {
            for index in stages.indices { stages[index].epochs = 2 }
            training.stages = stages
        }
        let dataset = try Stripes()
        let trained = try Trainer.train(model: model, training: training, on: dataset, device: .cpu)
        for stage in stride(from: 0, to: trained.log.count, by: 2) {
            let before = try #require(trained.log[stage].losses["total"])
            let after = try #require(trained.log[stage + 1].losses["total"])
            #expect(after < before, "stage \(stage / 2 + 1): \(before) to \(after)")
        }
        let latents = try trained.latents(of: dataset, .query)
        #expect(latents.columns == trained.latentSize && latents.values.allSatisfy(\.isFinite))
        // Not all images alike.
        #expect(Set(latents.values).count > 256)
        #expect((trained.labelUse != nil) == ["bashir", "bashir-tenth", "sahu-cifar4"].contains(name))
    }

    /// `training: none` leaves a network as its weights are, and says so.
    @Test func aNetworkMayStayAsItIs() throws {
        let recipe = try withFolder { folder in
            try Files.write(
                """
                title: t
                dataset: d
                runs: [{name: x, model: {architecture: layers, encoder: [{conv: 4}, flatten]}, training: none}]
                """, to: folder.appendingPathComponent("vitrine.yml"))
            return try #require(
                try SiteConfiguration.load(folder.appendingPathComponent(SiteConfiguration.fileName)).recipes.first)
        }
        guard case .model(let model, let training) = recipe.source else {
            Issue.record("no network")
            return
        }
        #expect(recipe.resolvedText.contains("training: none"))
        let trained = try (0..<2).map { _ in
            try Trainer.train(model: model, training: training, on: Stripes(), device: .cpu)
        }
        #expect(trained.allSatisfy { $0.log.isEmpty && $0.labelUse == nil })
        let latents = try trained.map { try $0.latents(of: Stripes(), .query) }
        #expect(latents[0].columns == 4 * 784 && latents[0].values == latents[1].values)
        #expect(Set(latents[0].values).count > 256)
    }

    /// Whatever is in the file, reading it ends with a recipe or a message.
    @Test func damagedRecipesAreNoTrap() throws {
        var random = SeededRandom(seed: 11)
        let texts = try Self.names.map { name in
            Array(try Files.readText(Self.folder.appendingPathComponent("\(name).yml")).utf8)
        }
        let pieces = [
            "-1", "99999999999999999999", "[", "}", "{conv: 3}", ": ", "null", "~", "\n", "1e999", "\u{0}", "&a", "*a",
        ]
        var refused = 0
        for round in 0..<300 {
            var bytes = texts[round % texts.count]
            for _ in 0...random.below(4) {
                let place = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8(32 + random.below(95))
                default: bytes.insert(contentsOf: Array(pieces[random.below(pieces.count)].utf8), at: place)
                }
            }
            do {
                try withFolder { folder in
                    try Files.write(Data(bytes), to: folder.appendingPathComponent("x.yml"))
                    try Files.write(
                        "title: t\ndataset: d\nruns: [x.yml]\n", to: folder.appendingPathComponent("vitrine.yml"))
                    let recipe = try #require(
                        try SiteConfiguration.load(folder.appendingPathComponent(SiteConfiguration.fileName)).recipes
                            .first)
                    // What was read can be checked against a shape without making the weights.
                    if case .model(let model, let training) = recipe.source {
                        try model.validate(for: ImageShape(height: 28, width: 28, channels: 1))
                        try training.validate()
                    }
                }
            } catch is Diagnostic {
                refused += 1
            } catch is Diagnostics {
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    @Test(arguments: names) func resolvedRecipesReadBack(_ name: String) throws {
        let recipe = try Self.recipe(name)
        try withFolder { folder in
            try Files.write(recipe.resolvedText, to: folder.appendingPathComponent("\(name).yml"))
            try Files.write(
                "title: t\ndataset: d\nruns: [\(name).yml]\n", to: folder.appendingPathComponent("vitrine.yml"))
            let again = try #require(
                try SiteConfiguration.load(folder.appendingPathComponent(SiteConfiguration.fileName)).recipes.first)
            #expect(again.source == recipe.source)
            #expect(again.resolvedText == recipe.resolvedText)
        }
    }
}

/// Mistakes in the parts of a model, each with its line and column.
@Test(arguments: [
    ("encoder: [{conf: 8}]", 5, "a layer with `conf` names no part, or several", "write `conv`"),
    ("encoder: [{conv: 8, kernal: 3}]", 5, "unknown key `runs.model.encoder.kernal`", "write `kernel`"),
    ("encoder: [{conv: 8, activation: rleu}]", 5, "`activation` is `rleu`", "write `relu`"),
    ("encoder: [{conv: 0}]", 5, "`runs.model.encoder.conv` is `0`", nil),
    ("encoder: [{conv: 8, padding: reflect}]", 5, "`padding` is `reflect`", nil),
    ("encoder: [conv]", 5, "`conv` says nothing of `conv`", "write `{conv: …}`"),
    ("encoder: [flaten]", 5, "`encoder` holds `flaten`", "write `flatten`"),
    ("encoder: [{reshape: [1, 2]}]", 5, "`reshape` has 2 entries", nil),
    ("encoder: [{dropout: 2}]", 5, "`dropout` is 2.0", nil),
    ("encoder: [{kernel: 3}]", 5, "a layer with `kernel` names no part, or several", nil),
    ("encoder: [{backbone: resnet50, weights: /home/me/x.safetensors}]", 5, "`weights` is an absolute path", nil),
    ("encoder: []", 4, "`architecture: layers` without an `encoder`", nil),
    ("decoder: []", 4, "`architecture: layers` without an `encoder`", nil),
    ("encoder: [flatten], hidden: 3", 5, "unknown key `runs.model.hidden`", nil),
    ("encoder: [flatten], code: {kind: bihalf}", 5, "`kind` is `bihalf`", "write `bi-half`"),
    ("encoder: [flatten], code: {kind: bi-half, beta: [1, 2]}", 5, "unknown key `runs.model.code.beta`", nil),
    ("encoder: [flatten], code: {kind: zero-one, beta: [1]}", 5, "`beta` has 1 entries", nil),
    ("encoder: [flatten], classifier_input: code", 5, "`classifier_input` is `code`", "write `codes`"),
]) func mistakesInLayersNameTheirLine(_ model: String, line: Int, message: String, advice: String?) throws {
    let found = try diagnostics(
        "title: a\ndataset: b\nruns: [{name: x,\n  model: {architecture: layers,\n    \(model)}}]\n")
    #expect(
        found.contains {
            $0.line == line && $0.column != nil && $0.message == message && ($0.advice == advice || advice == nil)
        },
        "\(found)")
}

@Test(arguments: [
    ("losses: [clasification]", "`losses` holds `clasification`", "write `classification`"),
    ("losses: [{name: mse, wieght: 1}]", "unknown key `runs.training.losses.wieght`", "write `weight`"),
    ("labels: {fraction: 0.1}", "`labels` without a loss that looks at them", nil),
    ("losses: [classification], labels: some", "`labels` is `some`", nil),
    ("losses: [classification], labels: {fraction: 2}", "`runs.training.labels.fraction` is `2`", nil),
    ("losses: [classification], labels: {fraction: 0.1, count: 5}", "`fraction` and `count` are given together", nil),
    ("stages: [{epochs: 1, freeze: [encodr]}]", "`freeze` names `encodr`", "write `encoder`"),
    ("stages: [{epochs: 1, seed: 3}]", "unknown key `runs.training.stages.seed`", nil),
    ("images: {count: 1}", "`runs.training.images.count` is `1`", nil),
    ("images: {share: 1}", "unknown key `runs.training.images.share`", nil),
    ("stages: []", "`stages` is empty", "write `training: none`"),
    ("epochs: 3, stages: [{epochs: 1}]", "`epochs` beside `stages`", nil),
    ("views: {shift: -1}", "`runs.training.views.shift` is `-1`", nil),
]) func mistakesInTrainingNameTheirLine(_ training: String, message: String, advice: String?) throws {
    let found = try diagnostics(
        "title: a\ndataset: b\nruns: [{name: x,\n  training: {\n    \(training)}}]\n")
    #expect(
        found.contains {
            $0.line == 5 && $0.column != nil && $0.message == message && ($0.advice == advice || advice == nil)
        },
        "\(found)")
}
