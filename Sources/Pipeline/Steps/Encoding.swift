import Arrays
import Core
import Datasets
import Foundation
import Models

/// The step `encode`: latents of both splits, and what the decoder makes of the queries.
struct Encoding {
    let recipe: Recipe
    let dataset: any ImageDataset
    let trained: StepResult?
    let options: BuildOptions
    /// The results of `encode` of the runs that this one joins, in the recipe's order.
    var joined: [StepResult] = []

    func write(to folder: URL) throws {
        switch recipe.source {
        case .codes(let database, let query):
            let codes = try [(Split.database, database), (.query, query)].map { split, url in
                let codes = try PackedCodes(npy: url)
                try check(codes.count, split, url, "codes")
                return (split, codes)
            }
            guard codes[0].1.bits == codes[1].1.bits else {
                throw Diagnostic(
                    "has codes of \(codes[1].1.bits) bits", file: query.path,
                    expected: "\(codes[0].1.bits) bits, as in \(database.lastPathComponent)")
            }
            for (split, codes) in codes {
                try codes.write(to: folder.appendingPathComponent("\(split.rawValue).codes.npy"))
            }
        case .latents(let database, let query):
            let latents = try [(Split.database, database), (.query, query)].map { split, url in
                let latents = try FloatMatrix(npy: url)
                try check(latents.rows, split, url, "latents")
                return (split, latents)
            }
            guard latents[0].1.columns == latents[1].1.columns else {
                throw Diagnostic(
                    "has latents of \(latents[1].1.columns) numbers", file: query.path,
                    expected: "\(latents[0].1.columns), as in \(database.lastPathComponent)")
            }
            for (split, latents) in latents {
                try latents.write(to: folder.appendingPathComponent("\(split.rawValue).latents.npy"))
            }
        case .neighbours(let indices, let distances):
            try NeighbourLists.read(indices, distances: distances, dataset: dataset)
                .write(to: folder, name: NeighbourLists.name)
        case .joined(_, let components): try LatentJoining(encoded: joined, components: components).write(to: folder)
        case .statistics:
            throw Diagnostic("`encoder: statistics` describes the tiles of slides", file: recipe.file)
        case .model, .pixels, .torchScript:
            guard
                let encoder = try Encoders.open(
                    recipe, trained: trained, shape: dataset.shape, device: options.device)
            else { return }
            for split in Split.allCases {
                let stream = try NPYStream(
                    .float32, shape: [dataset.count(split), encoder.latentSize],
                    to: folder.appendingPathComponent("\(split.rawValue).latents.npy"))
                try encoder.forEachBatch(of: dataset, split, progress: options.progress) {
                    try stream.append($0.values)
                }
                try stream.finish()
            }
            try writeReconstructions(encoder, to: folder)
        }
    }

    private func check(_ rows: Int, _ split: Split, _ url: URL, _ what: String) throws {
        guard rows == dataset.count(split) else {
            throw Diagnostic(
                "has \(rows) \(what)", file: url.path,
                expected:
                    "\(dataset.count(split)), one for each image of the \(split.rawValue) split of `\(dataset.card.name)`"
            )
        }
    }

    /// `query.reconstructions.npy` uint8 [Q, H, W, C], and the mean squared error of each with pixels in 0…1.
    private func writeReconstructions(_ encoder: any ImageEncoder, to folder: URL) throws {
        let shape = dataset.shape
        var stream: NPYStream?
        var errors: [Float] = []
        let count = dataset.count(.query)
        let task = "reconstruct queries"
        for start in stride(from: 0, to: count, by: 1000) {
            let rows = Array(start..<min(count, start + 1000))
            let pixels = try dataset.pixels(.query, rows)
            guard let made = try encoder.reconstructions(pixels, count: rows.count, shape: shape) else { return }
            if start == 0 { options.progress(.started(task: task, total: count, unit: "images")) }
            guard made.count == pixels.count else {
                throw Diagnostic("the decoder gave \(made.count) bytes", expected: "\(pixels.count)")
            }
            for row in rows.indices {
                var sum = 0
                for index in row * shape.count..<(row + 1) * shape.count {
                    let difference = Int(pixels[index]) - Int(made[index])
                    sum += difference * difference
                }
                errors.append(Float(Double(sum) / (255 * 255 * Double(max(1, shape.count)))))
            }
            let open =
                try stream
                ?? NPYStream(
                    .uint8, shape: [count, shape.height, shape.width, shape.channels],
                    to: folder.appendingPathComponent("query.reconstructions.npy"))
            try open.append(made)
            stream = open
            options.progress(.advanced(task: task, done: start + rows.count))
        }
        try stream?.finish()
        options.progress(.finished(task: task, summary: "\(count) images"))
        try NPY.array(errors, .float32, shape: [count])
            .write(to: folder.appendingPathComponent("query.reconstruction_errors.npy"))
    }
}
