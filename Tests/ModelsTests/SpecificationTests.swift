import Core
import Datasets
import Foundation
import Models
import Testing

@Suite struct SpecificationTests {
    static func decode<Value: Decodable>(_ json: String) throws -> Value {
        try JSON.decode(Value.self, from: Data(json.utf8), file: "recipe")
    }

    @Test func missingKeysTakeDefaults() throws {
        #expect(try Self.decode("{}") == ModelSpecification())
        #expect(try Self.decode("{}") == TrainingSpecification())
        #expect(try Self.decode(#"{"architecture": "autoencoder"}"#) == ModelSpecification.plainAutoencoder)
        let training: TrainingSpecification = try Self.decode(
            #"{"epochs": 7, "optimiser": {"name": "sgd"}, "losses": [{"name": "mse"}], "views": {"flip": "never"}, "schedule": {"name": "one-cycle"}}"#
        )
        #expect(training.epochs == 7)
        #expect(training.optimiser.name == .sgd && training.optimiser.rate == 1e-3)
        #expect(training.losses == [LossSpecification("mse", weight: 1)])
        #expect(training.views.flip == .never && training.views.count == 2)
        #expect(training.schedule.name == .oneCycle)
    }

    @Test func writesEveryDefaultOut() throws {
        let text = String(decoding: try JSON.encode(TrainingSpecification(), pretty: false), as: UTF8.self)
        for key in [
            "epochs", "batch", "seed", "threads", "rate", "momentum", "weightDecay", "warmUp", "temperature",
            "smallestArea", "aspect", "flip", "rotation", "brightness",
        ] {
            #expect(text.contains("\"\(key)\":"), "\(key)")
        }
        #expect(try Self.decode(text) == TrainingSpecification())
        let model = String(decoding: try JSON.encode(ModelSpecification(), pretty: false), as: UTF8.self)
        #expect(try Self.decode(model) == ModelSpecification())
    }

    @Test func refusesNonsense() throws {
        func refuse(_ change: (inout TrainingSpecification) -> Void) {
            var training = TrainingSpecification()
            change(&training)
            #expect(throws: Diagnostic.self) { try training.validate() }
        }
        refuse { $0.epochs = 0 }
        refuse { $0.batch = 1 }
        refuse { $0.threads = 0 }
        refuse { $0.optimiser.rate = -1 }
        refuse { $0.optimiser.rate = .nan }
        refuse { $0.losses = [] }
        refuse { $0.losses = [LossSpecification("mse"), LossSpecification("mse")] }
        refuse { $0.losses = [LossSpecification("nope")] }
        refuse { $0.views.smallestArea = 0 }
        refuse { $0.schedule.warmUp = 1 }
        let shape = ImageShape(height: 28, width: 28, channels: 1)
        func refuseModel(_ change: (inout ModelSpecification) -> Void) {
            var model = ModelSpecification()
            change(&model)
            #expect(throws: Diagnostic.self) { try model.validate(for: shape) }
        }
        refuseModel { $0.bits = 0 }
        refuseModel { $0.kernel = 4 }
        refuseModel { $0.channels = [] }
        refuseModel { $0.channels = [0] }
        refuseModel { $0.hidden = .max }
        try ModelSpecification().validate(for: shape)
        try TrainingSpecification().validate()
        try TrainingSpecification.plainAutoencoder.validate()
    }

    @Test func schedules() {
        var schedule = ScheduleSpecification()
        #expect(schedule.factor(step: 0, total: 100) == 1)
        #expect(abs(schedule.factor(step: 50, total: 100) - 0.5) < 1e-12)
        #expect(abs(schedule.factor(step: 25, total: 100) - 0.8535533905932737) < 1e-12)
        schedule.name = .constant
        #expect(schedule.factor(step: 99, total: 100) == 1)
        schedule.name = .oneCycle
        #expect(abs(schedule.factor(step: 0, total: 100) - 0.04) < 1e-12)
        #expect(abs(schedule.factor(step: 25, total: 100) - 1) < 1e-12)
        #expect(schedule.factor(step: 99, total: 100) < 0.001)
    }
}
