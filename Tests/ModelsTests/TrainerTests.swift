import Core
import Datasets
import Foundation
import Models
import Synchronization
import Testing

@Suite(.serialized) struct TrainerTests {
    static func small(_ change: (inout ModelSpecification) -> Void = { _ in }) -> ModelSpecification {
        var model = ModelSpecification()
        model.bits = 16
        model.channels = [4, 8]
        model.hidden = 24
        model.decoderHidden = 24
        change(&model)
        return model
    }

    static func short(epochs: Int = 2, _ change: (inout TrainingSpecification) -> Void = { _ in }) -> TrainingSpecification {
        var training = TrainingSpecification()
        training.epochs = epochs
        training.batch = 50
        training.seed = 3
        change(&training)
        return training
    }

    static func bytes(_ model: TrainedModel) throws -> Data {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try model.save(to: url)
        return Data(try Files.read(url))
    }

    @Test(arguments: Architectures.names) func lossFalls(_ architecture: String) throws {
        let dataset = try GeneratedDataset()
        var model = Self.small { $0.architecture = architecture }
        model.code = architecture == "autoencoder" ? .tanh : .sign
        let training = Self.short(epochs: 6) { $0.optimiser.rate = 5e-3 }
        let trained = try Trainer.train(model: model, training: training, on: dataset, device: .cpu)
        #expect(trained.log.map(\.epoch) == Array(1...6))
        #expect(Set(trained.log[0].losses.keys) == ["nt-xent", "mse", "bit-balance", "total"])
        for name in ["nt-xent", "mse", "total"] {
            let first = try #require(trained.log.first?.losses[name])
            let last = try #require(trained.log.last?.losses[name])
            #expect(last < first * 0.95, "\(name): \(first) to \(last)")
        }
        let latents = try trained.latents(of: dataset, .query)
        #expect(latents.rows == 20)
        #expect(latents.columns == 16)
        let pixels = try dataset.pixels(.query, Array(0..<20))
        let reconstructions = try #require(try trained.reconstructions(pixels, count: 20, shape: dataset.shape))
        #expect(reconstructions.count == pixels.count)
        #expect(Set(reconstructions).count > 10)
    }

    @Test func sameSeedSameBytes() throws {
        let dataset = try GeneratedDataset(count: 120)
        let first = try Trainer.train(model: Self.small(), training: Self.short(), on: dataset, device: .cpu)
        let second = try Trainer.train(model: Self.small(), training: Self.short(), on: dataset, device: .cpu)
        let other = try Trainer.train(
            model: Self.small(), training: Self.short { $0.seed = 4 }, on: dataset, device: .cpu)
        #expect(try Self.bytes(first) == Self.bytes(second))
        #expect(try Self.bytes(first) != Self.bytes(other))
        #expect(try first.latents(of: dataset, .query) == second.latents(of: dataset, .query, batch: 1000))
    }
}
