import Core
import Foundation

/// Takes out of a file what points to people or machines and can be taken out without changing what is seen.
package struct Cleaner: Sendable {
    /// Folders whose paths go from text: the site's and the home folder.
    var folders: [String] = []

    package init(folders: [String] = []) {
        self.folders = folders
    }

    /// The same file for the same input, whenever it is read.
    package func clean(_ data: Data, path: String) -> (data: Data, removed: [String]) {
        let kind = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if let found = Metadata.stripped(data) { return found }
        guard TextForm.isText(data) else { return (data, []) }
        var bytes = [UInt8](data)
        var removed: [String] = []
        if kind == "svg" { (bytes, removed) = SVGMetadata.stripped(bytes) }
        let isPage = kind == "html" || kind == "htm"
        let outcome = TextCleaning.cleaned(bytes, folders: folders, isPage: isPage)
        removed += outcome.removed
        return removed.isEmpty ? (data, []) : (Data(outcome.bytes), removed)
    }
}
