import Core
import Datasets
import Foundation
import Torch

/// Trains networks.
public enum Trainer {
    /// Trains on the images of the database split, without their labels.
    ///
    /// The result depends on the specifications and the images, not on the machine's number of cores. With a
    /// `checkpointDirectory` each epoch's state is kept there, and a training that was cut short goes on from it.
    /// - Throws: `Diagnostic` for specifications that make no sense, too few images, and a loss that is not finite.
    public static func train(
        model: ModelSpecification, training: TrainingSpecification, on dataset: any ImageDataset,
        device: Device = .auto,
        progress: ProgressHandler = { _ in }, checkpointDirectory: URL? = nil
    ) throws -> TrainedModel {
        try training.validate()
        let count = dataset.count(.database)
        guard count >= 2 else {
            throw Diagnostic("\(count) images to train on", expected: "at least 2")
        }
        try Torch.setThreads(training.threads)
        try Torch.seed(training.seed)
        try Torch.setDeterministic(true)
        let device = try device.resolved()
        let parameters = Parameters(seed: training.seed, device: device)
        let architecture = try Architectures.make(model, shape: dataset.shape, parameters: parameters)
        let optimiser = try training.optimiser.make(parameters.trained)
        let loop = try TrainingLoop(
            model: model, training: training, architecture: architecture, optimiser: optimiser,
            source: PixelSource(dataset, .database), flips: training.views.flips(dataset), device: device)

        let key = try checkpointKey(model, training, dataset, device)
        var log: [TrainingEpoch] = []
        if let checkpointDirectory {
            log = Checkpoint.resume(parameters, optimiser, key: key, from: checkpointDirectory)
            if !log.isEmpty { progress(.message("going on after epoch \(log.count) of \(training.epochs)")) }
        }
        progress(.started(task: "train", total: training.epochs * loop.imagesPerEpoch, unit: "images"))
        while log.count < training.epochs {
            log.append(try loop.run(epoch: log.count, progress: progress))
            if let checkpointDirectory {
                try Checkpoint(key: key, log: log).write(parameters, optimiser, to: checkpointDirectory)
            }
        }
        let loss = log.last?.losses["total"].map { String(format: "%.4f", $0) } ?? "unknown"
        progress(.finished(task: "train", summary: "\(training.epochs) epochs, loss \(loss)"))
        return TrainedModel(
            architecture, parameters, model: model, training: training, shape: dataset.shape, log: log, device: device)
    }

    /// Two trainings with the same key would give the same weights.
    private static func checkpointKey(
        _ model: ModelSpecification, _ training: TrainingSpecification, _ dataset: any ImageDataset, _ device: Device
    ) throws -> String {
        var digest = Digest()
        // What encoding gives is decided after training.
        var trained = model
        (trained.output, trained.averageMirror) = (.latents, false)
        digest.add(try JSON.encode(trained))
        digest.add(try JSON.encode(training))
        digest.add(try JSON.encode(dataset.shape))
        digest.add("\(dataset.count(.database)) \(device.rawValue) \(Torch.version)")
        for file in dataset.inputFiles { digest.add(file.path) }
        return digest.hex()
    }
}

extension ViewSpecification {
    func flips(_ dataset: any ImageDataset) -> Bool {
        switch flip {
        case .card: dataset.card.flip
        case .always: true
        case .never: false
        }
    }
}
