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
            let transforms = try Tensor(
                (0..<shape[0]).flatMap { _ in transform(&random, height: shape[2], width: shape[3]) },
                shape: [shape[0], 2, 3])
            result = try result.sampled(
                transforms.to(images.device()).affineGrid(height: shape[2], width: shape[3]))
        }
        if specification.brightness > 0 {
            let spread = Float(specification.brightness)
            let factors = try Tensor.uniform([shape[0], 1, 1, 1], 1 - spread, 1 + spread, random: &random)
            result = try (result * factors.to(images.device())).clamped(0, 1)
        }
        if specification.noise > 0 {
            let noise = try Tensor.randn(result.shape(), seed: random.next()).to(result.device())
            result = try (result + noise * specification.noise).clamped(0, 1)
        }
        return result
    }

    private var movesPixels: Bool {
        specification.smallestArea < 1 || specification.aspect > 1 || flips || specification.rotation > 0
            || specification.shift > 0
    }

    /// Two rows of three: where in the image each output pixel comes from, in coordinates from −1 to 1.
    private func transform(_ random: inout SeededRandom, height rows: Int, width columns: Int) -> [Float] {
        func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
        let side = uniform(specification.smallestArea, 1).squareRoot()
        let stretch = exp(0.5 * uniform(-log(specification.aspect), log(specification.aspect)))
        let width = min(1, side * stretch)
        let height = min(1, side / stretch)
        var right = uniform(-1, 1) * (1 - width)
        var down = uniform(-1, 1) * (1 - height)
        let mirror = flips && random.uniform() < 0.5 ? -1.0 : 1.0
        let angle = uniform(-specification.rotation, specification.rotation) * Double.pi / 180
        if specification.shift > 0 {
            // The image is 2 wide in these coordinates.
            func pixels() -> Double { 2 * Double(random.below(2 * specification.shift + 1) - specification.shift) }
            right += pixels() / Double(columns)
            down += pixels() / Double(rows)
        }
        return [
            width * mirror * cos(angle), -width * sin(angle), right,
            height * mirror * sin(angle), height * cos(angle), down,
        ].map(Float.init)
    }
}
