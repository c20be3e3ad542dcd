import Core
import Foundation
import Gallery
import Imaging

/// Rows of pictures as images of their own, for what is no page: right and wrong are told by solid and dashed frames.
///
/// All is measured in pixels; words are drawn by libvips, and pictures copied in, enlarged by whole factors only.
package struct PictureStrip {
    /// One image of the rows, or of as many as fit one page.
    package struct Sheet: Sendable {
        package var image: PixelImage
        /// What it shows, for those who do not see it.
        package var label: String
    }

    /// Pictures in a line; longer rows go on below.
    static let mostInLine = 9
    /// A sheet is at most about as high as a page is, at the width of a full line.
    static let mostHeight = 1800
    /// Small pictures are enlarged to about this.
    static let wantedEdge = 128

    /// - Throws: `Diagnostic` for a picture that the site does not have.
    package static func sheets(_ grid: PictureGrid, _ pictures: any ReportPictures) throws -> [Sheet] {
        let lines = StripLine.lines(of: grid, most: mostInLine)
        var edge = 1
        var images: [PictureReference: PixelImage] = [:]
        for line in lines {
            for item in line.items where images[item.picture] == nil {
                let image = try fitted(try pictures.image(item.picture), isPixelated: grid.isPixelated)
                images[item.picture] = image
                edge = max(edge, image.width, image.height)
            }
        }
        let layout = StripLayout(edge: edge)
        var sheets: [Sheet] = []
        var first = 0
        while first < lines.count {
            var end = first + 1
            while end < lines.count, layout.height(lines[first...end]) <= mostHeight { end += 1 }
            sheets.append(try layout.sheet(Array(lines[first..<end]), images))
            first = end
        }
        return sheets
    }

    /// Enlarged by a whole factor where pixels are meant to be seen, made smaller where it is a photograph.
    private static func fitted(_ image: PixelImage, isPixelated: Bool) throws -> PixelImage {
        let longest = max(image.width, image.height)
        if isPixelated, longest * 2 <= wantedEdge + wantedEdge / 4 {
            return try image.enlarged(by: max(2, wantedEdge / longest))
        }
        guard longest > 2 * wantedEdge else { return image }
        return try ImageCodec.thumbnail(ImageCodec.png(image, compression: 1), name: "picture", edge: 2 * wantedEdge)
    }
}

/// Some pictures beside each other.
struct StripLine {
    /// Empty where the line goes on with a row.
    var title: String
    var items: [PictureGrid.Item]

    static func lines(of grid: PictureGrid, most: Int) -> [StripLine] {
        grid.rows.flatMap { row -> [StripLine] in
            guard !row.items.isEmpty else { return [StripLine(title: row.title, items: [])] }
            // Lines of one row are about as long as each other.
            let lines = (row.items.count + most - 1) / most
            let length = (row.items.count + lines - 1) / lines
            return stride(from: 0, to: row.items.count, by: length).map { start in
                let end = min(start + length, row.items.count)
                return StripLine(title: start == 0 ? row.title : "", items: Array(row.items[start..<end]))
            }
        }
    }
}

extension PixelImage {
    /// Each pixel as a square of `factor` × `factor`.
    func enlarged(by factor: Int) throws -> PixelImage {
        guard factor > 1 else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(width * height * channels * factor * factor)
        for y in 0..<height {
            var row: [UInt8] = []
            for x in 0..<width {
                let start = (y * width + x) * channels
                for _ in 0..<factor { row += pixels[start..<start + channels] }
            }
            for _ in 0..<factor { result += row }
        }
        return try PixelImage(width: width * factor, height: height * factor, channels: channels, pixels: result)
    }
}
