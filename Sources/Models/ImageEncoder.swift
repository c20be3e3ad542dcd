import Arrays
import Core
import Datasets

/// Turns images into vectors of numbers. May be called from several threads at once; calls then wait for each other.
public protocol ImageEncoder: Sendable {
    var latentSize: Int { get }
    /// - Parameter pixels: count × H × W × C bytes.
    /// - Returns: [count, latentSize].
    func latents(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> FloatMatrix
    /// What the encoder makes of the images' codes, in the form of `pixels`; nothing where it has no way back.
    func reconstructions(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> [UInt8]?
}

extension ImageEncoder {
    /// Encodes a whole split, a batch at a time.
    public func latents(
        of dataset: any ImageDataset, _ split: Split, batch: Int = 1000, progress: ProgressHandler = { _ in }
    ) throws -> FloatMatrix {
        var values: [Float] = []
        values.reserveCapacity(dataset.count(split) * latentSize)
        try forEachBatch(of: dataset, split, batch: batch, progress: progress) { values += $0.values }
        return try FloatMatrix(rows: dataset.count(split), columns: latentSize, values: values)
    }

    /// Encodes a whole split and gives the latents to `body` a batch at a time, in order, so that memory does not grow
    /// with the dataset.
    public func forEachBatch(
        of dataset: any ImageDataset, _ split: Split, batch: Int = 1000, progress: ProgressHandler = { _ in },
        _ body: (FloatMatrix) throws -> Void
    ) throws {
        let task = "encode \(split.rawValue)"
        let count = dataset.count(split)
        progress(.started(task: task, total: count, unit: "images"))
        for start in stride(from: 0, to: count, by: max(1, batch)) {
            let rows = Array(start..<min(count, start + max(1, batch)))
            try body(latents(dataset.pixels(split, rows), count: rows.count, shape: dataset.shape))
            progress(.advanced(task: task, done: start + rows.count))
        }
        progress(.finished(task: task, summary: "\(count) images"))
    }

    /// - Throws: `Diagnostic` unless there are as many bytes as count and shape ask for.
    func checkPixels(_ pixels: [UInt8], count: Int, shape: ImageShape) throws {
        let (expected, overflow) = count.multipliedReportingOverflow(by: shape.count)
        guard count >= 0, !overflow, pixels.count == expected else {
            throw Diagnostic(
                "\(pixels.count) bytes cannot be \(count) images of \(shape.width) × \(shape.height) × \(shape.channels)"
            )
        }
    }
}
