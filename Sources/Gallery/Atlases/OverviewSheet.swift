import Core
import Foundation
import Imaging
import Retrieval

/// All queries that have pages on one sheet, shrunk so far that it stays small: what the map shows from afar.
///
/// Elsewhere each image is stored once. Seen from afar, the map shows every query at once in a few pixels each: from
/// the sheets, which also hold the reconstructions, that would be hundreds of files and all of their bytes. This one
/// is made from the pixels of those sheets and is less than a tenth of them.
public struct OverviewSheet: Sendable, Equatable, Codable {
    /// Among the site's sheets.
    public var sheet: Int
    /// Edge of a cell in pixels; a picture fills as much of it as of the longest edge of all pictures.
    public var cell: Int
    /// Cells in a row of the sheet; they are in the order of the pages.
    public var columns: Int

    package static let fileName = "overview.webp"
    /// Of the whole sheet: about 0.7 MB for grey images and 1.2 MB for photographs.
    static let mostPixels = 2_600_000
    static let cells = 4...32
    private static let quality = 65

    package static func cell(count: Int, edge: Int) -> Int {
        let fitting = Int((Double(mostPixels) / Double(max(1, count))).squareRoot())
        return max(1, min(edge, max(cells.lowerBound, min(cells.upperBound, fitting))))
    }

    /// Size of a picture of an edge of `length` within a cell.
    static func shrunk(_ length: Int, edge: Int, cell: Int) -> Int {
        max(1, Int((Double(length * cell) / Double(max(1, edge))).rounded()))
    }

    /// Writes the sheet.
    /// - Parameters:
    ///   - queries: cells on `sheets`, in the order of the pages.
    ///   - folder: where the sheets are.
    /// - Returns: nil where there is no picture.
    package static func write(
        queries: [PictureCell], sheets: [PictureSheet], to folder: URL, jobs: Int
    ) throws -> (sheet: PictureSheet, cell: Int, columns: Int)? {
        let edge = queries.reduce(0) { max($0, max($1.width, $1.height)) }
        guard edge > 0 else { return nil }
        let cell = cell(count: queries.count, edge: edge)
        var columns = 1
        while columns * columns < queries.count { columns += 1 }
        let rows = (queries.count + columns - 1) / columns
        let (width, height) = (columns * cell, rows * cell)
        guard max(width, height) <= PixelImage.longestEdge else { return nil }
        // Each sheet is decoded once, whichever of its pictures come when.
        let bySheet = Dictionary(grouping: queries.indices) { queries[$0].sheet }.sorted { $0.key < $1.key }
        let parts = try Parallel.map(count: bySheet.count, jobs: jobs, chunk: 1) { range in
            try range.flatMap { number -> [(place: Int, picture: PixelImage)] in
                let (sheet, places) = bySheet[number]
                let image = try ImageCodec.decode(file: folder.appendingPathComponent(sheets[sheet].file))
                return try places.map { ($0, try shrink(queries[$0], of: image, edge: edge, cell: cell)) }
            }
        }.flatMap { $0 }
        let channels = parts.allSatisfy { $0.picture.channels == 1 } ? 1 : 3
        var pixels = [UInt8](repeating: 255, count: width * height * channels)
        for (place, picture) in parts {
            let (left, top) = (place % columns * cell, place / columns * cell)
            // The margin of a narrow picture repeats its edge, so that nothing shines through when it is scaled.
            for y in 0..<cell {
                for x in 0..<cell {
                    let from =
                        (min(y, picture.height - 1) * picture.width + min(x, picture.width - 1)) * picture.channels
                    let to = ((top + y) * width + left + x) * channels
                    for channel in 0..<channels {
                        pixels[to + channel] = picture.pixels[from + (picture.channels == 1 ? 0 : channel)]
                    }
                }
            }
        }
        let data = try ImageCodec.webp(
            PixelImage(width: width, height: height, channels: channels, pixels: pixels), quality: quality)
        try Files.write(data, to: folder.appendingPathComponent(fileName))
        let sheet = PictureSheet(
            file: fileName, width: width, height: height, bytes: data.count, sha256: Digest.sha256(data))
        return (sheet, cell, columns)
    }

    /// Means of the areas that fall on each pixel.
    private static func shrink(_ place: PictureCell, of sheet: PixelImage, edge: Int, cell: Int) throws -> PixelImage {
        let width = shrunk(place.width, edge: edge, cell: cell)
        let height = shrunk(place.height, edge: edge, cell: cell)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * sheet.channels)
        for y in 0..<height {
            let rows = span(y, of: height, over: place.height, from: place.y, limit: sheet.height)
            for x in 0..<width {
                let columns = span(x, of: width, over: place.width, from: place.x, limit: sheet.width)
                for channel in 0..<sheet.channels {
                    var sum = 0.0
                    var area = 0.0
                    for row in rows {
                        for column in columns {
                            let weight = row.weight * column.weight
                            sum +=
                                weight
                                * Double(sheet.pixels[(row.at * sheet.width + column.at) * sheet.channels + channel])
                            area += weight
                        }
                    }
                    pixels.append(UInt8(max(0, min(255, (sum / max(area, .leastNonzeroMagnitude)).rounded()))))
                }
            }
        }
        return try PixelImage(width: width, height: height, channels: sheet.channels, pixels: pixels)
    }

    /// The pixels that fall on number `index` of `count`, with how much of each does.
    private static func span(
        _ index: Int, of count: Int, over length: Int, from start: Int, limit: Int
    ) -> [(at: Int, weight: Double)] {
        let low = Double(index * length) / Double(count)
        let high = Double((index + 1) * length) / Double(count)
        return (Int(low)..<max(Int(low) + 1, Int(high.rounded(.up)))).map { pixel in
            let weight = min(high, Double(pixel + 1)) - max(low, Double(pixel))
            return (min(limit - 1, start + min(pixel, length - 1)), max(weight, 1e-9))
        }
    }
}
