import Arrays
import Core
import Datasets
import Foundation
import Torch

/// A TorchScript module as an encoder.
public final class TorchScriptEncoder: ImageEncoder {
    private let module: TorchScriptModule
    private let file: String
    private let mean, deviation: [Double]
    private let threads: Int
    private let device: Device
    public let latentSize: Int

    /// Runs the module once on an image of zeros, to learn how many numbers it gives.
    public init(
        _ url: URL, shape: ImageShape, mean: [Double]?, deviation: [Double]?, threads: Int, device: Device
    ) throws {
        self.device = try device.resolved()
        self.threads = threads
        self.mean = mean ?? [Double](repeating: 0, count: shape.channels)
        self.deviation = deviation ?? [Double](repeating: 1, count: shape.channels)
        guard self.mean.count == shape.channels, self.deviation.count == shape.channels,
            self.mean.allSatisfy(\.isFinite), self.deviation.allSatisfy({ $0.isFinite && $0 > 0 })
        else {
            throw Diagnostic(
                "mean \(self.mean) and deviation \(self.deviation)", file: url.path,
                expected: "\(shape.channels) numbers each, one a channel, deviations above 0")
        }
        file = url.path
        module = try TorchScriptModule(file: url, device: self.device)
        latentSize = try Self.run(
            module, Tensor.zeros([1, shape.channels, shape.height, shape.width]).to(self.device), 1, file: url.path
        ).columns
    }

    public func latents(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> FloatMatrix {
        try checkPixels(pixels, count: count, shape: shape)
        guard shape.channels == mean.count else {
            throw Diagnostic(
                "images of \(shape.channels) channels", expected: "\(mean.count), as given for the encoder")
        }
        try Torch.setThreads(threads)
        var images = try Pixels.tensor(pixels, count: count, shape: shape)
        let perChannel = [1, mean.count, 1, 1]
        images =
            try (images - Tensor(mean.map(Float.init), shape: perChannel))
            / Tensor(deviation.map(Float.init), shape: perChannel)
        let result = try Self.run(module, images.to(device), count, file: file)
        guard result.columns == latentSize else {
            throw Diagnostic(
                "gave \(result.columns) numbers an image", file: file, expected: "\(latentSize), as at first")
        }
        return result
    }

    public func reconstructions(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> [UInt8]? { nil }

    private static func run(_ module: TorchScriptModule, _ images: Tensor, _ count: Int, file: String) throws
        -> FloatMatrix
    {
        do {
            let output = try module.forward(images)
            let shape = try output.shape()
            guard shape.count >= 2, shape[0] == count else {
                throw Diagnostic("`forward` returned shape \(shape)", expected: "[\(count), d]")
            }
            let matrix = try output.flattened().matrix()
            guard matrix.values.allSatisfy(\.isFinite) else {
                throw Diagnostic("`forward` returned numbers that are not finite")
            }
            return matrix
        } catch var diagnostic as Diagnostic {
            diagnostic.file = file
            throw diagnostic
        }
    }
}
