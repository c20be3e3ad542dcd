import Datasets
import Torch

/// The images of a split as batches of tensors. Small datasets are held in memory, larger ones read again each time.
struct PixelSource {
    /// 128 MiB: MNIST and CIFAR fit, photographs do not.
    private static let mostHeld = 128 << 20

    let count: Int
    let shape: ImageShape
    private let dataset: any ImageDataset
    private let split: Split
    private let held: [UInt8]?

    init(_ dataset: any ImageDataset, _ split: Split) throws {
        self.dataset = dataset
        self.split = split
        count = dataset.count(split)
        shape = dataset.shape
        let (size, overflow) = count.multipliedReportingOverflow(by: shape.count)
        held = !overflow && size <= Self.mostHeld ? try dataset.pixels(split, Array(0..<count)) : nil
    }

    /// [rows, C, H, W] in 0…1.
    func batch(_ rows: [Int]) throws -> Tensor {
        guard let held else { return try Pixels.tensor(dataset.pixels(split, rows), count: rows.count, shape: shape) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * shape.count)
        for row in rows { bytes += held[row * shape.count..<(row + 1) * shape.count] }
        return try Pixels.tensor(bytes, count: rows.count, shape: shape)
    }
}

/// Between bytes [N, H, W, C] and tensors [N, C, H, W].
enum Pixels {
    static func tensor(_ bytes: [UInt8], count: Int, shape: ImageShape) throws -> Tensor {
        let images = try Tensor(bytes, shape: [count, shape.height, shape.width, shape.channels]).to(.float32) / 255
        return try images.permuted([0, 3, 1, 2]).channelsLast(false)
    }

    /// Values [N, C·H·W] in 0…1 → bytes, rounded to the nearest.
    static func bytes(_ values: Tensor, shape: ImageShape) throws -> [UInt8] {
        let images = try values.detach().reshaped([-1, shape.channels, shape.height, shape.width]).permuted([
            0, 2, 3, 1,
        ])
        return try (images.clamped(0, 1) * 255 + 0.5).floor().values(Float.self).map { UInt8($0) }
    }
}
