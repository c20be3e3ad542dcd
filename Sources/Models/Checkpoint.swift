import Core
import Foundation
import Torch

/// What training needs to go on after an epoch: weights, running statistics, optimiser and log in one file that is
/// replaced in one step. Random numbers start anew each epoch from the seed, so there is no state of theirs.
struct Checkpoint {
    static let name = "checkpoint.safetensors"
    /// Says which training this belongs to.
    let key: String
    let log: [TrainingEpoch]

    func write(_ parameters: Parameters, _ optimiser: Optimiser, to directory: URL) throws {
        var file = Safetensors(metadata: [
            "key": key, "log": String(decoding: try JSON.encode(log, pretty: false), as: UTF8.self),
        ])
        try parameters.store(in: &file, prefix: "model.")
        for (index, tensor) in try optimiser.state().enumerated() { try file.set("optimiser.\(index)", tensor) }
        try Files.makeDirectory(directory)
        try file.write(to: directory.appendingPathComponent(Self.name))
    }

    /// The log of the epochs that are done; empty where there is nothing to go on from. A checkpoint that is damaged or
    /// of another training is passed over: it can be made again.
    /// - Parameter optimiser: of the stage in which so many epochs are done; nil where the next stage begins anew.
    static func resume(
        _ parameters: Parameters, key: String, from directory: URL, optimiser: (Int) throws -> Optimiser?
    ) -> [TrainingEpoch] {
        do {
            let url = directory.appendingPathComponent(name)
            let file = try Safetensors.read(url)
            guard file.metadata["key"] == key else { return [] }
            let log = try JSON.decode(
                [TrainingEpoch].self, from: Data((file.metadata["log"] ?? "").utf8), file: url.path)
            let count = file.tensors.keys.count { $0.hasPrefix("optimiser.") }
            let state = try (0..<count).map { try file.tensor("optimiser.\($0)") }
            // Each changes nothing unless all of it fits.
            try parameters.restore(from: file, prefix: "model.")
            try optimiser(log.count)?.restore(state)
            return log
        } catch {
            return []
        }
    }
}
