import Foundation
import Settings

/// Recipes for the tiles of slides, which are read inside of a site's own file.
extension Recipe {
    /// Mistakes are kept in `map`.
    /// - Parameter folder: where relative paths start.
    package static func read(tiles map: YAMLMapping, folder: URL) -> Recipe {
        RecipeParsing.read(map, name: nil, folder: folder, tiles: true)
    }

    /// Whether every tile is described here, rather than by files made elsewhere.
    package var describesTiles: Bool {
        switch source {
        case .model, .pixels, .statistics, .torchScript: true
        case .latents, .codes, .neighbours, .joined: false
        }
    }
}
