import Arrays
import Core
import Datasets
import Foundation
import Hashing
import Imaging
import Models
import Retrieval
import Synchronization

/// Finds the neighbours of an image that is not in the dataset, with a run's own encoder, hash and codes.
public final class ImageSearch: Sendable {
    public let run: String
    public let bits: Int?
    private let dataset: any ImageDataset
    private let labels: LabelMatrix
    private let encoder: any ImageEncoder
    private let hash: (any HashFunction)?
    private let index: Index

    private enum Index: Sendable {
        case codes(HammingIndex)
        case latents(FloatMatrix)
        case twoStage(TwoStageSearch)
        case forest(ForestIndex, searchK: Int?)
    }

    /// Opens the run that the options name, or the first that can encode; builds what is missing up to the neighbours.
    public init(_ options: BuildOptions) throws {
        var options = options
        options.only = .neighbours
        let all = try SiteBuild(options)
        let usable = all.recipes.first { options.run ?? $0.name == $0.name && all.canEncode($0) }
        guard let recipe = usable else {
            throw Diagnostic(
                "no run of this site can encode a new image: its codes were made elsewhere",
                expected: "a run with `model`, `encoder` or `torchscript`")
        }
        options.run = recipe.name
        let summary = try SiteBuild(options).run()
        func folder(_ step: StepName, of run: String = recipe.name) throws -> URL {
            guard let found = summary.steps.last(where: { $0.step == step && $0.run == run }) else {
                throw Diagnostic("the step \(step.rawValue) of run \(run) left no result")
            }
            return found.folder
        }
        dataset = try DatasetReaders.open(all.card, relativeTo: options.site)
        labels = dataset.labels(.database)
        let store = try RunStore(root: options.storeFolder)
        let shape = dataset.shape
        func encoder(of recipe: Recipe) throws -> any ImageEncoder {
            if !recipe.joinedRuns.isEmpty {
                let sources = recipe.joinedRuns.compactMap { name in all.recipes.first { $0.name == name } }
                let file = try folder(.encode, of: recipe.name).appendingPathComponent(LatentJoining.fileName)
                return JoinedEncoder(encoders: try sources.map(encoder), join: try LatentJoin(contentsOf: file))
            }
            var trained: StepResult?
            if recipe.isTrained {
                trained = store.stored(.train, try folder(.train, of: recipe.name).lastPathComponent)
            }
            guard let encoder = try Encoders.open(recipe, trained: trained, shape: shape, device: options.device)
            else { throw Diagnostic("run \(recipe.name) has no encoder") }
            return encoder
        }
        self.encoder = try encoder(of: recipe)
        let binarised = try folder(.binarise)
        if recipe.hash.function == "none" {
            hash = nil
            bits = nil
            if case .forest(_, let searchK) = recipe.search {
                let file = try folder(.neighbours).appendingPathComponent(NeighbourSearch.forest)
                index = .forest(try ForestIndex(file: file), searchK: searchK)
            } else {
                index = .latents(try FloatMatrix(npy: folder(.encode).appendingPathComponent("database.latents.npy")))
            }
        } else {
            hash = try HashFunctions.load(binarised.appendingPathComponent("hash.safetensors"))
            let codes = try PackedCodes(npy: binarised.appendingPathComponent("database.codes.npy"))
            bits = codes.bits
            if case .twoStage(let lookUp) = recipe.search {
                let latents = try FloatMatrix(npy: folder(.encode).appendingPathComponent("database.latents.npy"))
                index = .twoStage(try TwoStageSearch(codes: codes, vectors: latents, lookUp: lookUp))
            } else {
                // Multi-index hashing finds the same; for one image at a time a scan is fast enough.
                index = .codes(HammingIndex(codes))
            }
        }
        run = recipe.name
    }

    /// - Parameters:
    ///   - name: the image's name, for messages.
    ///   - k: clamped to the size of the database.
    public func search(image data: Data, name: String, k: Int) throws -> ImageSearchResult {
        let shape = dataset.shape
        let image = try ImageCodec.decode(
            data, name: name, width: shape.width, height: shape.height, channels: shape.channels, fit: .cover)
        let latents = try encoder.latents(image.pixels, count: 1, shape: shape)
        let k = max(1, min(k, dataset.count(.database)))
        var code: String?
        let rows: [Int]
        let distances: [Double]
        switch index {
        case .codes, .twoStage:
            guard let hash else { throw Diagnostic("run \(run) has no hash function") }
            let query = try hash.codes(for: latents)
            code = query.bytes.map { String(format: "%02x", $0) }.joined()
            guard let found = try near(query, latents, k: k) else { throw Diagnostic("run \(run) has no codes") }
            rows = found.indices.map(Int.init)
            distances = found.distances.map(Double.init)
        case .latents(let database):
            let found = try EuclideanSearch.topK(queries: latents, database: database, k: k, jobs: 1)
            rows = found.indices.map(Int.init)
            distances = found.distances.map(Double.init)
        case .forest(let index, let searchK):
            let found = try index.topK(latents, k: k, searchK: searchK, jobs: 1)
            rows = found.indices.map(Int.init)
            distances = found.distances.map(Double.init)
        }
        let neighbours = try zip(rows, distances).enumerated().map { place, hit in
            try neighbour(rank: place + 1, row: hit.0, distance: hit.1)
        }
        return ImageSearchResult(run: run, bits: bits, code: code, neighbours: neighbours)
    }

    /// nil where the run searches no codes.
    private func near(_ query: PackedCodes, _ latents: FloatMatrix, k: Int) throws -> HammingNeighbours? {
        switch index {
        case .codes(let index): try index.topK(query, k: k, jobs: 1)
        case .twoStage(let search): try search.topK(codes: query, vectors: latents, k: k, jobs: 1)
        case .latents, .forest: nil
        }
    }

    private func neighbour(rank: Int, row: Int, distance: Double) throws -> ImageSearchResult.Neighbour {
        let classes = dataset.classes
        let label = labels.labels(of: row).map { $0 < classes.count ? classes[$0] : "\($0)" }.joined(separator: ", ")
        let picture = try? dataset.thumbnail(.database, row, edge: 96)
        let png = try picture.map { try ImageCodec.png($0).base64EncodedString() }
        return ImageSearchResult.Neighbour(
            rank: rank, row: row, distance: distance, label: label, identifier: dataset.identifier(.database, row),
            thumbnail: png.map { "data:image/png;base64,\($0)" }, width: picture?.width ?? 0,
            height: picture?.height ?? 0, page: nil)
    }
}

/// The answer to one image.
public struct ImageSearchResult: Codable, Sendable {
    public struct Neighbour: Codable, Sendable {
        public var rank: Int
        /// Row in the database.
        public var row: Int
        public var distance: Double
        public var label: String
        public var identifier: String
        /// A PNG as a `data:` URL.
        public var thumbnail: String?
        public var width: Int
        public var height: Int
        public var page: String?
    }

    public var run: String
    public var bits: Int?
    /// Hexadecimal, in the order of the bytes.
    public var code: String?
    public var neighbours: [Neighbour]
}
