import Arrays
import Core
import Retrieval

/// Grids of several slides at several scales, of any size from nothing on, with blank tiles.
func randomGrids(slides: Int, scales: Int, longest: Int, blank: Double, seed: UInt64) throws -> [RegionGrid] {
    var random = SeededRandom(seed: seed)
    var grids: [RegionGrid] = []
    var next: Int32 = 0
    for slide in 0..<slides {
        for scale in 0..<scales {
            let columns = random.below(longest + 1)
            let rows = random.below(longest + 1)
            let tiles = (0..<columns * rows).map { _ -> Int32 in
                if random.uniform() < blank { return -1 }
                next += 1
                return next - 1
            }
            // At coarser scales, tiles cover more of the slide.
            let edge = 224 * Double(scales) / Double(scale + 1)
            grids.append(
                try RegionGrid(
                    slide: slide, scale: scale, columns: columns, rows: rows, tileEdge: edge, tiles: tiles))
        }
    }
    random.shuffle(&grids)
    return grids
}

/// How many rows a table needs for some grids.
func tableSize(_ grids: [RegionGrid]) -> Int {
    Int(grids.flatMap(\.tiles).max() ?? -1) + 1
}

/// The codes of a window, or of a part of it: what a user marks on a slide.
func queryRegion(_ grid: RegionGrid, column: Int, row: Int, columns: Int, rows: Int, codes: PackedCodes) throws
    -> QueryRegion?
{
    var bytes: [UInt8] = []
    for y in row..<row + rows {
        for x in column..<column + columns {
            let tile = grid.tiles[y * grid.columns + x]
            if tile >= 0 { bytes += codes.code(Int(tile)) }
        }
    }
    guard !bytes.isEmpty else { return nil }
    let region = try PackedCodes(count: bytes.count / codes.bytesPerCode, bits: codes.bits, bytes: bytes)
    return try QueryRegion(columns: columns, rows: rows, codes: region)
}

extension PackedCodes {
    /// Codes of 8 bits.
    static func bytes(_ bytes: [UInt8]) throws -> PackedCodes {
        try PackedCodes(count: bytes.count, bits: 8, bytes: bytes)
    }

    func rows(_ rows: [Int]) throws -> PackedCodes {
        try PackedCodes(count: rows.count, bits: bits, bytes: rows.flatMap { code($0) })
    }
}
