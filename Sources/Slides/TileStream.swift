import Core

/// The tiles of one grid with enough tissue, read by several workers in bounded memory and handed over in order.
public struct TileStream: Sendable {
    /// In row-major order.
    public let places: [TilePlace]

    public init(slide: Slide, grid: TileGrid, mask: TissueMask, minimumTissue: Double = 0.5, jobs: Int) {
        places = []
    }

    /// Hands over the tiles in batches of at most `batch`: the range of `places`, and RGB bytes, batch × edge ×
    /// edge × 3. The body runs on the calling thread while the next batch is read.
    public func forEach(batch: Int, _ body: (Range<Int>, [UInt8]) throws -> Void) throws {}

    /// The 12 statistics of every tile, places × 12, computed by the workers that read them.
    public func statistics() throws -> [Float] { [] }
}
