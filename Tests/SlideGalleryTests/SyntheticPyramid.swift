import Core
import Foundation
import Imaging
import SlideGallery

/// A Deep Zoom pyramid of a synthetic slide as `dzsave` lays it out: overlap 1, blank tiles left out.
enum SyntheticPyramid {
    static let tileSize = 254

    /// - Parameter factor: level-0 pixels to a pixel of the finest level.
    static func write(_ tissue: SyntheticTissue, to folder: URL, factor: Double = 4) throws -> DeepZoomPyramid {
        let width = Int((Double(tissue.width) / factor).rounded(.up))
        let height = Int((Double(tissue.height) / factor).rounded(.up))
        var maxLevel = 0
        while 1 << maxLevel < max(width, height) { maxLevel += 1 }
        let minLevel = min(8, maxLevel)
        var bytes = 0
        for level in minLevel...maxLevel {
            let shrink = maxLevel - level
            let levelWidth = (width + (1 << shrink) - 1) >> shrink
            let levelHeight = (height + (1 << shrink) - 1) >> shrink
            let step = factor * Double(1 << shrink)
            let place = folder.appendingPathComponent(String(level))
            try Files.makeDirectory(place)
            for row in 0..<(levelHeight + tileSize - 1) / tileSize {
                for column in 0..<(levelWidth + tileSize - 1) / tileSize {
                    let left = max(0, column * tileSize - 1)
                    let top = max(0, row * tileSize - 1)
                    let right = min(levelWidth, (column + 1) * tileSize + 1)
                    let bottom = min(levelHeight, (row + 1) * tileSize + 1)
                    let rect = SlideRect(
                        x: Int(Double(left) * step), y: Int(Double(top) * step),
                        width: Int(Double(right - left) * step), height: Int(Double(bottom - top) * step))
                    if level > minLevel, tissue.isBlank(rect) { continue }
                    let image = try tissue.image(
                        x: Double(left) * step, y: Double(top) * step, step: step, columns: right - left,
                        rows: bottom - top)
                    let data = try ImageCodec.jpeg(image, quality: 80)
                    try Files.write(data, to: place.appendingPathComponent("\(column)_\(row).jpg"))
                    bytes += data.count
                }
            }
        }
        return DeepZoomPyramid(
            folder: folder, width: width, height: height, tileSize: tileSize, overlap: 1, format: "jpg",
            minLevel: minLevel, maxLevel: maxLevel, factor: factor, bytes: bytes)
    }
}
