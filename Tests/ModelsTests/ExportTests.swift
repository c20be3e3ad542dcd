import Arrays
import Core
import Datasets
import Foundation
import Models
import Testing
import Torch

/// Encoders as pages run them.
@Suite(.serialized) struct ExportTests {
    private static func train(
        _ dataset: GeneratedDataset, _ change: (inout ModelSpecification) -> Void
    ) throws -> TrainedModel {
        try Trainer.train(
            model: TrainerTests.small(change), training: TrainerTests.short(epochs: 1), on: dataset, device: .cpu)
    }

    /// Of 20 queries.
    private static func latents(_ encoder: any ImageEncoder, _ dataset: GeneratedDataset) throws -> [Float] {
        try encoder.latents(of: dataset, .query).values
    }

    private static func furthest(_ found: [Float], _ expected: [Float]) -> Float {
        found.count == expected.count ? zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity : .infinity
    }

    /// Every part that pages can run, on images of 13 × 12.
    private static func everyPart() throws -> LayeredSpecification {
        var layers = try LayeredSpecification(encoder: [
            LayerSpecification(
                "conv", ["conv": .whole(6), "stride": .whole(2), "activation": .word("leaky-relu")]),
            LayerSpecification("batch_norm"), LayerSpecification("activation", ["activation": .word("tanh")]),
            LayerSpecification("pool", ["padding": .word("same")]),
            LayerSpecification("upsample"),
            LayerSpecification(
                "conv", ["conv": .whole(4), "groups": .whole(2), "batch_norm": .flag(true), "padding": .whole(2)]),
            LayerSpecification("resize", ["resize": .wholes([5, 7])]),
            LayerSpecification(
                "pool", ["pool": .word("average"), "size": .whole(3), "stride": .whole(2), "padding": .whole(1)]),
            LayerSpecification("dropout"), LayerSpecification("flatten"),
            LayerSpecification("dense", ["dense": .whole(24), "activation": .word("linear")]),
            LayerSpecification("batch_norm"), LayerSpecification("activation", ["activation": .word("sigmoid")]),
            LayerSpecification("reshape", ["reshape": .wholes([2, 4, 3])]),
            LayerSpecification("conv", ["conv": .whole(12), "activation": .word("relu6")]),
            LayerSpecification("global_average"), LayerSpecification("normalise"),
        ])
        layers.decoder = try [LayerSpecification("dense", ["dense": .whole(156), "activation": .word("sigmoid")])]
        return layers
    }

    @Test(
        arguments: ["hashing-autoencoder", "autoencoder", "layers"],
        [ModelSpecification.Output.latents, .features, .codes])
    func singlePrecisionGivesTheModelsLatents(_ architecture: String, _ output: ModelSpecification.Output) throws {
        let dataset = try GeneratedDataset(count: 60, channels: architecture == "layers" ? 1 : 3)
        let model = try Self.train(dataset) { model in
            model.architecture = architecture
            model.output = output
            model.averageMirror = output == .features
            // Signs would hide small differences and exaggerate the smallest.
            if output == .codes { model.code = architecture == "autoencoder" ? .zeroOne : .tanh }
        }
        let exported = try ExportedEncoder(model, .float32)
        #expect(exported.latentSize == model.latentSize)
        #expect(try Self.furthest(Self.latents(exported, dataset), Self.latents(model, dataset)) < 2e-5)
    }

    @Test func everyPartGivesTheSameAsInTheModel() throws {
        let dataset = try GeneratedDataset(count: 60)
        let model = try Self.train(dataset) { model in
            model.architecture = "layers"
            model.layers = try? Self.everyPart()
        }
        let exported = try ExportedEncoder(model, .float32)
        let found = try Self.latents(exported, dataset)
        #expect(try Self.furthest(found, Self.latents(model, dataset)) < 2e-5)
        #expect(Set(found).count > 100)
        let operations = exported.layers.map(\.operation)
        #expect(
            operations == [
                .convolution(kernel: 3, stride: 2, padding: 1, groups: 1),
                // After the leaky ReLU nothing can be folded into the convolution.
                .scale,
                .pool(largest: true, size: 2, stride: 2, padding: 0, partial: true),
                .resize(smooth: false),
                .convolution(kernel: 3, stride: 1, padding: 2, groups: 2),
                .resize(smooth: true),
                .pool(largest: false, size: 3, stride: 2, padding: 1, partial: false),
                // With its batch normalisation and activation.
                .dense,
                .convolution(kernel: 3, stride: 1, padding: 1, groups: 1),
                .average, .normalise, .dense,
            ])
        #expect(
            exported.layers.map(\.activation) == [
                .leakyReLU, .tanh, .linear, .linear, .relu, .linear, .linear, .sigmoid, .relu6, .linear, .linear,
                .linear,
            ])
        #expect(exported.layers[0].input == [1, 13, 12] && exported.layers[0].output == [6, 7, 6])
        #expect(exported.layers[7].input == [48] && exported.layers[8].input == [2, 4, 3])
    }

    @Test func eightBitsKeepMostSigns() throws {
        let dataset = try GeneratedDataset(count: 60)
        let model = try Self.train(dataset) { _ in }
        let exact = try Self.latents(model, dataset)
        let rounded = try Self.latents(ExportedEncoder(model, .int8), dataset)
        let equal = zip(exact, rounded).filter { ($0 >= 0) == ($1 >= 0) }.count
        #expect(Double(equal) >= 0.97 * Double(exact.count))
        // They are not the weights as they were.
        #expect(Self.furthest(rounded, exact) > 1e-5)
        let fine = try Self.latents(ExportedEncoder(model, .int16), dataset)
        #expect(Self.furthest(fine, exact) < Self.furthest(rounded, exact) / 20)
    }

    @Test func theFixedNetworksAreFourLayers() throws {
        let dataset = try GeneratedDataset(count: 60)
        let model = try Self.train(dataset) { model in
            model.code = .sign
            model.output = .codes
        }
        let layers = try model.plainLayers()
        #expect(layers.map(\.activation) == [.relu, .relu, .relu, .sign])
        #expect(layers.map(\.output) == [[4, 7, 6], [8, 4, 3], [24], [16]])
        #expect(layers.map { $0.weights.count } == [4 * 9, 8 * 4 * 9, 24 * 96, 16 * 24])
    }

    @Test func aBackboneSaysThatItIsTooLarge() throws {
        let layer = try LayerSpecification("backbone", ["backbone": .word("resnet50"), "head": .flag(false)])
        let parameters = Parameters(seed: 0, device: .cpu, isDry: true)
        let part = try LayerParts.make(
            layer, LayerContext(name: "x", input: FeatureShape([1, 32, 32]), parameters: parameters))
        let refusal = #expect(throws: Diagnostic.self) { try part.plain(FeatureShape([1, 32, 32])) }
        #expect(refusal?.message == "the network `resnet50` is too large for a page")
    }

    @Test func pixelsAreTheirOwnLatents() throws {
        let dataset = try GeneratedDataset(count: 8, channels: 3)
        let encoder = ExportedEncoder(pixels: dataset.shape)
        let pixels = try dataset.pixels(.query, [3])
        #expect(try encoder.latents(pixels, count: 1, shape: dataset.shape).values == pixels.map { Float($0) / 255 })
        #expect(throws: Diagnostic.self) { try encoder.latents(pixels, count: 2, shape: dataset.shape) }
        #expect(throws: Diagnostic.self) {
            try encoder.latents(pixels, count: 1, shape: ImageShape(height: 12, width: 13, channels: 3))
        }
    }
}
