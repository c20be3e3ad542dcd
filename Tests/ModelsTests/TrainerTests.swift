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
        if model.architecture == "layers", model.layers == nil { model.layers = try? layered() }
        return model
    }

    /// The fixed architectures' like, written layer by layer.
    static func layered() throws -> LayeredSpecification {
        var layers = try LayeredSpecification(encoder: [
            LayerSpecification("conv", ["conv": .whole(6), "stride": .whole(2), "batch_norm": .flag(true)]),
            LayerSpecification("pool", ["padding": .word("same")]), LayerSpecification("dense", ["dense": .whole(24)]),
        ])
        layers.decoder = try [
            LayerSpecification("dense", ["dense": .whole(24)]),
            LayerSpecification("dropout", ["dropout": .number(0.1)]),
            LayerSpecification("dense", ["dense": .whole(156), "activation": .word("sigmoid")]),
        ]
        return layers
    }

    static func short(epochs: Int = 2, _ change: (inout TrainingSpecification) -> Void = { _ in })
        -> TrainingSpecification
    {
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

/// Training that is interrupted, and training that fails.
@Suite(.serialized) struct ResumingTests {
    @Test func goesOnAfterTheLastEpoch() throws {
        let dataset = try GeneratedDataset(count: 120)
        let (model, training) = (TrainerTests.small(), TrainerTests.short(epochs: 4))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let running = folder.appendingPathComponent("running")
        let halfway = folder.appendingPathComponent("halfway")
        defer { try? FileManager.default.removeItem(at: folder) }
        // What a kill in the third epoch would leave: the checkpoint as it is when that epoch reports its first step.
        let whole = try Trainer.train(
            model: model, training: training, on: dataset, device: .cpu,
            progress: { event in
                if case .advanced(_, _, let detail) = event, detail.hasPrefix("epoch 3/") {
                    try? FileManager.default.copyItem(at: running, to: halfway)
                }
            }, checkpointDirectory: running)
        let messages = Mutex<[String]>([])
        let listen: ProgressHandler = { event in
            if case .message(let text) = event { messages.withLock { $0.append(text) } }
        }
        let resumed = try Trainer.train(
            model: model, training: training, on: dataset, device: .cpu, progress: listen, checkpointDirectory: halfway)
        #expect(messages.withLock { $0 } == ["going on after epoch 2 of 4"])
        #expect(try TrainerTests.bytes(whole) == TrainerTests.bytes(resumed))
        #expect(whole.log.map(\.losses) == resumed.log.map(\.losses))

        // Another recipe does not go on from there, and a damaged checkpoint is passed over.
        messages.withLock { $0 = [] }
        let other = TrainerTests.short(epochs: 1) { $0.seed = 9 }
        _ = try Trainer.train(
            model: model, training: other, on: dataset, device: .cpu, progress: listen, checkpointDirectory: running)
        try Files.write("damaged", to: halfway.appendingPathComponent("checkpoint.safetensors"))
        let anew = try Trainer.train(
            model: model, training: training, on: dataset, device: .cpu, progress: listen, checkpointDirectory: halfway)
        #expect(messages.withLock { $0 }.isEmpty)
        #expect(try TrainerTests.bytes(whole) == TrainerTests.bytes(anew))
    }

    @Test func sayWhenTheLossIsNoNumber() throws {
        let training = TrainerTests.short {
            $0.losses = [LossSpecification("quantisation", weight: 1e6)]
            $0.optimiser.name = .sgd
            $0.optimiser.rate = 1000
            $0.batch = 10
        }
        let error = #expect(throws: Diagnostic.self) {
            try Trainer.train(model: TrainerTests.small(), training: training, on: GeneratedDataset(), device: .cpu)
        }
        #expect(error?.message.contains("the loss `quantisation` became") == true, "\(String(describing: error))")
        #expect(error?.advice?.contains("rate") == true)
    }

    @Test func refusesWhatCannotBe() throws {
        let dataset = try GeneratedDataset(count: 1)
        #expect(throws: Diagnostic.self) {
            try Trainer.train(model: TrainerTests.small(), training: TrainerTests.short(), on: dataset)
        }
        let unknown = #expect(throws: Diagnostic.self) {
            try Trainer.train(
                model: TrainerTests.small { $0.architecture = "transformer" }, training: TrainerTests.short(),
                on: GeneratedDataset())
        }
        #expect(unknown?.expected == "one of hashing-autoencoder, autoencoder, layers")
    }

    @Test func progressTellsRateAndLoss() throws {
        let events = Mutex<[ProgressEvent]>([])
        _ = try Trainer.train(
            model: TrainerTests.small(), training: TrainerTests.short(), on: GeneratedDataset(), device: .cpu,
            progress: { event in events.withLock { $0.append(event) } })
        let all = events.withLock { $0 }
        #expect(all.first == .started(task: "train", total: 400, unit: "images"))
        let done = all.compactMap { event -> Int? in
            if case .advanced(_, let done, let detail) = event, detail.contains("loss ") { done } else { nil }
        }
        #expect(done == [200, 400])
    }
}
