import Core
import Foundation
import Models
import Testing
import Torch

/// Integer arithmetic modulo 2³² → −1…1, as `noise` in Tests/Tools/models_reference.py.
private func noise(_ count: Int, _ k: Int) -> [Double] {
    (0..<count).map { index in
        var x = UInt32(truncatingIfNeeded: index &* 2_654_435_761 &+ k &* 40503)
        x = (x ^ (x >> 15)) &* 1_540_483_477
        x = (x ^ (x >> 13)) &* 1_540_483_477
        return Double(x ^ (x >> 15)) / 2_147_483_648 - 1
    }
}

/// The published networks, against PyTorch modules with the same weights.
@Suite(.serialized) struct BackboneTests {
    static func weights(_ parameters: Parameters) throws {
        for (index, entry) in parameters.all.enumerated() {
            let shape = try entry.tensor.shape()
            let count = shape.reduce(1, *)
            var values = noise(count, index + 1)
            if entry.name.hasSuffix("running_var") {
                values = values.map { 1 + 0.5 * $0 }
            } else if shape.count == 1, entry.name.hasSuffix("weight") {
                values = values.map { 0.7 + 0.1 * $0 }
            } else if shape.count == 1 {
                values = values.map { 0.1 * $0 }
            } else {
                let bound = (6 / (Double(count) / Double(shape[0]))).squareRoot()
                values = values.map { $0 * bound }
            }
            try entry.tensor.assign(Tensor(values.map(Float.init), shape: shape))
        }
    }

    static func network(
        _ name: String, tensorFlow: Bool = false, head: Bool, weights: String = "", frozen: Bool = false
    ) throws -> (any LayerPart, Parameters) {
        let parameters = Parameters(seed: 0, device: .cpu)
        let layer = try LayerParts.make(
            LayerSpecification(
                "backbone",
                [
                    "backbone": .word(name), "head": .flag(head), "weights": .word(weights), "frozen": .flag(frozen),
                    "padding": .word(tensorFlow ? "tensorflow" : "symmetric"),
                ]),
            LayerContext(name: "encoder.1", input: FeatureShape([3, 64, 64]), parameters: parameters))
        return (layer, parameters)
    }

    static let cases: [(String, Bool, [Double], [Double], [Double], [Double])] = [
        (
            "resnet50", false, [5.917431, 2.422646, 2.140825, 0.9065299],
            [3.527739, 0.742095, 0.7917763, 1.938013], [4.075143, -0.1106102, -5.438562, 0.8491727],
            [6497.186, 6497.186, 322.7205, 5373.827]
        ),
        (
            "efficientnet-lite0", false, [0, 0.04279545, 0.03470293, 0.03483403],
            [0.2066676, 0, 0.275196, 0], [0.08694308, -0.03720859, -0.04554107, 0.09713244],
            [151.6464, 151.6464, -7.598201, 243.7544]
        ),
        (
            "efficientnet-lite0", true, [0, 0.03665343, 0.04469464, 0.03591776],
            [0.2060687, 0, 0.2821532, 0], [0.0897756, -0.03623171, -0.09834599, 0.08362316],
            [151.3875, 151.3875, -7.140132, 243.276]
        ),
    ]

    @Test(arguments: cases.indices) func equalsPyTorch(_ index: Int) throws {
        let (name, tensorFlow, first, second, scores, sums) = Self.cases[index]
        let images = try (filler([2, 3, 64, 64]) + 1) / 2
        try Torch.withoutGradients {
            let (features, featureParameters) = try Self.network(name, tensorFlow: tensorFlow, head: false)
            try Self.weights(featureParameters)
            let pooled = try features.apply(images, Pass(training: false)).values(Double.self)
            let (classes, parameters) = try Self.network(name, tensorFlow: tensorFlow, head: true)
            try Self.weights(parameters)
            let found = try classes.apply(images, Pass(training: false)).values(Double.self)
            #expect(pooled.count == 2 * features.output.count && found.count == 2000)
            expectClose(Array(pooled.prefix(4)), first, tolerance: 1e-4, "pooled")
            expectClose(Array(pooled.suffix(4)), second, tolerance: 1e-4, "pooled, second image")
            expectClose(Array(found.prefix(4)), scores, tolerance: 1e-4, "scores")
            let all = [pooled, pooled.map(abs), found, found.map(abs)].map { $0.reduce(0, +) }
            expectClose(all, sums, tolerance: 1e-4, "sums")
        }
    }

    /// torchvision's and timm's names: these, and how many there are.
    @Test func names() throws {
        let resnet = try Self.network("resnet50", head: true).1.all.map(\.name)
        #expect(resnet.count == 267)
        for name in [
            "conv1.weight", "bn1.running_var", "layer1.0.downsample.0.weight", "layer1.0.downsample.1.bias",
            "layer4.2.conv3.weight", "layer3.5.bn2.running_mean", "fc.weight", "fc.bias",
        ] {
            #expect(resnet.contains("encoder.1." + name))
        }
        #expect(!resnet.contains("encoder.1.layer1.1.downsample.0.weight"))
        let lite = try Self.network("efficientnet-lite0", head: true).1.all.map(\.name)
        #expect(lite.count == 247)
        for name in [
            "conv_stem.weight", "bn1.weight", "blocks.0.0.conv_dw.weight", "blocks.0.0.conv_pw.weight",
            "blocks.1.0.conv_pwl.weight", "blocks.6.0.bn3.running_var", "conv_head.weight", "bn2.bias",
            "classifier.weight",
        ] {
            #expect(lite.contains("encoder.1." + name))
        }
    }

    @Test func frozenWeightsAreNotTrained() throws {
        #expect(try Self.network("efficientnet-lite0", head: false, frozen: true).1.trained.isEmpty)
        #expect(try !Self.network("efficientnet-lite0", head: false).1.trained.isEmpty)
    }

    /// A file of weights that fits, then the same with every kind of defect, each named.
    @Test func badWeightsAreRefusedByName() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let name = "lite.safetensors"
        let url = folder.appendingPathComponent(name)
        let (_, source) = try Self.network("efficientnet-lite0", head: true)
        try Self.weights(source)
        var file = Safetensors()
        for entry in source.all { try file.set(String(entry.name.dropFirst("encoder.1.".count)), entry.tensor) }
        try file.set("bn1.num_batches_tracked", Tensor([Int64(3)], shape: []))
        func load(_ change: (inout Safetensors) throws -> Void) throws -> Parameters {
            var changed = file
            try change(&changed)
            try changed.write(to: url)
            let (layer, parameters) = try Self.network("efficientnet-lite0", head: false, weights: name)
            try Pretrained.load(for: [layer], into: parameters, folder: folder)
            return parameters
        }
        // The classifier and the count of batches may be there without a use for them.
        let loaded = try load { _ in }
        #expect(try loaded.all[0].tensor.values() == source.all[0].tensor.values())

        let missing = #expect(throws: Diagnostic.self) { try load { $0.tensors["conv_head.weight"] = nil } }
        #expect(missing?.message == "has no tensor `conv_head.weight`" && missing?.file == name)
        let extra = #expect(throws: Diagnostic.self) { try load { try $0.set("conv_haed.weight", .ones([2])) } }
        #expect(extra?.message == "tensor `conv_haed.weight` is none of the network's")
        let shape = #expect(throws: Diagnostic.self) { try load { try $0.set("bn2.bias", .ones([3])) } }
        #expect(shape?.message == "tensor `bn2.bias` is float32 of shape [3]")
        #expect(shape?.expected == "float32 of shape [1280]")
        let bad = #expect(throws: Diagnostic.self) { try load { try $0.set("bn2.bias", .full([1280], .nan)) } }
        #expect(bad?.message == "tensor `bn2.bias` holds numbers that are not finite")
        let several = #expect(throws: Diagnostics.self) {
            try load {
                $0.tensors["conv_head.weight"] = nil
                try $0.set("bn2.bias", .full([1280], .infinity))
            }
        }
        #expect(several?.all.count == 2)
        let bytes = try Files.read(url)
        try Files.write(bytes.prefix(bytes.count / 2), to: url)
        let (layer, parameters) = try Self.network("efficientnet-lite0", head: false, weights: name)
        let cut = #expect(throws: Diagnostic.self) {
            try Pretrained.load(for: [layer], into: parameters, folder: folder)
        }
        #expect(cut?.message.contains("cannot lie at bytes") == true && cut?.file?.hasSuffix(name) == true)
        try FileManager.default.removeItem(at: url)
        #expect(throws: Diagnostic.self) { try Pretrained.load(for: [layer], into: parameters, folder: folder) }
    }

    @Test func greyImagesAndSizes() throws {
        let parameters = Parameters(seed: 0, device: .cpu)
        let layer = try LayerParts.make(
            LayerSpecification("backbone", ["backbone": .word("efficientnet-lite0"), "size": .whole(32)]),
            LayerContext(name: "encoder.1", input: FeatureShape([1, 12, 12]), parameters: parameters))
        #expect(try layer.apply(filler([2, 1, 12, 12]), Pass()).shape() == [2, 1280])
        #expect(throws: Diagnostic.self) {
            try LayerParts.make(
                LayerSpecification("backbone", ["backbone": .word("resnet50")]),
                LayerContext(name: "encoder.1", input: FeatureShape([1, 12, 12]), parameters: parameters))
        }
    }
}
