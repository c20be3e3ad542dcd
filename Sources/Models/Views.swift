import Core
import Datasets
import Foundation
import Torch

/// Random crops (resized back), mirror images, rotations and brightness, each image by its own draw.
package struct Views {
    let specification: ViewSpecification
    let flips: Bool

    package init(specification: ViewSpecification, flips: Bool) {
        self.specification = specification
        self.flips = flips
    }

    /// - Parameter images: [N, C, H, W] in 0…1.
    /// - Returns: the same shape.
    package func apply(_ images: Tensor, random: inout SeededRandom) throws -> Tensor {
        let shape = try images.shape()
        var result = images
        if movesPixels {
            let transforms = try Tensor((0..<shape[0]).flatMap { _ in transform(&random) }, shape: [shape[0], 2, 3])
            result = try result.sampled(
                transforms.to(images.device()).affineGrid(height: shape[2], width: shape[3]))
        }
        if specification.brightness > 0 {
            let spread = Float(specification.brightness)
            let factors = try Tensor.uniform([shape[0], 1, 1, 1], 1 - spread, 1 + spread, random: &random)
            result = try (result * factors.to(images.device())).clamped(0, 1)
        }
        return result
    }

    private var movesPixels: Bool {
        specification.smallestArea < 1 || specification.aspect > 1 || flips || specification.rotation > 0
    }

    /// Two rows of three: where in the image each output pixel comes from, in coordinates from −1 to 1.
    private func transform(_ random: inout SeededRandom) -> [Float] {
        func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
        let side = uniform(specification.smallestArea, 1).squareRoot()
        let stretch = exp(0.5 * uniform(-log(specification.aspect), log(specification.aspect)))
        let width = min(1, side * stretch)
        let height = min(1, side / stretch)
        let right = uniform(-1, 1) * (1 - width)
        let down = uniform(-1, 1) * (1 - height)
        let mirror = flips && random.uniform() < 0.5 ? -1.0 : 1.0
        let angle = uniform(-specification.rotation, specification.rotation) * Double.pi / 180
        return [
            width * mirror * cos(angle), -width * sin(angle), right,
            height * mirror * sin(angle), height * cos(angle), down,
        ].map(Float.init)
    }
}
