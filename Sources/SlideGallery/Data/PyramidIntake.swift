import Core
import Foundation
import Gallery

/// A slide's pyramid as it lies in the site, and which of its tiles there are.
struct TakenPyramid: Sendable {
    /// `pyramids/<slug>/`.
    var path: String
    var description: DeepZoomPyramid
    /// By level from the coarsest: a bit for each tile, row by row, the first tile in the lowest bit of the first byte.
    var tiles: [[UInt8]]
    var bytes: Int
    var files: Int

    /// Microns a pixel of the finest level.
    func micronsPerPixel(_ slide: SlideContent) -> Double { description.factor * slide.micronsPerPixel }
}

extension DeepZoomPyramid {
    /// Pixels of a level.
    func size(_ level: Int) -> (width: Int, height: Int) {
        let shrink = maxLevel - level
        return (max(1, (width + (1 << shrink) - 1) >> shrink), max(1, (height + (1 << shrink) - 1) >> shrink))
    }

    /// Tiles of a level.
    func grid(_ level: Int) -> (columns: Int, rows: Int) {
        let size = size(level)
        return ((size.width + tileSize - 1) / tileSize, (size.height + tileSize - 1) / tileSize)
    }

    /// Takes the tiles that the folder holds into the site; other files there are left.
    /// - Throws: `Diagnostic` where the folder holds no tile at all, or a file cannot be read or written.
    func take(as path: String, writer: SiteWriter, jobs: Int) throws -> TakenPyramid {
        var taken = TakenPyramid(path: path + "/", description: self, tiles: [], bytes: 0, files: 0)
        for level in minLevel...maxLevel {
            let grid = grid(level)
            var present = [UInt8](repeating: 0, count: (grid.columns * grid.rows + 7) / 8)
            let source = folder.appendingPathComponent(String(level), isDirectory: true)
            var found: [String] = []
            // A level without a folder is one whose tiles were all blank.
            if Files.isDirectory(source) {
                for file in try Files.list(source) {
                    guard let (column, row) = place(file.lastPathComponent), column < grid.columns, row < grid.rows
                    else { continue }
                    let index = row * grid.columns + column
                    present[index / 8] |= 1 << UInt8(index % 8)
                    found.append(file.lastPathComponent)
                }
            }
            taken.tiles.append(present)
            if found.isEmpty { continue }
            try writer.makeFolder("\(path)/\(level)")
            let names = found
            try Parallel.forEach(count: names.count, jobs: jobs, chunk: 32) { range in
                for name in names[range] {
                    try writer.adopt(source.appendingPathComponent(name), as: "\(path)/\(level)/\(name)")
                }
            }
            taken.files += names.count
            for name in names { taken.bytes += try Self.bytes(of: source.appendingPathComponent(name)) }
        }
        guard taken.files > 0 else {
            throw Diagnostic(
                "holds no tile", file: folder.path,
                expected: "files such as \(maxLevel)/0_0.\(format), levels \(minLevel) to \(maxLevel)")
        }
        return taken
    }

    /// Column and row of `3_12.jpg`; nil for any other name.
    private func place(_ name: String) -> (column: Int, row: Int)? {
        guard name.hasSuffix("." + format) else { return nil }
        let parts = name.dropLast(format.utf8.count + 1).split(separator: "_", omittingEmptySubsequences: false)
        let isPlain =
            parts.count == 2
            && parts.allSatisfy { part in
                (1...7).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
        guard isPlain, let column = Int(parts[0]), let row = Int(parts[1]) else { return nil }
        return (column, row)
    }

    private static func bytes(of file: URL) throws -> Int {
        try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
}
