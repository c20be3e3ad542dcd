import Core
import Foundation
import Torch

/// Weights from a safetensors file for some of a network's tensors.
package struct Pretrained {
    /// As the recipe writes it, relative to the recipe's folder.
    package let file: String
    /// What the network puts before the file's names.
    package let prefix: String
    /// Names that the file may hold though the network has no use for them.
    package let ignored: (String) -> Bool

    /// A file as a recipe writes it.
    package static func url(_ file: String, folder: URL?) -> URL {
        guard let folder, !file.hasPrefix("/") else { return URL(fileURLWithPath: file) }
        return folder.appendingPathComponent(file).standardizedFileURL
    }

    /// Fills what layers ask for.
    package static func load(for layers: [any LayerPart], into parameters: Parameters, folder: URL?) throws {
        for layer in layers { try (layer as? BackbonePart)?.pretrained?.load(into: parameters, folder: folder) }
    }

    /// Fills the tensors under the prefix.
    /// - Throws: `Diagnostic`, or `Diagnostics` for several: tensors missing, left over, of another shape or type, or
    ///   with numbers that are not finite, each by its name.
    func load(into parameters: Parameters, folder: URL?) throws {
        let url = Self.url(file, folder: folder)
        let weights: Safetensors
        do {
            weights = try Safetensors.read(url)
        } catch var diagnostic as Diagnostic {
            diagnostic.advice =
                diagnostic.advice ?? "export the weights with safetensors.torch.save_file(model.state_dict(), …)"
            throw diagnostic
        }
        var problems: [Diagnostic] = []
        var pairs: [(target: Tensor, source: Tensor)] = []
        var expected: Set<String> = []
        for entry in parameters.all where entry.name.hasPrefix(prefix) {
            let name = String(entry.name.dropFirst(prefix.count))
            expected.insert(name)
            guard let found = weights.tensors[name] else {
                problems.append(Diagnostic("has no tensor `\(name)`", file: file))
                continue
            }
            let shape = try entry.tensor.shape()
            guard found.shape == shape, found.type == .float32 || found.type == .float64 else {
                problems.append(
                    Diagnostic(
                        "tensor `\(name)` is \(found.type) of shape \(found.shape)", file: file,
                        expected: "float32 of shape \(shape)"))
                continue
            }
            let source = try weights.tensor(name).to(.float32)
            guard try source.isFinite().to(.float32).smallest().item() == 1 else {
                problems.append(Diagnostic("tensor `\(name)` holds numbers that are not finite", file: file))
                continue
            }
            pairs.append((entry.tensor, source))
        }
        for name in weights.tensors.keys.sorted() where !expected.contains(name) && !ignored(name) {
            problems.append(
                Diagnostic(
                    "tensor `\(name)` is none of the network's", file: file,
                    advice: "check that the file belongs to this architecture"))
        }
        if problems.count == 1 { throw problems[0] }
        if !problems.isEmpty { throw Diagnostics(problems) }
        for (target, source) in pairs { try target.assign(source.to(target.device())) }
    }
}
