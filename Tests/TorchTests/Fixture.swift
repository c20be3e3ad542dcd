import Testing
import Torch

/// Numbers between −1 and 1 that any language makes the same: ((i · step) mod 101 − 50) / 50. The expected values in
/// these tests are PyTorch's (Python, 1.13) for tensors filled with them.
func numbers(_ count: Int, step: Int = 37) -> [Float] {
    (0..<count).map { (Float($0 * step % 101) - 50) / 50 }
}

func filled(_ shape: Int..., step: Int = 37) throws -> Tensor {
    try Tensor(numbers(shape.reduce(1, *), step: step), shape: shape)
}

func expect(
    _ tensor: Tensor, _ expected: [Double], shape: [Int]? = nil, tolerance: Double = 2e-5,
    _ location: SourceLocation = #_sourceLocation
) throws {
    let found = try tensor.values(Double.self)
    if let shape { #expect(try tensor.shape() == shape, sourceLocation: location) }
    let close =
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
    #expect(close, "found \(found), expected \(expected)", sourceLocation: location)
}
