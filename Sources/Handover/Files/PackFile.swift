import Core
import Foundation

/// A file on its way into a zip.
package struct PackFile: Sendable {
    /// From the root of the zip, parted by `/`.
    package var path: String
    package var content: Content

    package enum Content: Sendable {
        case file(URL)
        case data(Data)
        /// A file with what points to people taken out each time it is read, so that no copy is kept.
        case cleaned(URL, Cleaner)
    }

    package init(path: String, content: Content) {
        self.path = path
        self.content = content
    }

    package func read() throws -> Data {
        switch content {
        case .file(let url): try Files.read(url)
        case .data(let data): data
        case .cleaned(let url, let cleaner): cleaner.clean(try Files.read(url), path: path).data
        }
    }
}
