import Core
import Datasets
import Torch

/// A network written layer by layer in a recipe.
package final class LayeredNetwork: Architecture {
    package static let name = "layers"
    package static let summary = """
        Lists of layers, one part after another, for encoder, latents, decoder and classifier.
        """

    package let featureSize, latentSize: Int
    package let canDecode: Bool
    package var pretrained: [Pretrained] {
        sections.values.flatMap(\.layers).compactMap { ($0 as? BackbonePart)?.pretrained }
    }

    /// Layers that follow each other, and what comes out.
    private struct Section {
        var layers: [any LayerPart] = []
        let input: FeatureShape
        var output: FeatureShape
    }

    private var sections: [String: Section] = [:]
    private let bits, logVariance: Linear?
    private let classes: Linear?

    package init(_ specification: ModelSpecification, shape: ImageShape, parameters: Parameters) throws {
        guard let network = specification.layers, !network.encoder.isEmpty else {
            throw Diagnostic("`layers` without an `encoder`", expected: "`encoder:` with a list of layers")
        }
        func section(_ name: String, _ layers: [LayerSpecification], _ input: FeatureShape) throws -> Section {
            try Self.section(name, layers, input, network.initialisation, parameters)
        }
        let images = try FeatureShape([shape.channels, shape.height, shape.width])
        let encoder = try section("encoder", network.encoder, images)
        let latent = try section("latent", network.latent, encoder.output)
        let isGaussian = specification.code == .gaussian
        guard specification.bits > 0 || !isGaussian else {
            throw Diagnostic("`code: gaussian` without `bits`", expected: "`bits:` with the number of latents")
        }
        func head(_ name: String) throws -> Linear {
            try Linear(
                "latent.\(name)", latent.output.count, specification.bits, in: parameters, network.initialisation)
        }
        bits = try specification.bits > 0 ? head("bits") : nil
        logVariance = try isGaussian ? head("log_variance") : nil
        latentSize = specification.bits > 0 ? specification.bits : latent.output.count
        featureSize = encoder.output.count
        (sections["encoder"], sections["latent"]) = (encoder, latent)

        if let layers = network.decoder {
            let decoder = try section("decoder", layers, FeatureShape([latentSize]))
            let target = network.target == .pixels ? images : encoder.output
            guard decoder.output.count == target.count else {
                throw Diagnostic(
                    "the `decoder` gives \(decoder.output)",
                    expected: "\(target), the shape of the \(network.target == .pixels ? "images" : "features")",
                    advice: "end it with `{dense: \(target.count), activation: sigmoid}`, or change its sizes")
            }
            sections["decoder"] = decoder
        }
        canDecode = network.decoder != nil && network.target == .pixels
        if let layers = network.classifier {
            guard let count = network.classes, count > 0 else {
                throw Diagnostic("a `classifier` for a data set without classes", expected: "labelled images")
            }
            let input = network.classifierInput == .features ? encoder.output : try FeatureShape([latentSize])
            let classifier = try section("classifier", layers, input)
            sections["classifier"] = classifier
            classes = try Linear(
                "classifier.classes", classifier.output.count, count, in: parameters, network.initialisation)
        } else {
            classes = nil
        }
    }

    private static func section(
        _ name: String, _ layers: [LayerSpecification], _ input: FeatureShape, _ initialisation: Initialisation,
        _ parameters: Parameters
    ) throws -> Section {
        var section = Section(input: input, output: input)
        for (index, layer) in layers.enumerated() {
            do {
                let context = LayerContext(
                    name: "\(name).\(index + 1)", input: section.output, parameters: parameters,
                    initialisation: initialisation)
                let made = try LayerParts.make(layer, context)
                section.layers.append(made)
                section.output = made.output
            } catch var diagnostic as Diagnostic {
                diagnostic.message = "layer \(index + 1) of `\(name)`, `\(layer.part)`: \(diagnostic.message)"
                throw diagnostic
            }
        }
        return section
    }

    private func run(_ name: String, _ input: Tensor, _ pass: Pass) throws -> Tensor {
        let pass = pass.section(name)
        return try (sections[name]?.layers ?? []).reduce(input) { try $1.apply($0, pass) }
    }

    private func plain(_ name: String) throws -> [PlainLayer] {
        guard let section = sections[name] else { return [] }
        var shape = section.input
        return try section.layers.flatMap { layer in
            defer { shape = layer.output }
            return try layer.plain(shape)
        }
    }

    package func plainFeatures() throws -> [PlainLayer] { try plain("encoder") }

    package func plainLatents() throws -> [PlainLayer] {
        try plain("latent") + (bits.map { [try $0.plain()] } ?? [])
    }

    package func features(_ images: Tensor, _ pass: Pass) throws -> Tensor {
        try run("encoder", ChannelsLast.pays ? images.channelsLast() : images, pass)
    }

    package func latents(_ features: Tensor, _ pass: Pass) throws -> Latents {
        let values = try run("latent", features, pass).flattened()
        return try Latents(bits?(values) ?? values, logVariance: logVariance?(values))
    }

    package func reconstruction(_ codes: Tensor, _ pass: Pass) throws -> Tensor {
        guard sections["decoder"] != nil else {
            throw Diagnostic(
                "the network has no `decoder`", advice: "add one, or leave out the losses on what it gives")
        }
        return try run("decoder", codes, pass).flattened()
    }

    package func logits(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        guard let classes else {
            throw Diagnostic("the network has no `classifier`", advice: "add `classifier: []`")
        }
        return try classes(run("classifier", input, pass).flattened())
    }
}
