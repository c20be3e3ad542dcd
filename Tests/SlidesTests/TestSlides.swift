import Core
import Foundation
import Imaging
import Slides

/// A folder that goes away with the test.
final class TestFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-slides-\(UUID().uuidString)")
        try Files.makeDirectory(url)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func file(_ name: String) -> URL { url.appendingPathComponent(name) }
}

/// A picture that no two places of look alike.
struct TestPicture {
    let width: Int
    let height: Int

    func value(_ x: Int, _ y: Int, _ channel: Int) -> UInt8 {
        switch channel {
        case 0: UInt8((x * 7 + y * 13) % 256)
        case 1: UInt8((x * x / 9 + y) % 241)
        default: UInt8((x * y / 5 + 3 * y) % 253)
        }
    }

    var pixels: [UInt8] {
        (0..<height).flatMap { y in (0..<width).flatMap { x in (0..<3).map { value(x, y, $0) } } }
    }

    /// Writes it as a slide of 40× without loss.
    func write(
        to file: URL, pyramid: Bool = true, micronsPerPixel: Double? = 0.25, description: String? = nil,
        packing: TiledTIFF.Packing = .none, tile: Int = 64
    ) throws {
        let raw = file.appendingPathExtension("raw")
        try Files.write(Data(pixels), to: raw)
        var tiff = TiledTIFF()
        tiff.packing = packing
        tiff.tile = tile
        tiff.pyramid = pyramid
        tiff.micronsPerPixel = micronsPerPixel
        tiff.description = description
        try tiff.write(raw: raw, width: width, height: height, to: file)
        try FileManager.default.removeItem(at: raw)
    }

    /// The mean over a square of level 0, what lies outside being white.
    func mean(x: Double, y: Double, edge: Double, channel: Int) -> Double {
        var sum = 0.0
        for row in Int(y.rounded(.down))..<Int((y + edge).rounded(.up)) {
            let down = min(y + edge, Double(row + 1)) - max(y, Double(row))
            for column in Int(x.rounded(.down))..<Int((x + edge).rounded(.up)) {
                let across = min(x + edge, Double(column + 1)) - max(x, Double(column))
                let inside = (0..<width).contains(column) && (0..<height).contains(row)
                sum += down * across * (inside ? Double(value(column, row, channel)) : 255)
            }
        }
        return sum / (edge * edge)
    }

    /// The greatest difference between a region and the means of level 0.
    func error(of region: [UInt8], x: Int, y: Int, factor: Double, width: Int, height: Int) -> Double {
        guard region.count == width * height * 3 else { return .infinity }
        var worst = 0.0
        for row in 0..<height {
            for column in 0..<width {
                for channel in 0..<3 {
                    let expected = mean(
                        x: Double(x) + Double(column) * factor, y: Double(y) + Double(row) * factor, edge: factor,
                        channel: channel)
                    worst = max(worst, abs(expected - Double(region[3 * (row * width + column) + channel])))
                }
            }
        }
        return worst
    }
}
