import Core
import Datasets
import Foundation
import Models
import Torch

/// The network that tells whether two tiles are of the same scale, after Veshkin and Khvostikov: five convolutions of
/// stride 2 with 16 to 256 channels, batch normalisation and LeakyReLU, an average over 2 × 2 fields, dense layers of 128
/// and 32, and a decision; cross entropy, Adam.
enum ScaleNetwork {
    /// - Parameters:
    ///   - tile: edge of a tile.
    ///   - size: edge to which tiles are brought before the first convolution; nil: as they are.
    static func model(tile: Int, size: Int?) throws -> ModelSpecification {
        var encoder: [LayerSpecification] = []
        var edge = tile
        if let size, size != tile {
            encoder.append(try LayerSpecification("resize", ["resize": .wholes([size])]))
            edge = size
        }
        for channels in [16, 32, 64, 128, 256] where edge > 4 {
            encoder.append(
                try LayerSpecification(
                    "conv",
                    [
                        "conv": .whole(channels), "kernel": .whole(3), "stride": .whole(2), "batch_norm": .flag(true),
                        "activation": .word("leaky-relu"),
                    ]))
            edge = (edge + 1) / 2
        }
        // Two fields an edge that cover it all, as an adaptive pooling has them: 7 pixels give fields of 4, 3 apart.
        encoder.append(
            try LayerSpecification(
                "pool",
                ["pool": .word("average"), "size": .whole((edge + 1) / 2), "stride": .whole(max(1, edge / 2))]))
        encoder.append(try LayerSpecification("flatten"))
        for units in [128, 32] {
            encoder.append(
                try LayerSpecification("dense", ["dense": .whole(units), "activation": .word("leaky-relu")]))
        }
        var layers = LayeredSpecification(encoder: encoder)
        layers.classifier = []
        layers.classifierInput = .features
        var model = ModelSpecification()
        model.architecture = "layers"
        model.bits = 0
        model.code = .none
        model.layers = layers
        return model
    }

    static func training(_ plan: SlideSiteConfiguration.ScaleNetworkPlan) -> TrainingSpecification {
        var training = TrainingSpecification()
        training.epochs = plan.epochs
        training.batch = plan.batch
        training.seed = plan.seed
        training.threads = plan.threads
        training.optimiser.rate = plan.rate
        training.schedule.name = .oneCycle
        training.losses = [LossSpecification("classification")]
        training.views = .none
        return training
    }
}

/// Names the scale of a region by comparing its tiles with tiles of every scale.
struct ScaleNaming {
    let model: TrainedModel
    /// Of each scale, the pixels of some tiles; none where the slides have no such tiles.
    let references: [[UInt8]]
    let shape: ImageShape

    /// - Parameter count: tiles of each scale, drawn by the seed.
    init(_ model: TrainedModel, tiles: TileDataset, scales: Int, count: Int, seed: UInt64) throws {
        self.model = model
        shape = tiles.shape
        var random = SeededRandom(seed: seed &+ 1)
        references = try tiles.rows(ofScales: scales).map { rows in
            var rows = rows
            random.shuffle(&rows)
            return try tiles.pixels(.database, Array(rows.prefix(count)))
        }
    }

    /// The chance that the region is of each scale: the mean over pairs of its tiles and the references, brought to a
    /// sum of 1.
    /// - Parameter tiles: RGB bytes of at least one tile.
    func probabilities(_ tiles: [UInt8]) throws -> [Double] {
        let size = shape.count
        let stacked = ImageShape(height: shape.height, width: shape.width, channels: 6)
        var means: [Double] = []
        for reference in references {
            var sum = 0.0
            var pairs = 0
            for start in stride(from: 0, to: tiles.count, by: size) where !reference.isEmpty {
                let tile = Array(tiles[start..<start + size])
                let count = reference.count / size
                let repeated = [[UInt8]](repeating: tile, count: count).flatMap { $0 }
                let shares = try model.classShares(
                    ScalePairs.stacked(repeated, reference), count: count, shape: stacked)
                for row in 0..<count {
                    // The chance that both are of one scale, whichever.
                    for scale in references.indices {
                        sum += Double(shares.values[row * shares.columns + scale * (references.count + 1)])
                    }
                }
                pairs += count
            }
            means.append(pairs > 0 ? sum / Double(pairs) : 0)
        }
        let total = means.reduce(0, +)
        return total > 0 ? means.map { $0 / total } : means
    }
}
