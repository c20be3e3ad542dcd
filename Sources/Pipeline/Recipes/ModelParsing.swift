import Models
import Settings

/// The `model` and `training` parts of a recipe. Whatever is left out keeps the default of the specification.
enum ModelParsing {
    static func model(_ map: YAMLMapping?) -> ModelSpecification {
        guard let map else { return ModelSpecification() }
        let architecture = map.choice("architecture", of: Architectures.names)
        var model = architecture == "autoencoder" ? ModelSpecification.plainAutoencoder : ModelSpecification()
        set(&model.architecture, architecture)
        set(&model.bits, map.int("bits", in: 1...4096))
        set(&model.channels, map.ints("channels", in: 1...4096))
        set(&model.kernel, map.int("kernel", in: 1...15))
        set(&model.hidden, map.int("hidden", in: 1...65536))
        set(&model.decoderHidden, map.int("decoder_hidden", in: 1...65536))
        set(&model.code, choice(map, "code"))
        set(&model.output, choice(map, "output"))
        set(&model.averageMirror, map.bool("average_mirror"))
        map.reportUnknownKeys()
        return model
    }

    static func training(_ map: YAMLMapping?, for model: ModelSpecification) -> TrainingSpecification {
        var training =
            model.architecture == "autoencoder" ? TrainingSpecification.plainAutoencoder : TrainingSpecification()
        guard let map else { return training }
        set(&training.epochs, map.int("epochs", in: 1...100_000))
        set(&training.batch, map.int("batch", in: 2...65536))
        set(&training.seed, map.int("seed", in: 0...Int(Int32.max)).map(UInt64.init))
        set(&training.threads, map.int("threads", in: 1...1024))
        if let optimiser = map.mapping("optimiser") {
            set(&training.optimiser.name, choice(optimiser, "name"))
            set(&training.optimiser.rate, optimiser.double("rate", between: 0...1000))
            set(&training.optimiser.momentum, optimiser.double("momentum", between: -1e-9...1))
            set(&training.optimiser.weightDecay, optimiser.double("weight_decay", between: -1e-12...10))
            optimiser.reportUnknownKeys()
        }
        if let schedule = map.mapping("schedule") {
            set(&training.schedule.name, choice(schedule, "name"))
            set(&training.schedule.warmUp, schedule.double("warm_up", between: -1e-9...1))
            schedule.reportUnknownKeys()
        }
        if let losses = map.entries("losses") {
            training.losses = losses.compactMap { loss($0, in: map) }
        }
        if let views = map.mapping("views") {
            set(&training.views.count, views.int("count", in: 1...8))
            set(&training.views.smallestArea, views.double("smallest_area", between: 0...1.000001))
            set(&training.views.aspect, views.double("aspect", between: 0.999999...10))
            set(&training.views.flip, choice(views, "flip"))
            set(&training.views.rotation, views.double("rotation", between: -1e-9...360))
            set(&training.views.brightness, views.double("brightness", between: -1e-9...1))
            views.reportUnknownKeys()
        }
        map.reportUnknownKeys()
        return training
    }

    private static func loss(_ entry: YAMLMapping.Entry, in map: YAMLMapping) -> LossSpecification? {
        switch entry {
        case .text(let name):
            guard Losses.names.contains(name) else {
                map.report(
                    "`losses` holds `\(name.prefix(60))`", key: "losses",
                    expected: "one of \(Losses.names.joined(separator: ", "))")
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
