import Core
import Torch

public struct NormalisedTemperatureCrossEntropy: Loss {
    public static let name = "nt-xent"
    public static let summary = """
        Two views of one image should have codes that point the same way, more so than any other pair of the batch \
        (Chen et al. 2020, SimCLR; on binary codes Qiu et al. 2021, CIBHash).
        """
    public static let formula = "mean_i -log(exp(cos(z_i, z_j) / t) / sum_{k != i} exp(cos(z_i, z_k) / t)), j the other view of i"

    private let temperature: Double

    public init(_ specification: LossSpecification) throws {
        try check(specification.temperature, "temperature of nt-xent", 1e-4...1000)
        temperature = specification.temperature
    }

    public func value(_ step: TrainingStep) throws -> Tensor {
        guard step.viewCount == 2 else {
            throw Diagnostic("`nt-xent` with \(step.viewCount) views an image", expected: "`count: 2` under `views`")
        }
        let count = 2 * step.images
        let directions = try step.codes.normalized()
        let device = try step.codes.device()
        // A row's own similarity is pushed so far down that the softmax does not see it.
        let own = (0..<count * count).map { $0 / count == $0 % count ? Float(-1e9) : 0 }
        let similarities = try directions.matmul(directions.transposed()) / temperature
        let partners = try Tensor((0..<count).map { Int64(($0 + step.images) % count) }, shape: [count])
        return try (similarities + Tensor(own, shape: [count, count]).to(device)).crossEntropy(partners.to(device))
    }
}
