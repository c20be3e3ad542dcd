import Core
import Torch

public final class NormalisedTemperatureCrossEntropy: Loss {
    public static let name = "nt-xent"
    public static let summary = """
        Two views of one image should have codes that point the same way, more so than any other pair of the batch \
        (Chen et al. 2020, SimCLR; on binary codes Qiu et al. 2021, CIBHash).
        """
    public static let formula =
        "mean_i -log(exp(cos(z_i, z_j) / t) / sum_{k != i} exp(cos(z_i, z_k) / t)), j the other view of i"

    private let temperature: Double
    /// What does not change from batch to batch of one size.
    private var constants: (count: Int, own: Tensor, partners: Tensor)?

    public init(_ specification: LossSpecification) throws {
        try check(specification.temperature, "temperature of nt-xent", 1e-4...1000)
        temperature = specification.temperature
    }

    public func value(_ step: TrainingStep) throws -> Tensor {
        guard step.viewCount == 2 else {
            throw Diagnostic("`nt-xent` with \(step.viewCount) views an image", expected: "`count: 2` under `views`")
        }
        let directions = try step.signed.normalized()
        let similarities = try directions.matmul(directions.transposed()) / temperature
        let (own, partners) = try constants(images: step.images, device: step.codes.device())
        return try (similarities + own).crossEntropy(partners)
    }

    private func constants(images: Int, device: Device) throws -> (own: Tensor, partners: Tensor) {
        let count = 2 * images
        if let constants, constants.count == count { return (constants.own, constants.partners) }
        // A row's own similarity is pushed so far down that the softmax does not see it.
        let own = (0..<count * count).map { $0 / count == $0 % count ? Float(-1e9) : 0 }
        let made = (
            count, try Tensor(own, shape: [count, count]).to(device),
            try Tensor((0..<count).map { Int64(($0 + images) % count) }, shape: [count]).to(device)
        )
        constants = made
        return (made.1, made.2)
    }
}
