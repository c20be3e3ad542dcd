import Core
import Datasets
import Foundation
import Torch

/// Trains networks.
public enum Trainer {
    /// Trains on the images of the database split; on their labels only where a loss asks for them, and only on those
    /// that `training.labels` names.
    ///
    /// The result depends on the specifications and the images, not on the machine's number of cores. With a
    /// `checkpointDirectory` each epoch's state is kept there, and a training that was cut short goes on from it.
    /// - Parameter weightsFolder: where the names of weight files start.
    /// - Throws: `Diagnostic` for specifications that make no sense, too few images, weights that do not fit, and a loss
    ///   that is not finite.
    public static func train(
        model: ModelSpecification, training: TrainingSpecification, on dataset: any ImageDataset,
        device: Device = .auto,
        progress: ProgressHandler = { _ in }, checkpointDirectory: URL? = nil, weightsFolder: URL? = nil
    ) throws -> TrainedModel {
        try training.validate()
        let dataset = try training.images?.drawn(from: dataset) ?? dataset
        let count = dataset.count(.database)
        guard count >= 2 else {
            throw Diagnostic("\(count) images to train on", expected: "at least 2")
        }
        try Torch.setThreads(training.threads)
        try Torch.seed(training.seed)
        try Torch.setDeterministic(true)
        let device = try device.resolved()
        var model = model
        if model.layers?.classifier != nil { model.layers?.classes = dataset.classes.count }
        let parameters = Parameters(seed: training.seed, device: device)
        let architecture = try Architectures.make(model, shape: dataset.shape, parameters: parameters)
        for pretrained in architecture.pretrained { try pretrained.load(into: parameters, folder: weightsFolder) }
        let labels =
            try training.needsLabels
            ? TrainingLabels(training.labels ?? LabelSpecification(), dataset.labels(.database)) : nil
        if let labels { progress(.message(labels.summary)) }
        let source = try PixelSource(dataset, .database)

        // The stage in which so many epochs are done, ready to go on.
        func loop(done: Int) throws -> TrainingLoop {
            var before = 0
            let stages = training.resolvedStages
            let stage = stages.first { stage in
                if done < before + stage.epochs { return true }
                before += stage.epochs
                return false
            }
            guard let stage else { throw Diagnostic("epoch \(done + 1) of \(training.totalEpochs)") }
            let learning = try stage.learning(model)
            let trained = parameters.trained(in: learning)
            guard !trained.isEmpty else {
                throw Diagnostic("everything that the losses look at is frozen", advice: "shorten `freeze`")
            }
            try parameters.learn(learning)
            return try TrainingLoop(
                model: model, training: training, stage: stage, before: before, architecture: architecture,
                optimiser: stage.optimiser.make(trained), source: source, labels: labels,
                flips: training.views.flips(dataset), device: device)
        }

        let key = try checkpointKey(model, training, dataset, device)
        var log: [TrainingEpoch] = []
        var current: TrainingLoop?
        if let checkpointDirectory {
            log = Checkpoint.resume(parameters, key: key, from: checkpointDirectory) { done in
                guard done < training.totalEpochs else { return nil }
                let next = try loop(done: done)
                // At the beginning of a stage its optimiser has nothing to remember.
                guard done > next.before else { return nil }
                current = next
                return next.optimiser
            }
            if log.isEmpty { current = nil }
            if !log.isEmpty { progress(.message("going on after epoch \(log.count) of \(training.totalEpochs)")) }
        }
        let batch = min(training.batch, count)
        progress(.started(task: "train", total: training.totalEpochs * (count / batch) * batch, unit: "images"))
        while log.count < training.totalEpochs {
            let running: TrainingLoop
            if let current, log.count < current.before + current.stage.epochs {
                running = current
            } else {
                running = try loop(done: log.count)
                current = running
            }
            log.append(try running.run(epoch: log.count, progress: progress))
            if let checkpointDirectory {
                try Checkpoint(key: key, log: log).write(parameters, running.optimiser, to: checkpointDirectory)
            }
        }
        let loss = log.last?.losses["total"].map { String(format: "%.4f", $0) } ?? "unknown"
        progress(
            .finished(
                task: "train",
                summary: log.isEmpty ? "not trained, as the recipe asks" : "\(log.count) epochs, loss \(loss)"))
        return TrainedModel(
            architecture, parameters, model: model, training: training, shape: dataset.shape, log: log,
            labelUse: labels?.summary, device: device)
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
        // Which images are drawn from the files, and by what seed.
        digest.add(dataset.card.text)
        for file in dataset.inputFiles { digest.add(file.path) }
        if training.needsLabels { digest.add(Data(dataset.labels(.database).values)) }
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
