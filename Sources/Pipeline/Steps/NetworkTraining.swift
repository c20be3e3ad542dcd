import Core
import Datasets
import Foundation
import Models
import Torch

/// The step `train`: a network and the log of its losses, for images of any kind.
package struct NetworkTraining {
    let model: ModelSpecification
    let training: TrainingSpecification
    /// Where the names of weight files start.
    let folder: URL?

    package init(_ model: ModelSpecification, _ training: TrainingSpecification, folder: URL?) {
        self.model = model
        self.training = training
        self.folder = folder
    }

    /// Writes `model.safetensors` and `training.csv`, unless the store has them; goes on from a checkpoint.
    /// - Parameters:
    ///   - data: digests of what `dataset` is made from.
    ///   - name: of the run.
    package func run(
        on dataset: any ImageDataset, data: [String], name: String, steps: StepRunner, _ digests: inout FileDigests
    ) throws -> StepResult {
        let device = try Encoders.device(steps.options.device)
        let parameters = try [
            JSON.text(model), JSON.text(training), "libtorch \(Torch.version)", "\(device.resolved())",
        ].joined(separator: "\n")
        var inputs = data
        for file in model.weightFiles { inputs.append(try digests.sha256(of: Pretrained.url(file, folder: folder))) }
        return try steps.result(.train, run: name, parameters: parameters, inputs: inputs, resumable: true) { target in
            let trained = try Trainer.train(
                model: model, training: training, on: dataset, device: device, progress: steps.options.progress,
                checkpointDirectory: target, weightsFolder: folder)
            try trained.save(to: target.appendingPathComponent("model.safetensors"))
            try TrainingLog.write(trained.log, to: target.appendingPathComponent("training.csv"))
            try? FileManager.default.removeItem(at: target.appendingPathComponent("checkpoint.safetensors"))
        }
    }
}
