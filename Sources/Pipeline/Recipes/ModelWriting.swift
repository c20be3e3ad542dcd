import Models

/// The `model` and `training` parts of a recipe as resolved, in YAML.
enum ModelWriting {
    static func lines(_ model: ModelSpecification) -> [String] {
        var lines = ["model:", "  architecture: \(model.architecture)"]
        if model.bits > 0 { lines.append("  bits: \(model.bits)") }
        if let layers = model.layers {
            lines.append("  initialisation: \(layers.initialisation.rawValue)")
            lines += list("encoder", layers.encoder) + list("latent", layers.latent)
            if let decoder = layers.decoder { lines += list("decoder", decoder) }
            if let classifier = layers.classifier { lines += list("classifier", classifier) }
            lines += [
                "  classifier_input: \(layers.classifierInput.rawValue)", "  target: \(layers.target.rawValue)",
            ]
        } else {
            lines += [
                "  channels: \(model.channels)", "  kernel: \(model.kernel)", "  hidden: \(model.hidden)",
                "  decoder_hidden: \(model.decoderHidden)",
            ]
        }
        return lines + [
            "  code: \(code(model))", "  output: \(model.output.rawValue)", "  average_mirror: \(model.averageMirror)",
        ]
    }

    private static func list(_ key: String, _ layers: [LayerSpecification]) -> [String] {
        guard !layers.isEmpty else { return ["  \(key): []"] }
        return ["  \(key):"] + layers.map { "    - \($0.text)" }
    }

    private static func code(_ model: ModelSpecification) -> String {
        let kind = model.code.rawValue
        guard let options = model.codeOptions else { return kind }
        switch model.code {
        case .tanh: return "{kind: \(kind), beta: \(options.beta)}"
        case .zeroOne: return "{kind: \(kind), beta: \(options.beta), variant: \(options.variant.rawValue)}"
        case .biHalf: return "{kind: \(kind), gamma: \(options.gamma)}"
        default: return kind
        }
    }

    static func lines(_ training: TrainingSpecification) -> [String] {
        if training.stages?.isEmpty == true { return ["training: none"] }
        var lines = [
            "training:", "  batch: \(training.batch)", "  seed: \(training.seed)", "  threads: \(training.threads)",
        ]
        if let stages = training.stages {
            lines.append("  stages:")
            for stage in stages {
                let inner =
                    ["epochs: \(stage.epochs)", "freeze: [\(stage.freeze.joined(separator: ", "))]"]
                    + Self.lines(stage)
                lines += inner.enumerated().map { ($0.offset == 0 ? "    - " : "      ") + $0.element }
            }
            // What stages inherit is written in each of them.
        } else {
            lines.append("  epochs: \(training.epochs)")
            lines += training.resolvedStages.flatMap { Self.lines($0).map { "  " + $0 } }
        }
        if let images = training.images { lines.append("  images: {count: \(images.count), seed: \(images.seed)}") }
        if let labels = training.labels {
            var parts: [String] = []
            if let fraction = labels.fraction { parts.append("fraction: \(fraction)") }
            if let count = labels.count { parts.append("count: \(count)") }
            if let share = labels.share { parts.append("share: \(share)") }
            parts.append("seed: \(labels.seed)")
            lines.append("  labels: " + (labels == LabelSpecification() ? "all" : "{\(parts.joined(separator: ", "))}"))
        }
        let views = training.views
        return lines + [
            "  views:", "    count: \(views.count)", "    smallest_area: \(views.smallestArea)",
            "    aspect: \(views.aspect)", "    flip: \(views.flip.rawValue)", "    rotation: \(views.rotation)",
            "    brightness: \(views.brightness)", "    shift: \(views.shift)", "    noise: \(views.noise)",
        ]
    }

    /// What a stage and a training without stages have in common.
    private static func lines(_ stage: TrainingStage) -> [String] {
        let optimiser = stage.optimiser
        return [
            "optimiser:", "  name: \(optimiser.name.rawValue)", "  rate: \(optimiser.rate)",
            "  momentum: \(optimiser.momentum)", "  weight_decay: \(optimiser.weightDecay)", "schedule:",
            "  name: \(stage.schedule.name.rawValue)", "  warm_up: \(stage.schedule.warmUp)", "losses:",
        ]
            + stage.losses.map { "  - {name: \($0.name), weight: \($0.weight), temperature: \($0.temperature)}" }
    }
}
