import Core
import Datasets
import Foundation
import Torch

/// Encoders from files.
public enum EncoderLoading {
    /// A model that `TrainedModel.save` wrote. Its log is empty: that is in `training.csv`.
    public static func trainedModel(_ url: URL, device: Device = .auto) throws -> TrainedModel {
        let file = try Safetensors.read(url)
        guard file.metadata["format"] == "vitrine-model-1" else {
            throw Diagnostic(
                "is not a model of this program", file: url.path,
                expected: "a model.safetensors that `vitrine train` wrote")
        }
        func value<Value: Decodable>(_ name: String, _ type: Value.Type) throws -> Value {
            try JSON.decode(type, from: Data((file.metadata[name] ?? "").utf8), file: url.path)
        }
        let model = try value("model", ModelSpecification.self)
        let training = try value("training", TrainingSpecification.self)
        let shape = try value("shape", ImageShape.self)
        let device = try device.resolved()
        do {
            let parameters = Parameters(seed: 0, device: device)
            let architecture = try Architectures.make(model, shape: shape, parameters: parameters)
            try parameters.restore(from: file)
            return TrainedModel(
                architecture, parameters, model: model, training: training, shape: shape, log: [],
                labelUse: file.metadata["labels"], device: device)
        } catch var diagnostic as Diagnostic {
            diagnostic.file = url.path
            throw diagnostic
        }
    }

    /// A user's own encoder: `forward` takes float [N, C, H, W] in 0…1 (or normalised by `mean` and `deviation`, a
    /// number a channel) and returns [N, d] or more dimensions, which are flattened.
    public static func torchScript(
        _ url: URL, shape: ImageShape, mean: [Double]? = nil, deviation: [Double]? = nil, threads: Int = 2,
        device: Device = .auto
    ) throws -> any ImageEncoder {
        try TorchScriptEncoder(url, shape: shape, mean: mean, deviation: deviation, threads: threads, device: device)
    }
}
