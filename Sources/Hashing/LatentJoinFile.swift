import Core
import Foundation
import Torch

/// `join.safetensors`: of part i the float64 arrays `i.mean` [d], `i.centre` [d] and `i.axes` [d, components].
extension LatentJoin {
    public func write(to url: URL) throws {
        var file = Safetensors()
        file.metadata = ["format": Self.format, "parts": "\(parts.count)"]
        for (place, part) in parts.enumerated() {
            try file.set("\(place).mean", Tensor(part.mean, shape: [part.columns]))
            try file.set("\(place).centre", Tensor(part.centre, shape: [part.columns]))
            try file.set("\(place).axes", Tensor(part.axes, shape: [part.columns, part.components]))
        }
        try file.write(to: url)
    }

    /// - Throws: `Diagnostic` naming the file, and the array that is missing or of another shape.
    public init(contentsOf url: URL) throws {
        let file = try Safetensors.read(url)
        guard file.metadata["format"] == Self.format,
            let count = file.metadata["parts"].flatMap({ Int($0) }), (1...64).contains(count)
        else {
            throw Diagnostic(
                "is no join of latents: its format is `\(file.metadata["format"] ?? "none")`", file: url.path,
                expected: Self.format)
        }
        var parts: [Part] = []
        for place in 0..<count {
            guard let shape = file.tensors["\(place).axes"]?.shape, shape.count == 2, shape.allSatisfy({ $0 > 0 })
            else { throw Diagnostic("has no matrix `\(place).axes`", file: url.path) }
            func array(_ name: String, _ shape: [Int]) throws -> [Double] {
                guard let entry = file.tensors["\(place).\(name)"], entry.shape == shape, entry.type == .float64 else {
                    throw Diagnostic(
                        "array `\(place).\(name)` has another shape or type", file: url.path,
                        expected: "float64 \(shape)")
                }
                let values = try file.tensor("\(place).\(name)").values(Double.self)
                guard values.allSatisfy(\.isFinite) else {
                    throw Diagnostic("array `\(place).\(name)` holds numbers that are not finite", file: url.path)
                }
                return values
            }
            parts.append(
                Part(
                    columns: shape[0], components: shape[1], mean: try array("mean", [shape[0]]),
                    centre: try array("centre", [shape[0]]), axes: try array("axes", shape)))
        }
        self.init(parts: parts)
    }
}
