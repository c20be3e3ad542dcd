import Core
import Foundation
import Imaging

/// Packs pictures into sheets in row order.
enum PlainSheets {
    static let longestEdge = 1024

    static func pictures(
        for content: SiteContent, rows: [Int], writer: SiteWriter, jobs: Int
    ) throws -> Pictures {
        var pictures = Pictures(
            sheets: [], queries: .init(repeating: nil, count: content.queryLabels.rows),
            database: .init(repeating: nil, count: content.databaseLabels.rows),
            reconstructions: content.runs.map {
                .init(repeating: nil, count: $0.reconstructions == nil ? 0 : content.queryLabels.rows)
            })
        var needed = [Bool](repeating: false, count: content.databaseLabels.rows)
        for run in content.runs {
            let k = run.neighbours.k
            let indices = run.neighbours.indices
            for row in rows {
                for place in 0..<min(k, content.shownNeighbours) { needed[Int(indices[row * k + place])] = true }
            }
        }
        for (row, cell) in try pack(rows, "q", content.images.query, &pictures.sheets, writer, jobs) {
            pictures.queries[row] = cell
        }
        let database = needed.indices.filter { needed[$0] }
        for (row, cell) in try pack(database, "d", content.images.database, &pictures.sheets, writer, jobs) {
            pictures.database[row] = cell
        }
        for (number, run) in content.runs.enumerated() {
            guard let made = run.reconstructions else { continue }
            for (row, cell) in try pack(rows, "r\(number)-", made.image, &pictures.sheets, writer, jobs) {
                pictures.reconstructions[number][row] = cell
            }
        }
        return pictures
    }

    private static func pack(
        _ rows: [Int], _ prefix: String, _ image: @Sendable (Int) throws -> PixelImage, _ sheets: inout [Sheet],
        _ writer: SiteWriter, _ jobs: Int
    ) throws -> [(Int, Cell)] {
        var cells: [(Int, Cell)] = []
        guard let first = rows.first else { return [] }
        let size = try image(first)
        let across = max(1, longestEdge / size.width)
        let capacity = across * max(1, longestEdge / size.height)
        for start in stride(from: 0, to: rows.count, by: capacity) {
            let part = rows[start..<min(rows.count, start + capacity)]
            let lines = (part.count + across - 1) / across
            let width = min(across, part.count) * size.width
            var pixels = [UInt8](repeating: 255, count: width * lines * size.height * size.channels)
            for (place, row) in part.enumerated() {
                let picture = try image(row)
                let x = place % across * size.width
                let y = place / across * size.height
                for line in 0..<min(size.height, picture.height) {
                    for byte in 0..<min(size.width, picture.width) * size.channels {
                        pixels[((y + line) * width + x) * size.channels + byte] =
                            picture.pixels[line * picture.width * picture.channels + byte]
                    }
                }
                cells.append((row, Cell(sheet: sheets.count, x: x, y: y, width: picture.width, height: picture.height)))
            }
            let sheet = try PixelImage(width: width, height: lines * size.height, channels: size.channels, pixels: pixels)
            let name = prefix + String(start / capacity) + ".webp"
            try writer.write(try ImageCodec.webp(sheet, quality: 90, lossless: true), to: "images/\(name)")
            sheets.append(Sheet(file: name, width: sheet.width, height: sheet.height))
        }
        return cells
    }
}
