import Foundation

/// What libraries say of the files that they were given.
package enum LibraryMessage {
    /// The message without the folders of these files, which stand in some messages of libvips, libtiff and OpenSlide:
    /// messages land on pages, and where a file lay is nobody's business there. The files' names stay.
    package static func withoutFolders(_ text: String, of paths: [String]) -> String {
        var folders = Set<String>()
        for path in paths {
            let url = URL(fileURLWithPath: path)
            folders.insert(url.deletingLastPathComponent().path)
            folders.insert(url.resolvingSymlinksInPath().deletingLastPathComponent().path)
        }
        // The longest first: one may lie in another.
        return folders.filter { $0 != "/" && !$0.isEmpty }
            .sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
            .reduce(text) { $0.replacingOccurrences(of: $1 + "/", with: "") }
    }
}
