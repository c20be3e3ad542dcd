import Core
import Foundation
import Gallery
import Imaging
import Synchronization
import Templating

/// How a page shows a picture of the site.
package protocol PictureMarkup: Sendable {
    /// An element that fills the width around it.
    func html(_ picture: PictureReference, label: String) throws -> String
    /// The author's own pictures.
    func html(_ image: ReportImage) throws -> String
}

/// Windows onto the sheets that the site has anyway.
package struct SheetMarkup: PictureMarkup {
    let gallery: ReportGallery
    /// From the page to the site's root, and to the files that belong to the page.
    let root: String
    let files: String

    package func html(_ picture: PictureReference, label: String) throws -> String {
        let map = gallery.map
        let pictured: Pictured
        switch picture {
        case .query(let row): pictured = .query(row)
        case .database(let row): pictured = .database(row)
        case .reconstruction(let run, let row): pictured = .reconstruction(run: try gallery.run(run).number, query: row)
        }
        return try map.pictures.markup(pictured, label: label, root: root).text
    }

    package func html(_ image: ReportImage) throws -> String {
        EmbeddedMarkup.element(image, address: files + image.name)
    }
}

/// Pictures inside the page itself, for a file that stands alone.
package final class EmbeddedMarkup: PictureMarkup {
    private let pictures: any ReportPictures
    private let known = Mutex<[PictureReference: String]>([:])

    package init(_ pictures: any ReportPictures) {
        self.pictures = pictures
    }

    package func html(_ picture: PictureReference, label: String) throws -> String {
        let address = try known.withLock { known in
            if let found = known[picture] { return found }
            let image = try pictures.image(picture)
            let made = "data:image/png;base64," + (try ImageCodec.png(image)).base64EncodedString()
            known[picture] = made
            return made
        }
        return "<span class=\"im\"><img src=\"\(address)\" alt=\"\(HTML.escape(label))\" "
            + "style=\"width:100%;height:100%;object-fit:contain\"></span>"
    }

    package func html(_ image: ReportImage) throws -> String {
        let type =
            image.name.hasSuffix(".jpg") ? "jpeg" : image.name.split(separator: ".").last.map(String.init) ?? "png"
        return Self.element(image, address: "data:image/\(type);base64,\(image.data.base64EncodedString())")
    }

    static func element(_ image: ReportImage, address: String) -> String {
        "<img class=\"own\" src=\"\(address)\" alt=\"\(HTML.escape(image.label))\" width=\"\(image.width)\" "
            + "height=\"\(image.height)\">"
    }
}

/// The pictures of a site, from its data set and its runs' results.
package struct GalleryPictures: ReportPictures {
    let gallery: ReportGallery

    package init(_ gallery: ReportGallery) {
        self.gallery = gallery
    }

    package func image(_ picture: PictureReference) throws -> PixelImage {
        switch picture {
        case .query(let row): return try gallery.content.images.query(row)
        case .database(let row): return try gallery.content.images.database(row)
        case .reconstruction(let name, let row):
            guard let made = try gallery.run(name).content.reconstructions else {
                throw Diagnostic("the run `\(name)` has no decoder")
            }
            return try made.image(row)
        }
    }
}
