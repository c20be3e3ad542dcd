import Core
import Models
import Settings

/// The `model` and `training` parts of a recipe. Whatever is left out keeps the default of the specification.
enum ModelParsing {
    static func model(_ map: YAMLMapping?) -> ModelSpecification {
        guard let map else { return ModelSpecification() }
        let architecture = map.choice("architecture", of: Architectures.names)
        var model = architecture == "autoencoder" ? ModelSpecification.plainAutoencoder : ModelSpecification()
        set(&model.architecture, architecture)
        if architecture == "layers" {
            model.bits = 0
            model.code = .none
            model.layers = layers(map)
        } else {
            set(&model.channels, map.ints("channels", in: 1...4096))
            set(&model.kernel, map.int("kernel", in: 1...15))
            set(&model.hidden, map.int("hidden", in: 1...65536))
            set(&model.decoderHidden, map.int("decoder_hidden", in: 1...65536))
        }
        set(&model.bits, map.int("bits", in: 1...4096))
        code(map, &model)
        set(&model.output, choice(map, "output"))
        set(&model.averageMirror, map.bool("average_mirror"))
        map.reportUnknownKeys()
        return model
    }

    private static func layers(_ map: YAMLMapping) -> LayeredSpecification {
        let encoder = LayerParsing.layers(map, "encoder")
        if encoder?.isEmpty ?? true, !map.isList("encoder") || encoder != nil {
            map.report(
                "`architecture: layers` without an `encoder`", key: "architecture",
                expected: "`encoder:` with a list of layers")
        }
        var layers = LayeredSpecification(encoder: encoder ?? [])
        set(&layers.latent, LayerParsing.layers(map, "latent"))
        layers.decoder = LayerParsing.layers(map, "decoder")
        layers.classifier = LayerParsing.layers(map, "classifier")
        set(&layers.classifierInput, choice(map, "classifier_input"))
        set(&layers.target, choice(map, "target"))
        set(&layers.initialisation, choice(map, "initialisation"))
        return layers
    }

    /// `code: tanh`, or `code: {kind: bi-half, gamma: 6}`.
    private static func code(_ map: YAMLMapping, _ model: inout ModelSpecification) {
        switch map.entry("code") {
        case .text: set(&model.code, choice(map, "code"))
        case .mapping(let settings):
            set(&model.code, choice(settings, "kind"))
            if !settings.keys.contains("kind") {
                settings.report("`code` says nothing of `kind`", key: settings.keys.first ?? "kind")
            }
            var options = CodeOptions(for: model.code)
            switch model.code {
            case .tanh, .zeroOne:
                set(&options.beta, settings.doubles("beta", count: 2))
                if options.beta.contains(where: { $0 < 1e-3 || $0 > 1000 }) {
                    settings.report("`beta` is \(options.beta)", key: "beta", expected: "numbers from 0.001 to 1000")
                }
                if model.code == .zeroOne { set(&options.variant, choice(settings, "variant")) }
            case .biHalf: set(&options.gamma, settings.double("gamma", between: -1e-12...1000))
            default: break
            }
            settings.reportUnknownKeys()
            model.codeOptions = options
        case nil: break
        }
        // Written out where the kind has something to set; the fixed architectures' `tanh` always was without.
        if ![.tanh, .zeroOne, .biHalf].contains(model.code) {
            model.codeOptions = nil
        } else if model.codeOptions == nil, model.layers != nil || model.code != .tanh {
            model.codeOptions = CodeOptions(for: model.code)
        }
    }

    static func training(_ map: YAMLMapping?, for model: ModelSpecification) -> TrainingSpecification {
        var training =
            model.architecture == "autoencoder" ? TrainingSpecification.plainAutoencoder : TrainingSpecification()
        if model.layers != nil {
            training.views = .none
            training.losses = [LossSpecification("mse")]
        }
        guard let map else { return training }
        set(&training.batch, map.int("batch", in: 2...65536))
        set(&training.seed, map.int("seed", in: 0...Int(Int32.max)).map(UInt64.init))
        set(&training.threads, map.int("threads", in: 1...1024))
        optimiser(map, &training.optimiser)
        schedule(map, &training.schedule)
        if map.keys.contains("stages") {
            if map.entries("stages")?.isEmpty == true {
                map.report(
                    "`stages` is empty", key: "stages", expected: "at least one stage", advice: "write `training: none`"
                )
            }
            training.stages = stages(map, training)
            // Each stage has its own by now.
            (training.optimiser, training.schedule) = (OptimiserSpecification(), ScheduleSpecification())
            for key in ["epochs", "losses"] where map.keys.contains(key) {
                map.report("`\(key)` beside `stages`", key: key, expected: "`\(key)` in each stage")
            }
        } else {
            set(&training.epochs, map.int("epochs", in: 1...100_000))
            set(&training.losses, losses(map))
        }
        if let views = map.mapping("views") {
            set(&training.views.count, views.int("count", in: 1...8))
            set(&training.views.smallestArea, views.double("smallest_area", between: 0...1.000001))
            set(&training.views.aspect, views.double("aspect", between: 0.999999...10))
            set(&training.views.flip, choice(views, "flip"))
            set(&training.views.rotation, views.double("rotation", between: -1e-9...360))
            set(&training.views.brightness, views.double("brightness", between: -1e-9...1))
            set(&training.views.shift, views.int("shift", in: 0...256))
            set(&training.views.noise, views.double("noise", between: -1e-9...10))
            views.reportUnknownKeys()
        }
        if let images = map.mapping("images") {
            let count = images.int("count", in: 2...Int(Int32.max))
            if !images.keys.contains("count") {
                images.report("`images` says not how many", key: "images", expected: "`count: 5000`, say")
            }
            let seed = images.int("seed", in: 0...Int(Int32.max)).map(UInt64.init) ?? 0
            images.reportUnknownKeys()
            training.images = count.map { TrainingImages(count: $0, seed: seed) }
        }
        labels(map, &training)
        map.reportUnknownKeys()
        return training
    }

    private static func optimiser(_ map: YAMLMapping, _ target: inout OptimiserSpecification) {
        guard let optimiser = map.mapping("optimiser") else { return }
        set(&target.name, choice(optimiser, "name"))
        set(&target.rate, optimiser.double("rate", between: 0...1000))
        set(&target.momentum, optimiser.double("momentum", between: -1e-9...1))
        set(&target.weightDecay, optimiser.double("weight_decay", between: -1e-12...10))
        optimiser.reportUnknownKeys()
    }

    private static func schedule(_ map: YAMLMapping, _ target: inout ScheduleSpecification) {
        guard let schedule = map.mapping("schedule") else { return }
        set(&target.name, choice(schedule, "name"))
        set(&target.warmUp, schedule.double("warm_up", between: -1e-9...1))
        schedule.reportUnknownKeys()
    }

    private static func losses(_ map: YAMLMapping) -> [LossSpecification]? {
        map.entries("losses").map { entries in entries.compactMap { loss($0, in: map) } }
    }

    /// What a stage leaves out is as above it.
    private static func stages(_ map: YAMLMapping, _ training: TrainingSpecification) -> [TrainingStage] {
        (map.entries("stages") ?? []).compactMap { entry -> TrainingStage? in
            guard case .mapping(let settings) = entry else {
                map.report("`stages` holds a text", key: "stages", expected: "`epochs:`, `losses:` and `freeze:` each")
                return nil
            }
            var stage = TrainingStage(
                epochs: settings.int("epochs", in: 1...100_000) ?? training.epochs,
                losses: losses(settings) ?? training.losses)
            stage.optimiser = training.optimiser
            stage.schedule = training.schedule
            optimiser(settings, &stage.optimiser)
            schedule(settings, &stage.schedule)
            for section in settings.strings("freeze") ?? [] {
                guard TrainingStage.sections.contains(section) else {
                    settings.report(
                        "`freeze` names `\(section.prefix(60))`", key: "freeze",
                        expected: "some of \(TrainingStage.sections.joined(separator: ", "))",
                        advice: NearNames.closest(to: section, in: TrainingStage.sections).map { "write `\($0)`" })
                    continue
                }
                stage.freeze.append(section)
            }
            settings.reportUnknownKeys()
            return stage
        }
    }

    /// `labels: all`, or `labels: {fraction: 0.1, seed: 0, share: 0.5}`.
    private static func labels(_ map: YAMLMapping, _ training: inout TrainingSpecification) {
        switch map.entry("labels") {
        case .text:
            if map.choice("labels", of: ["all"]) != nil { training.labels = LabelSpecification() }
        case .mapping(let settings):
            var labels = LabelSpecification()
            labels.fraction = settings.double("fraction", between: 0...1.000001).map { min(1, $0) }
            labels.count = settings.int("count", in: 1...Int(Int32.max))
            set(&labels.seed, settings.int("seed", in: 0...Int(Int32.max)).map(UInt64.init))
            labels.share = settings.double("share", between: 0...1.000001).map { min(1, $0) }
            if labels.fraction != nil, labels.count != nil {
                settings.report("`fraction` and `count` are given together", key: "count", expected: "one of them")
            }
            settings.reportUnknownKeys()
            training.labels = labels
        case nil: break
        }
        if training.needsLabels {
            if training.labels == nil { training.labels = LabelSpecification() }
        } else if training.labels != nil {
            map.report(
                "`labels` without a loss that looks at them", key: "labels",
                expected: "a loss on labels, such as `classification`")
        }
    }

    private static func loss(_ entry: YAMLMapping.Entry, in map: YAMLMapping) -> LossSpecification? {
        switch entry {
        case .text(let name):
            guard Losses.names.contains(name) else {
                map.report(
                    "`losses` holds `\(name.prefix(60))`", key: "losses",
                    expected: "one of \(Losses.names.joined(separator: ", "))",
                    advice: NearNames.closest(to: name, in: Losses.names).map { "write `\($0)`" })
                return nil
            }
            return LossSpecification(name)
        case .mapping(let settings):
            let name = settings.choice("name", of: Losses.names)
            let weight = settings.double("weight", between: -1e9...1e9)
            let temperature = settings.double("temperature", between: 0...1e6)
            settings.reportUnknownKeys()
            return name.map { LossSpecification($0, weight: weight ?? 1, temperature: temperature ?? 0.3) }
        }
    }

    private static func choice<Value: CaseIterable & RawRepresentable>(_ map: YAMLMapping, _ key: String) -> Value?
    where Value.RawValue == String {
        map.choice(key, of: Value.allCases.map(\.rawValue)).flatMap(Value.init(rawValue:))
    }

    private static func set<Value>(_ target: inout Value, _ value: Value?) {
        if let value { target = value }
    }
}
