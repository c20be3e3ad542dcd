import Core
import Foundation
import Imaging
import Settings

/// A picture of the author's.
struct ImageCell: ReportCell {
    static let kind = "image"
    static let summary = "A picture file of the author's, beside the report."
    var numbering: ReportNumber.Kind? { .figure }
    static let example = "file: figure.png\nalt: What it shows."

    let runs = RunChoice.none
    let files: [String]
    private let label: String

    init(_ map: YAMLMapping, _ reader: CellReader) {
        files = [map.string("file", required: true) ?? ""]
        label = map.string("alt") ?? ""
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        [.image(try AuthorImage.read(files[0], in: context.folder, label: label))]
    }
}
