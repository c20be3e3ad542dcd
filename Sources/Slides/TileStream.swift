import Core
import Foundation
import Synchronization

/// The tiles of one grid with enough tissue, read by several workers in bounded memory and handed over in order.
///
/// Each tile is a read of its own: OpenSlide keeps the file's own tiles for the neighbours, and strips of several tiles
/// were not faster.
public struct TileStream: Sendable {
    /// In row-major order.
    public let places: [TilePlace]
    let slide: Slide
    let grid: TileGrid
    private let jobs: Int

    /// - Parameters:
    ///   - minimumTissue: the share of a tile that must be tissue; 0 takes every tile.
    ///   - jobs: how many threads read. The tiles do not depend on it.
    public init(slide: Slide, grid: TileGrid, mask: TissueMask, minimumTissue: Double = 0.5, jobs: Int) {
        var places: [TilePlace] = []
        for row in 0..<grid.rows {
            for column in 0..<grid.columns where mask.share(grid.rect(column: column, row: row)) >= minimumTissue {
                places.append(TilePlace(column: column, row: row))
            }
        }
        self.init(slide: slide, grid: grid, places: places, jobs: jobs)
    }

    /// These tiles, in this order.
    /// - Parameter places: tiles of the grid.
    public init(slide: Slide, grid: TileGrid, places: [TilePlace], jobs: Int) {
        self.slide = slide
        self.grid = grid
        self.places = places
        self.jobs = max(1, jobs)
    }

    /// Hands over the tiles in batches of at most `batch`: the range of `places`, and RGB bytes, batch × edge ×
    /// edge × 3. The body runs on the calling thread while the next batch is read.
    /// - Throws: `Diagnostic` where the slide cannot be read, and what the body throws.
    public func forEach(batch: Int, _ body: (Range<Int>, [UInt8]) throws -> Void) throws {
        let ranges = try self.ranges(of: batch)
        guard let first = ranges.first else { return }
        var coming = Upcoming { try read(first) }
        for (index, range) in ranges.enumerated() {
            let tiles = try coming.wait()
            guard index + 1 < ranges.count else {
                try body(range, tiles)
                return
            }
            let following = ranges[index + 1]
            coming = Upcoming { try read(following) }
            do {
                try body(range, tiles)
            } catch {
                // Nobody may read on once the caller has been told.
                _ = try? coming.wait()
                throw error
            }
        }
    }

    /// The 12 statistics of every tile, places × 12, computed by the workers that read them.
    public func statistics() throws -> [Float] {
        try inParts(0..<places.count) { part in
            try self.bytes(of: part).withUnsafeBufferPointer { buffer in
                (0..<part.count).flatMap { tile in
                    TileStatistics.values(
                        UnsafeBufferPointer(rebasing: buffer[tile * tileBytes..<(tile + 1) * tileBytes]),
                        edge: grid.tile)
                }
            }
        }
    }

    private var tileBytes: Int { grid.tile * grid.tile * 3 }

    /// 512 MiB a batch is more than any encoder wants.
    private func ranges(of batch: Int) throws -> [Range<Int>] {
        let most = max(1, (1 << 29) / tileBytes)
        guard (1...most).contains(batch) else {
            throw Diagnostic(
                "batches of \(batch) tiles of \(grid.tile) pixels", expected: "a number from 1 to \(most)")
        }
        return stride(from: 0, to: places.count, by: batch).map { $0..<min(places.count, $0 + batch) }
    }

    private func read(_ range: Range<Int>) throws -> [UInt8] {
        try inParts(range) { try self.bytes(of: $0) }
    }

    /// Joins what `body` makes of a few tiles at a time, on all workers.
    private func inParts<Element: Sendable>(
        _ range: Range<Int>, _ body: @Sendable (Range<Int>) throws -> [Element]
    ) throws -> [Element] {
        let chunk = 4
        let parts = Mutex([[Element]](repeating: [], count: (range.count + chunk - 1) / chunk))
        try Parallel.forEach(count: range.count, jobs: jobs, chunk: chunk) { indices in
            let made = try body(range.lowerBound + indices.lowerBound..<range.lowerBound + indices.upperBound)
            parts.withLock { $0[indices.lowerBound / chunk] = made }
        }
        var all: [Element] = []
        let made = parts.withLock { $0 }
        all.reserveCapacity(made.reduce(0) { $0 + $1.count })
        for part in made { all += part }
        return all
    }

    /// RGB bytes, tile after tile: each the same as `Slide.region` gives for its place.
    private func bytes(of part: Range<Int>) throws -> [UInt8] {
        var output = [UInt8](repeating: 0, count: part.count * tileBytes)
        try output.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for (index, place) in places[part].enumerated() {
                let rect = grid.rect(column: place.column, row: place.row)
                let window = RegionWindow(
                    levels: slide.levels, x: rect.x, y: rect.y, factor: grid.factor, width: grid.tile,
                    height: grid.tile)
                try slide.write(window, into: start + index * tileBytes)
            }
        }
        return output
    }
}
