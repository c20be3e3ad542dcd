import Core
import Datasets
import Foundation
import Models
import Synchronization
import Testing
import Torch

/// Networks written layer by layer, trained in stages.
@Suite(.serialized) struct StageTests {
    /// A classifier on features, then an autoencoder of the features.
    static func model() throws -> ModelSpecification {
        var layers = try LayeredSpecification(encoder: [
            LayerSpecification("conv", ["conv": .whole(6), "stride": .whole(2), "batch_norm": .flag(true)]),
            LayerSpecification("pool", ["padding": .word("same")]), LayerSpecification("flatten"),
        ])
        layers.latent = [try LayerSpecification("dense", ["dense": .whole(20)])]
        layers.decoder = [try LayerSpecification("dense", ["dense": .whole(72), "activation": .word("linear")])]
        layers.target = .features
        layers.classifier = [try LayerSpecification("dropout", ["dropout": .number(0.2)])]
        layers.classifierInput = .features
        return TrainerTests.small {
            $0.architecture = "layers"
            $0.layers = layers
            $0.bits = 0
            $0.code = .none
        }
    }

    static func training() -> TrainingSpecification {
        TrainerTests.short {
            var first = TrainingStage(epochs: 3, losses: [LossSpecification("classification")])
            first.freeze = ["latent", "decoder"]
            first.optimiser.rate = 1e-2
            var second = TrainingStage(epochs: 3, losses: [LossSpecification("mse")])
            second.freeze = ["encoder", "classifier"]
            second.optimiser.rate = 1e-2
            $0.stages = [first, second]
            $0.views = .none
        }
    }

    static func tensors(_ model: TrainedModel) throws -> Safetensors {
        try Safetensors.parse(TrainerTests.bytes(model), file: "model")
    }

    @Test func eachStageTrainsItsOwn() throws {
        let dataset = try GeneratedDataset()
        var training = Self.training()
        let whole = try Trainer.train(model: Self.model(), training: training, on: dataset, device: .cpu)
        #expect(
            whole.log.map { Set($0.losses.keys) } == Array(repeating: ["classification", "total"], count: 3)
                + Array(repeating: ["mse", "total"], count: 3))
        for (name, first, last) in [("classification", 0, 2), ("mse", 3, 5)] {
            let before = try #require(whole.log[first].losses[name])
            let after = try #require(whole.log[last].losses[name])
            #expect(after < before * 0.9, "\(name): \(before) to \(after)")
        }
        #expect(whole.latentSize == 20)
        training.stages?.removeLast()
        let first = try Self.tensors(Trainer.train(model: Self.model(), training: training, on: dataset, device: .cpu))
        let all = try Self.tensors(whole)
        #expect(Set(all.tensors.keys) == Set(first.tensors.keys))
        for (name, entry) in all.tensors {
            // The second stage leaves the encoder, its running statistics too, and the classifier as they were.
            let isFrozen = name.hasPrefix("encoder.") || name.hasPrefix("classifier.")
            #expect((first.tensors[name] == entry) == isFrozen, "\(name)")
        }
    }

    @Test func aKillInEitherStageLosesNothing() throws {
        let dataset = try GeneratedDataset(count: 120)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let running = folder.appendingPathComponent("running")
        let whole = try Trainer.train(
            model: Self.model(), training: Self.training(), on: dataset, device: .cpu,
            progress: { event in
                if case .advanced(_, _, let detail) = event, let epoch = detail.dropFirst(6).first {
                    try? FileManager.default.copyItem(at: running, to: folder.appendingPathComponent("at\(epoch)"))
                }
            }, checkpointDirectory: running)
        // In epoch 3 of the first stage, at the beginning of the second, and in it.
        for epoch in [3, 4, 5] {
            let messages = Mutex<[String]>([])
            let resumed = try Trainer.train(
                model: Self.model(), training: Self.training(), on: dataset, device: .cpu,
                progress: { event in if case .message(let text) = event { messages.withLock { $0.append(text) } } },
                checkpointDirectory: folder.appendingPathComponent("at\(epoch)"))
            #expect(messages.withLock { $0 }.last == "going on after epoch \(epoch - 1) of 6")
            #expect(try TrainerTests.bytes(whole) == TrainerTests.bytes(resumed), "epoch \(epoch)")
        }
    }

    @Test func variationalAutoencoder() throws {
        let dataset = try GeneratedDataset()
        var layers = try TrainerTests.layered()
        layers.initialisation = .glorot
        let model = TrainerTests.small {
            $0.architecture = "layers"
            $0.layers = layers
            $0.bits = 6
            $0.code = .gaussian
        }
        let training = TrainerTests.short(epochs: 6) {
            $0.losses = [LossSpecification("bce"), LossSpecification("kl", weight: 1.0 / 156)]
            $0.views = .none
            $0.optimiser.rate = 5e-3
        }
        let trained = try Trainer.train(model: model, training: training, on: dataset, device: .cpu)
        let first = try #require(trained.log.first?.losses["total"])
        let last = try #require(trained.log.last?.losses["total"])
        #expect(last < first * 0.98, "\(first) to \(last)")
        #expect(trained.latentSize == 6)
        // Encoding draws nothing.
        #expect(try trained.latents(of: dataset, .query) == trained.latents(of: dataset, .query))
        #expect(try trained.reconstructions(dataset.pixels(.query, [1]), count: 1, shape: dataset.shape)?.count == 156)
    }

    @Test func outputs() throws {
        let dataset = try GeneratedDataset(count: 60)
        func columns(_ output: ModelSpecification.Output) throws -> Int {
            let model = TrainerTests.small {
                $0.architecture = "layers"
                $0.output = output
                $0.code = .zeroOne
            }
            let training = TrainerTests.short(epochs: 1) { $0.losses = [LossSpecification("mse")] }
            let trained = try Trainer.train(model: model, training: training, on: dataset, device: .cpu)
            let values = try trained.latents(of: dataset, .query)
            if output == .codes { #expect(values.values.allSatisfy { $0 > 0 && $0 < 1 }) }
            #expect(values.columns == trained.latentSize)
            return values.columns
        }
        #expect(try [columns(.features), columns(.latents), columns(.codes)] == [24, 16, 16])
    }

    @Test func mistakesNameTheLayer() throws {
        let shape = ImageShape(height: 13, width: 12, channels: 1)
        func refuse(_ change: (inout LayeredSpecification) throws -> Void) throws -> Diagnostic? {
            var layers = try TrainerTests.layered()
            try change(&layers)
            let model = TrainerTests.small {
                $0.architecture = "layers"
                $0.layers = layers
            }
            return #expect(throws: Diagnostic.self) {
                try Architectures.make(model, shape: shape, parameters: Parameters(seed: 0, device: .cpu))
            }
        }
        let pool = try LayerSpecification("pool")
        let deep = try refuse { $0.encoder = [pool, pool, pool, pool] }
        #expect(deep?.message == "layer 4 of `encoder`, `pool`: windows of 2 × 2 on an image of 1 × 1")
        let flat = try refuse { $0.latent = [pool] }
        #expect(flat?.message.hasPrefix("layer 1 of `latent`, `pool`: 24 numbers come in") == true)
        let short = try refuse { $0.decoder = [try LayerSpecification("dense", ["dense": .whole(155)])] }
        #expect(
            short?.message == "the `decoder` gives 155" && short?.expected == "1 × 13 × 12, the shape of the images")
        let empty = try refuse { $0.encoder = [] }
        #expect(empty?.message == "`layers` without an `encoder`")
        let classes = try refuse { $0.classifier = [] }
        #expect(classes?.message == "a `classifier` for a data set without classes")
    }

    /// What would fail in training is found before it, without making a weight.
    @Test func networksAreCheckedBeforeTraining() throws {
        let shape = ImageShape(height: 13, width: 12, channels: 1)
        try Self.model().rehearse(Self.training(), for: shape)
        func refuse(
            _ training: TrainingSpecification, _ change: (inout ModelSpecification) throws -> Void = { _ in }
        ) throws -> String? {
            var model = try Self.model()
            try change(&model)
            let found = #expect(throws: Diagnostic.self) { try model.rehearse(training, for: shape) }
            return found?.message
        }
        func losses(_ name: String) -> TrainingSpecification {
            TrainerTests.short {
                $0.losses = [LossSpecification(name)]
                $0.views = .none
            }
        }
        #expect(
            try refuse(Self.training()) { $0.layers?.decoder = nil } == "a loss on reconstructions, and no `decoder`")
        #expect(try refuse(Self.training()) { $0.layers?.classifier = nil } == "a loss on labels, and no `classifier`")
        #expect(try refuse(losses("kl")) == "the loss `kl` with `code: none`")
        #expect(try refuse(losses("nt-xent")) == "`nt-xent` with 1 views an image")
        let large = try LayerSpecification("dense", ["dense": .whole(65536)])
        #expect(
            try refuse(Self.training()) { $0.layers?.latent = [large, large] }
                == "layer 2 of `latent`, `dense`: weights of 65536 × 65536")
        #expect(throws: Diagnostic.self) { try TrainerTests.small().rehearse(losses("classification"), for: shape) }
    }

    @Test func specifications() throws {
        let layer = try LayerSpecification("conv", ["conv": .whole(8), "batch_norm": .flag(true)])
        #expect(
            layer.text
                == "{conv: 8, kernel: 3, stride: 1, padding: same, groups: 1, activation: relu, batch_norm: true}")
        let model = try Self.model()
        let data = try JSON.encode(model)
        #expect(try JSON.decode(ModelSpecification.self, from: data, file: "model") == model)
        let training = Self.training()
        #expect(try JSON.decode(TrainingSpecification.self, from: JSON.encode(training), file: "t") == training)
        #expect(LayerParts.part(among: ["batch_norm", "conv"]) == "conv")
        #expect(LayerParts.part(among: ["activation"]) == "activation")
        #expect(LayerParts.part(among: ["conv", "dense"]) == nil)
        #expect(LayerParts.part(among: ["kernel"]) == nil)
        for bad: [String: SettingValue] in [
            [:], ["conv": .whole(0)], ["conv": .word("x")], ["conv": .whole(8), "kernal": .whole(3)],
            ["conv": .whole(8), "activation": .word("gelu")], ["conv": .whole(8), "padding": .word("reflect")],
        ] {
            #expect(throws: Diagnostic.self) { try LayerSpecification("conv", bad) }
        }
        #expect(throws: Diagnostic.self) { try LayerSpecification("attention") }
    }
}
