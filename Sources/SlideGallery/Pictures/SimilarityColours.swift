import Imaging

/// Similarity as colour to be multiplied with a slide: white where nothing was compared, then from pale yellow over
/// orange to dark red. Lightness falls all the way, so that it also reads in grey and for the colour-blind.
package enum SimilarityColours {
    /// Red, green, blue at equal steps from least to most.
    static let stops: [(Double, Double, Double)] = [
        (255, 250, 222), (254, 224, 150), (252, 179, 88), (240, 112, 50), (204, 44, 38), (128, 8, 38),
    ]
    /// Few different colours make small files; more steps than these nobody tells apart.
    static let levels = 24

    /// Red, green, blue of a value: 0 for nothing, 1 to 255 from least to most.
    package static func colour(_ value: UInt8) -> [UInt8] {
        guard value > 0 else { return [255, 255, 255] }
        let level = (Double(value) - 1) / 254 * Double(levels - 1)
        let place = level.rounded() / Double(levels - 1) * Double(stops.count - 1)
        let (low, share) = (min(Int(place), stops.count - 2), place - Double(min(Int(place), stops.count - 2)))
        let (a, b) = (stops[low], stops[low + 1])
        return [(a.0, b.0), (a.1, b.1), (a.2, b.2)].map { UInt8(($0 + ($1 - $0) * share).rounded()) }
    }

    /// One pixel a cell, at most 256 an edge: larger grids keep the most similar of each block.
    package static func image(_ map: SimilarityMap) throws -> PixelImage {
        let block = (max(map.columns, map.rows) + 255) / 256
        let (columns, rows) = ((map.columns + block - 1) / block, (map.rows + block - 1) / block)
        var values = [UInt8](repeating: 0, count: columns * rows)
        for (index, value) in map.values.enumerated() {
            let place = index / map.columns / block * columns + index % map.columns / block
            values[place] = max(values[place], value)
        }
        return try PixelImage(width: columns, height: rows, channels: 3, pixels: values.flatMap(colour))
    }
}
