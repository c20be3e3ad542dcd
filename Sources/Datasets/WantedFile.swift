import Core
import Foundation

/// A file or folder that a dataset needs, relative to one of the folders that the card names.
struct WantedFile: Sendable {
    /// What its first bytes must look like.
    enum Look: Sendable {
        /// An IDX file with so many dimensions, packed or not.
        case idx(dimensions: Int)
        /// Records of so many bytes, each with a label below `classes` at `label`.
        case records(size: Int, label: Int, classes: Int)
        case zip
        /// A JSON object.
        case json
        /// Text of which every line passes; gives what was found instead.
        case lines(@Sendable (Substring) -> String?)
        /// A folder with at least one image in it or below.
        case imageFolder
        /// A folder that holds at least one file with one of these extensions; what such files are called.
        case files(String, [String])
    }

    var name: String
    var look: Look
    /// Other names under which it may be there.
    var others: [String] = []

    var candidates: [String] { [name] + others }

    var isFolder: Bool {
        switch look {
        case .imageFolder, .files: true
        default: false
        }
    }
}
