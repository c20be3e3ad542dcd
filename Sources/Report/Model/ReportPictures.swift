import Foundation
import Imaging

/// Gives the bytes of a site's pictures, for what is written outside the site's pages.
package protocol ReportPictures: Sendable {
    /// - Returns: at most the site's longest edge wide and high.
    /// - Throws: `Diagnostic` where the site has no such picture.
    func image(_ picture: PictureReference) throws -> PixelImage
}

/// A file that belongs to a written report.
package struct ReportFile: Sendable, Equatable {
    /// From the report's folder, parted by `/`.
    package var path: String
    package var data: Data

    package init(path: String, data: Data) {
        self.path = path
        self.data = data
    }
}

/// One form that a report can be written in.
///
/// A new form is one struct in `Output/` and one line in `ReportFormats`.
package protocol ReportWriter: Sendable {
    /// What `--format` calls it.
    static var name: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }

    /// - Parameter folder: where pictures that the text names are looked for; nil leaves them out.
    init(folder: URL?)

    /// - Parameter name: of the report, without extension: letters, digits, `_` and `-`.
    /// - Returns: the files, the report itself first. The same bytes for the same document.
    func files(_ document: ReportDocument, name: String, pictures: any ReportPictures) throws -> [ReportFile]
}
