import Core
import Foundation
import Imaging

/// Small drawn pictures in four classes, with a manifest and a card: a dataset for a machine that has none.
enum SampleImages {
    static let classes = ["bars", "checks", "discs", "rings"]
    static let edge = 32

    static func files(database: Int = 320, queries: Int = 80, seed: UInt64 = 7) throws -> [(String, Data)] {
        var random = SeededRandom(seed: seed)
        var files: [(String, Data)] = []
        var manifest = CSVWriter(header: ["file_name", "split", "labels"])
        for (split, count) in [("database", database), ("query", queries)] {
            for index in 0..<count {
                let kind = index % classes.count
                let name = "images/\(split)-\(String(format: "%04d", index)).png"
                files.append(("data/" + name, try ImageCodec.png(draw(kind, &random))))
                manifest.append([name, split, classes[kind]])
            }
        }
        files.append(("data/manifest.csv", Data(manifest.text.utf8)))
        files.append(("datasets/shapes.yml", Data(card.utf8)))
        return files
    }

    private static func draw(_ kind: Int, _ random: inout SeededRandom) throws -> PixelImage {
        let x0 = Double(edge) / 2 + random.uniform() * 8 - 4
        let y0 = Double(edge) / 2 + random.uniform() * 8 - 4
        let size = 7 + random.uniform() * 5
        let period = 5 + random.uniform() * 4
        var pixels: [UInt8] = []
        for y in 0..<edge {
            for x in 0..<edge {
                let (dx, dy) = (Double(x) - x0, Double(y) - y0)
                let distance = (dx * dx + dy * dy).squareRoot()
                let bar = (Double(x) + x0).truncatingRemainder(dividingBy: period) < period / 2
                let row = (Double(y) + y0).truncatingRemainder(dividingBy: period) < period / 2
                let isOn =
                    switch kind {
                    case 0: bar
                    case 1: bar != row
                    case 2: distance < size
                    default: distance < size && distance > size - 3
                    }
                pixels.append(UInt8(max(0, min(255, (isOn ? 210 : 40) + random.normal() * 12))))
            }
        }
        return try PixelImage(width: edge, height: edge, channels: 1, pixels: pixels)
    }

    private static let card = """
        name: shapes
        title: Drawn shapes
        description: Four kinds of shapes, drawn by the program, to try it without a dataset.
        reader: csv
        look_in: [data]
        manifest: manifest.csv
        labels: [bars, checks, discs, rings]
        size: 32
        channels: 1
        flip: true
        licence: MIT

        """
}
