import Core
import Foundation
import Gallery

/// `data/slides/<slug>.js`: what the viewer needs to know of a slide, as a classic script, so that it opens from disk.
struct SlideScript: Encodable, Sendable {
    struct Pyramid: Encodable, Sendable {
        /// From the site's root.
        var path: String
        var format: String
        var width: Int
        var height: Int
        var tileSize: Int
        var overlap: Int
        var minLevel: Int
        var maxLevel: Int
        var factor: Double
        /// By level from the coarsest, in base64: a bit for each tile, row by row, lowest bit first.
        var tiles: [String]
    }

    struct Thumbnail: Encodable, Sendable {
        var path: String
        /// Of the whole file, and of the slide's picture in its upper left corner.
        var width: Int
        var height: Int
        var shown: [Int]
    }

    /// The annotated areas of one class.
    struct Areas: Encodable, Sendable {
        /// Index among the site's classes: what its look hangs on, the same on all slides.
        var place: Int
        var name: String
        /// By area, then by outline: x, y of the first point in level-0 pixels, then the way from each point to the next.
        var outlines: [[[Int]]]
    }

    /// Place in the index.
    var number: Int
    var name: String
    var file: String
    var width: Int
    var height: Int
    var micronsPerPixel: Double
    var magnification: Double
    /// Magnifications that the slide can be searched at.
    var scales: [Double]
    var tile: Int
    var thumbnail: Thumbnail
    var pyramid: Pyramid?
    /// By class, those that there are on this slide.
    var areas: [Areas]

    init(_ site: SlideSite, number: Int, pyramid taken: TakenPyramid?) {
        let slide = site.content.slides[number]
        self.number = number
        name = slide.name
        file = slide.file
        width = slide.width
        height = slide.height
        micronsPerPixel = slide.micronsPerPixel
        magnification = slide.magnification
        scales = zip(site.content.scales, slide.tiles).filter { $0.1 > 0 }.map(\.0)
        tile = site.content.tile
        areas = Dictionary(grouping: slide.areas, by: \.classIndex).sorted { $0.key < $1.key }.map { place, areas in
            Areas(
                place: place, name: site.content.classes[place],
                outlines: areas.map { $0.rings.map(Self.steps) })
        }
        let file = site.pictures.slides[number]
        thumbnail = Thumbnail(
            path: "images/\(file.name)", width: file.strip.width, height: file.strip.height,
            shown: [file.strip.cells[0].width, file.strip.cells[0].height])
        pyramid = taken.map { taken in
            let description = taken.description
            return Pyramid(
                path: taken.path, format: description.format, width: description.width, height: description.height,
                tileSize: description.tileSize, overlap: description.overlap, minLevel: description.minLevel,
                maxLevel: description.maxLevel, factor: description.factor,
                tiles: taken.tiles.map { Data($0).base64EncodedString() })
        }
    }

    /// Small numbers take fewer bytes than places do.
    private static func steps(_ ring: [Int]) -> [Int] {
        ring.enumerated().map { place, value in place < 2 ? value : value - ring[place - 2] }
    }

    /// - Parameter slug: of the slide: letters, digits and hyphens.
    func script(_ slug: String) throws -> Data {
        try DataScript.assigning(self, to: "pyramids[\"\(slug)\"]", objects: ["pyramids"])
    }
}
