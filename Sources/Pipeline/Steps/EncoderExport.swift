import Arrays
import Core
import Datasets
import Foundation
import Hashing
import Models

/// The run's encoder and hash function as pages take them, so that a new image can be encoded in the page; or why a page
/// cannot do that.
struct EncoderExport {
    let recipe: Recipe
    let dataset: any ImageDataset
    let trained: StepResult?
    let codes: StepResult
    let options: BuildOptions

    /// In the step's folder: `Script`, or `{"unavailable": "…"}`.
    static let fileName = "encoder.json"
    /// A script above this size would keep a page waiting.
    static let mostBytes = 4 << 20
    /// Queries whose codes are compared with the program's.
    static let sample = 1000
    /// The share of bits that must agree for weights to be rounded as coarsely as they are.
    static let enough = 0.99

    private struct Script: Encodable {
        /// Height, width and channels.
        var input: [Int]
        /// Whether the layers take one channel after the other.
        var planes: Bool
        /// Whether the latents are the mean over the image and its mirror image.
        var mirror: Bool
        var bits: Int
        /// Bytes a code.
        var bytes: Int
        var layers: [ExportedLayer]
        var hash: ExportedHash
        /// The share of bits that agree with the program's.
        var agreement: Double
        var note: String
    }

    private struct Refusal: Error, Encodable {
        var unavailable: String
    }

    func write(to folder: URL) throws {
        let url = folder.appendingPathComponent(Self.fileName)
        do {
            try Files.write(JSON.encode(script(), pretty: false), to: url)
        } catch let refusal as Refusal {
            try Files.write(JSON.encode(refusal, pretty: false), to: url)
        }
    }

    private func script() throws -> Script {
        guard codes.has("hash.safetensors") else {
            let reason =
                codes.has("query.codes.npy")
                ? "Its codes were made elsewhere, so there is no encoder to run."
                : "It does not search codes, and the page holds nothing but codes."
            throw Refusal(unavailable: reason)
        }
        let hash = try HashFunctions.load(codes.url("hash.safetensors")).exported()
        var best = 0.0
        for precision in [PackedNumbers.Precision.int8, .int16, .float32] {
            let encoder = try encoder(precision)
            let size = (encoder.bytes + hash.bytes) / 3 * 4
            guard size <= Self.mostBytes else {
                throw Refusal(
                    unavailable: "Its encoder would take \(megabytes(size)), more than the "
                        + "\(megabytes(Self.mostBytes)) that pages load at most.")
            }
            let (agreement, count) = try agreement(encoder, hash)
            best = max(best, agreement)
            guard agreement >= Self.enough else { continue }
            let shape = dataset.shape
            return Script(
                input: [shape.height, shape.width, shape.channels], planes: encoder.takesPlanes,
                mirror: encoder.averageMirror, bits: hash.bits, bytes: hash.bits / 8, layers: encoder.layers,
                hash: hash, agreement: (agreement * 10_000).rounded() / 10_000,
                note: note(encoder, precision, agreement, count))
        }
        throw Refusal(
            unavailable: "Run in a page, its codes would agree with the program’s on \(percent(best)) of bits only.")
    }

    private func encoder(_ precision: PackedNumbers.Precision) throws -> ExportedEncoder {
        switch recipe.source {
        case .pixels: return ExportedEncoder(pixels: dataset.shape)
        case .torchScript:
            throw Refusal(unavailable: "Its encoder is a TorchScript module, which runs in the program only.")
        case .latents, .codes, .neighbours, .statistics:
            throw Refusal(unavailable: "Its latents were made elsewhere, so there is no encoder to run.")
        case .joined:
            throw Refusal(unavailable: "It joins the latents of several encoders, which run in the program only.")
        case .model:
            guard let trained else { throw Diagnostic("the model of run \(recipe.name) is not trained yet") }
            let model = try EncoderLoading.trainedModel(
                trained.url("model.safetensors"), device: Encoders.device(options.device))
            do {
                return try ExportedEncoder(model, precision)
            } catch let diagnostic as Diagnostic {
                throw Refusal(unavailable: "Its encoder cannot run in a page: \(diagnostic.message).")
            }
        }
    }

    /// The share of bits on which the codes of the first queries agree with those of the step `binarise`.
    private func agreement(_ encoder: ExportedEncoder, _ hash: ExportedHash) throws -> (share: Double, queries: Int) {
        let known = try PackedCodes(npy: codes.url("query.codes.npy"))
        let count = min(Self.sample, dataset.count(.query), known.count)
        var different = 0
        for start in stride(from: 0, to: count, by: 100) {
            let rows = Array(start..<min(count, start + 100))
            let latents = try encoder.latents(
                dataset.pixels(.query, rows), count: rows.count, shape: dataset.shape)
            let found = try hash.codes(for: latents)
            let expected = known.bytes[start * known.bytesPerCode..<(start + rows.count) * known.bytesPerCode]
            different += zip(found.bytes, expected).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
        }
        return (1 - Double(different) / Double(max(1, count * known.bits)), count)
    }

    private func note(
        _ encoder: ExportedEncoder, _ precision: PackedNumbers.Precision, _ agreement: Double, _ count: Int
    ) -> String {
        let weights =
            switch precision {
            case _ where encoder.layers.isEmpty: "The pixels themselves are hashed"
            case .int8: "The network’s weights are rounded to 8 bits"
            case .int16: "The network’s weights are rounded to 16 bits, as 8 bits change too many codes"
            case .float32, .float64: "The network’s weights are in single precision, as 16 bits change too many codes"
            }
        return "\(weights); the codes of the first \(count) queries agree with the program’s on "
            + "\(percent(agreement)) of bits."
    }

    private func percent(_ share: Double) -> String {
        // Rounded down: 100 % is only said of all bits.
        String(format: "%.2f", (share * 10_000).rounded(.down) / 100) + " %"
    }

    private func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / Double(1 << 20)) }
}
