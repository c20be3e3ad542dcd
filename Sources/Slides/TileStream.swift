import Core
import Foundation
import Synchronization

/// The tiles of one grid with enough tissue, read by several workers in bounded memory and handed over in order.
///
/// Neighbours in a row are read in one go, for they share the file's own tiles.
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
        let count = TileStatistics.names.count
        let runs = self.runs(in: 0..<places.count)
        let results = Mutex([[Float]](repeating: [], count: runs.count))
        try Parallel.forEach(count: runs.count, jobs: jobs) { indices in
            for index in indices {
                let bytes = try self.bytes(of: runs[index])
                let values = bytes.withUnsafeBufferPointer { buffer in
                    (0..<runs[index].count).flatMap { tile in
                        TileStatistics.values(
                            UnsafeBufferPointer(rebasing: buffer[tile * tileBytes..<(tile + 1) * tileBytes]),
                            edge: grid.tile)
                    }
                }
                results.withLock { $0[index] = values }
            }
        }
        var all: [Float] = []
        all.reserveCapacity(places.count * count)
        for values in results.withLock({ $0 }) { all += values }
        return all
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
        let runs = self.runs(in: range)
        let parts = Mutex([[UInt8]](repeating: [], count: runs.count))
        try Parallel.forEach(count: runs.count, jobs: jobs) { indices in
            for index in indices {
                let bytes = try self.bytes(of: runs[index])
                parts.withLock { $0[index] = bytes }
            }
        }
        var all: [UInt8] = []
        all.reserveCapacity(range.count * tileBytes)
        for part in parts.withLock({ $0 }) { all += part }
        return all
    }
}
