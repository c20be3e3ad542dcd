import Core
import Gallery
import Imaging
import Templating

/// One file of pictures under `images/`, and where each lies in it.
struct PictureFile: Sendable {
    var name: String
    var strip: PictureStrip
    var bytes: Int

    /// A picture by itself: a window onto the file that scales, prints and needs no script.
    /// - Parameters:
    ///   - label: the alternative text; nil where text beside it says the same.
    ///   - root: `../` from a folder.
    func markup(_ index: Int, label: String?, root: String) -> TemplateValue {
        let naming = label.map { "role=\"img\" aria-label=\"\(HTML.escape($0))\"" } ?? "aria-hidden=\"true\""
        let cell = strip.cells[index]
        return .safe(
            "<svg class=\"im\" viewBox=\"0 0 \(cell.width) \(cell.height)\" \(naming)>\(window(index, root: root))</svg>"
        )
    }

    /// A picture as part of a drawing, in its own pixels: an inner `svg` cuts off what lies beside it in the file.
    /// - Parameter attributes: size, where it is not that of the picture, and style.
    func window(_ index: Int, root: String, _ attributes: String? = nil) -> String {
        let cell = strip.cells[index]
        let size = attributes ?? "width=\"\(cell.width)\" height=\"\(cell.height)\""
        return "<svg viewBox=\"\(cell.box)\" \(size)>\(image(root: root))</svg>"
    }

    func image(root: String) -> String {
        "<image href=\"\(root)images/\(name)\" width=\"\(strip.width)\" height=\"\(strip.height)\"/>"
    }
}

/// All pictures of a site of slides: each slide's own, one file of all slides small, one of all queries small, and one
/// for each query's page.
struct SlidePictures: Sendable {
    /// By slide, at their full size.
    var slides: [PictureFile]
    /// All slides, at most `smallEdge` an edge.
    var overview: PictureFile
    /// All queries, at most `queryEdge` an edge: on sheets of `perSheet`.
    var queries: [PictureFile]
    /// By query: the query first, then its hits.
    var pages: [PictureFile]
    /// By query: maps of similarity, by method, then as that method lists them; nil where it has none.
    var maps: [PictureFile?]
    /// By query and method: the place in `pages` of each hit.
    var hits: [[[Int]]]
    /// Pictures that could not be made and are drawn as a crossed-out cell, each with the reason.
    var warnings: [Diagnostic]

    static let smallEdge = 224
    static let queryEdge = 160
    static let perSheet = 60
    static let hitEdge = 224
    static let regionEdge = 448

    func query(_ query: Int, label: String?, root: String) -> TemplateValue {
        queries[query / Self.perSheet].markup(query % Self.perSheet, label: label, root: root)
    }
}
