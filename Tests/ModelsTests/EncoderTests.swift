import Core
import Datasets
import Foundation
import Models
import Testing
import Torch

@Suite(.serialized) struct EncoderTests {
    static func temporary(_ suffix: String) -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(suffix)")
    }

    @Test(arguments: Architectures.names) func modelRoundTrips(_ architecture: String) throws {
        let dataset = try GeneratedDataset(count: 60, channels: architecture == "layers" ? 1 : 3)
        let trained = try Trainer.train(
            model: TrainerTests.small { $0.architecture = architecture }, training: TrainerTests.short(epochs: 1),
            on: dataset,
            device: .cpu)
        let url = Self.temporary("safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try trained.save(to: url)
        let loaded = try EncoderLoading.trainedModel(url, device: .cpu)
        #expect(loaded.model == trained.model && loaded.training == trained.training && loaded.shape == trained.shape)
        #expect(try loaded.latents(of: dataset, .query) == trained.latents(of: dataset, .query))
        let pixels = try dataset.pixels(.query, [0, 5])
        #expect(
            try loaded.reconstructions(pixels, count: 2, shape: dataset.shape)
                == trained.reconstructions(pixels, count: 2, shape: dataset.shape))
        #expect(throws: Diagnostic.self) { try loaded.latents(pixels, count: 3, shape: dataset.shape) }
        let other = ImageShape(height: 12, width: 13, channels: dataset.shape.channels)
        #expect(throws: Diagnostic.self) { try loaded.latents(pixels, count: 2, shape: other) }
    }

    @Test func interpolationRunsFromOneReconstructionToTheOther() throws {
        let dataset = try GeneratedDataset(count: 60)
        let trained = try Trainer.train(
            model: TrainerTests.small {
                // Its decoder sees every step: signs may stay the same halfway.
                ($0.architecture, $0.code) = ("autoencoder", .tanh)
            }, training: TrainerTests.short(epochs: 1), on: dataset, device: .cpu)
        let pixels = try dataset.pixels(.query, [0, 1, 7, 2])
        let size = dataset.shape.count
        let found = try #require(try trained.interpolations(pixels, pairs: 2, steps: 5, shape: dataset.shape))
        let ends = try #require(try trained.reconstructions(pixels, count: 4, shape: dataset.shape))
        #expect(found.count == 2 * 5 * size)
        func picture(_ number: Int) -> ArraySlice<UInt8> { found[number * size..<(number + 1) * size] }
        for (number, end) in [(0, 0), (4, 1), (5, 2), (9, 3)] {
            // A batch of another size may round another way.
            let expected = ends[end * size..<(end + 1) * size]
            #expect(zip(picture(number), expected).allSatisfy { abs(Int($0) - Int($1)) <= 1 }, "picture \(number)")
        }
        #expect(picture(2) != picture(0) && picture(2) != picture(4))
        #expect(try trained.interpolations(pixels, pairs: 0, steps: 5, shape: dataset.shape) == nil)
    }

    @Test func damagedModelsAreRefused() throws {
        let dataset = try GeneratedDataset(count: 60)
        let trained = try Trainer.train(
            model: TrainerTests.small(), training: TrainerTests.short(epochs: 1), on: dataset, device: .cpu)
        let url = Self.temporary("safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try trained.save(to: url)
        var file = try Safetensors.read(url)
        file.tensors["encoder.code.bias"] = nil
        try file.write(to: url)
        let missing = #expect(throws: Diagnostic.self) { try EncoderLoading.trainedModel(url) }
        #expect(missing?.file == url.path && missing?.message == "has no tensor `encoder.code.bias`")
        try file.set("encoder.code.bias", .ones([3]))
        try file.write(to: url)
        let wrong = #expect(throws: Diagnostic.self) { try EncoderLoading.trainedModel(url) }
        #expect(wrong?.message == "tensor `encoder.code.bias` has shape [3]" && wrong?.expected == "[16]")
        file.metadata["format"] = nil
        try file.write(to: url)
        #expect(throws: Diagnostic.self) { try EncoderLoading.trainedModel(url) }
    }

    @Test func torchScriptEncodes() async throws {
        let url = Self.temporary("pt")
        defer { try? FileManager.default.removeItem(at: url) }
        try TorchScriptModule(source: "def forward(self, x):\n    return x.mean(3)\n").save(to: url)
        let shape = ImageShape(height: 2, width: 2, channels: 3)
        // Two pixels of a row differ by channel: H × W × C in, C × H × W to the module.
        let pixels: [UInt8] = [0, 51, 255, 0, 51, 255, 102, 51, 0, 102, 51, 0]
        let plain = try EncoderLoading.torchScript(url, shape: shape, device: .cpu)
        #expect(plain.latentSize == 6)
        let expected: [Float] = [0, 0.4, 0.2, 0.2, 1, 0]
        #expect(
            zip(try plain.latents(pixels, count: 1, shape: shape).values, expected).allSatisfy { abs($0 - $1) < 1e-6 })
        let normalised = try EncoderLoading.torchScript(
            url, shape: shape, mean: [0, 0.2, 0.5], deviation: [0.5, 1, 0.25], device: .cpu)
        let scaled: [Float] = [0, 0.8, 0, 0, 2, -2]
        #expect(
            zip(try normalised.latents(pixels, count: 1, shape: shape).values, scaled).allSatisfy {
                abs($0 - $1) < 1e-6
            })
        #expect(throws: Diagnostic.self) { try EncoderLoading.torchScript(url, shape: shape, mean: [1]) }
        #expect(throws: Diagnostic.self) { try EncoderLoading.torchScript(url, shape: shape, deviation: [1, 0, 1]) }
        try TorchScriptModule(source: "def forward(self, x):\n    return x.sum()\n").save(to: url)
        let scalar = #expect(throws: Diagnostic.self) { try EncoderLoading.torchScript(url, shape: shape) }
        #expect(scalar?.message == "`forward` returned shape []" && scalar?.file == url.path)
        try TorchScriptModule(source: "def forward(self, x):\n    return x / 0\n").save(to: url)
        #expect(throws: Diagnostic.self) { try EncoderLoading.torchScript(url, shape: shape) }
    }

    @Test func featuresAndMirrorImages() throws {
        let dataset = try GeneratedDataset(count: 60)
        func train(_ change: (inout ModelSpecification) -> Void) throws -> TrainedModel {
            try Trainer.train(
                model: TrainerTests.small(change), training: TrainerTests.short(epochs: 1), on: dataset, device: .cpu)
        }
        let features = try train { $0.output = .features }
        #expect(features.latentSize == 24)
        let values = try features.latents(of: dataset, .query)
        // After a ReLU, nothing is below 0 and not everything above.
        #expect(values.columns == 24 && values.values.allSatisfy { $0 >= 0 } && values.values.contains(0))

        let plain = try train { _ in }
        let both = try train { $0.averageMirror = true }
        let pixels = try dataset.pixels(.query, [3])
        let width = dataset.shape.width
        let mirrored = stride(from: 0, to: pixels.count, by: width).flatMap { pixels[$0..<$0 + width].reversed() }
        let one = try plain.latents(pixels, count: 1, shape: dataset.shape).values
        let other = try plain.latents(mirrored, count: 1, shape: dataset.shape).values
        let mean = try both.latents(pixels, count: 1, shape: dataset.shape).values
        #expect(one != other)
        for index in mean.indices { #expect(abs(mean[index] - (one[index] + other[index]) / 2) < 1e-5) }
    }

    @Test func concurrentCallersAgree() async throws {
        let dataset = try GeneratedDataset(count: 60)
        let trained = try Trainer.train(
            model: TrainerTests.small(), training: TrainerTests.short(epochs: 1), on: dataset, device: .cpu)
        let pixels = try dataset.pixels(.query, Array(0..<20))
        let expected = try trained.latents(pixels, count: 20, shape: dataset.shape)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { try trained.latents(pixels, count: 20, shape: dataset.shape) == expected }
            }
            for try await same in group { #expect(same) }
        }
    }
}
