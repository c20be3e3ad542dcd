import Arrays
import Core
import Datasets
import Foundation
import Models
import Torch

/// Opens the encoder of a recipe.
package enum Encoders {
    package static func device(_ name: String) throws -> Device {
        switch name {
        case "auto": .auto
        case "cpu": .cpu
        case "cuda": .cuda
        default: throw Diagnostic("there is no device `\(name)`", expected: "auto, cpu or cuda")
        }
    }

    /// nil where the recipe brings latents or codes instead, or joins what other runs made.
    package static func open(
        _ recipe: Recipe, trained: StepResult?, shape: ImageShape, device name: String
    ) throws -> (any ImageEncoder)? {
        let device = try device(name)
        switch recipe.source {
        case .model:
            guard let trained else { throw Diagnostic("the model of run \(recipe.name) is not trained yet") }
            return try EncoderLoading.trainedModel(trained.url("model.safetensors"), device: device)
        case .pixels: return PixelEncoder(latentSize: shape.count)
        case .torchScript(let url, let mean, let deviation):
            return try EncoderLoading.torchScript(url, shape: shape, mean: mean, deviation: deviation, device: device)
        case .latents, .codes, .neighbours, .joined, .statistics: return nil
        }
    }
}

/// The pixels themselves as latents, in 0…1: the baseline that every encoder must beat.
struct PixelEncoder: ImageEncoder {
    let latentSize: Int

    func latents(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> FloatMatrix {
        try FloatMatrix(rows: count, columns: shape.count, values: pixels.map { Float($0) / 255 })
    }

    func reconstructions(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> [UInt8]? { nil }
}

extension Recipe.Source {
    /// Files of the user's that the result depends on.
    package var files: [URL] {
        switch self {
        case .model, .pixels, .joined, .statistics: []
        case .torchScript(let url, _, _): [url]
        case .latents(let database, let query), .codes(let database, let query): [database, query]
        case .neighbours(let indices, let distances):
            ([indices] + (distances.map { [$0] } ?? [])).map(ImportedArray.file)
        }
    }

    /// What encoding depends on besides the model's weights and the files.
    package var encodingParameters: String {
        switch self {
        case .model: "model"
        case .pixels: "pixels"
        case .statistics: "statistics"
        case .torchScript(_, let mean, let deviation): "torchscript \(mean ?? []) \(deviation ?? [])"
        case .latents: "latents"
        case .codes: "codes"
        case .neighbours: "neighbours"
        case .joined(_, let components): "joined \(components)"
        }
    }
}
