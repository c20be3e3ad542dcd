import COpenSlide
import Slides

/// What a plain program would do: OpenSlide's own call for every tile.
enum Plain {
    static func read(_ slide: Slide, _ grid: TileGrid, _ places: [TilePlace]) throws {
        guard let handle = openslide_open(slide.url.path) else { return }
        defer { openslide_close(handle) }
        let level = SlideLevel.best(of: slide.levels.map(\.downsample), for: grid.factor)
        let edge = Int((Double(grid.tile) * grid.factor / slide.levels[level].downsample).rounded())
        var words = [UInt32](repeating: 0, count: edge * edge)
        for place in places {
            let rect = grid.rect(column: place.column, row: place.row)
            words.withUnsafeMutableBufferPointer {
                openslide_read_region(
                    handle, $0.baseAddress, Int64(rect.x), Int64(rect.y), Int32(level), Int64(edge), Int64(edge))
            }
        }
    }
}
