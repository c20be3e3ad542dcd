import Arrays
import Core
import Foundation
import Hashing

/// The latents of several runs side by side, as the step `encode` of a run that joins them.
struct LatentJoining {
    static let fileName = "join.safetensors"

    let encoded: [StepResult]
    let components: Int

    /// Writes the latents of both splits, float32 [N, sum of the parts], and how they were joined.
    func write(to folder: URL) throws {
        var join = LatentJoin()
        for run in encoded {
            try join.add(FloatMatrix(npy: run.url("database.latents.npy")), components: components)
        }
        for split in ["database", "query"] {
            let parts = try encoded.map { try FloatMatrix(npy: $0.url("\(split).latents.npy")) }
            try join.joined(parts).write(to: folder.appendingPathComponent("\(split).latents.npy"))
        }
        try join.write(to: folder.appendingPathComponent(Self.fileName))
    }
}
