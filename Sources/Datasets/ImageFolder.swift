import Core
import Foundation

/// Lists image files in class folders.
enum ImageFolder {
    struct Listing {
        /// Paths relative to the class folder, in byte order.
        var images: [String] = []
        /// Files whose name is not one of an image.
        var others: [String] = []
    }

    /// Names that images end in. Content decides in the end: a wrong name fails when it is decoded.
    static let extensions: Set<String> = [
        "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "tif", "tiff", "bmp", "pnm", "pbm", "pgm", "ppm", "heic",
        "heif", "avif", "jxl", "jp2", "j2k",
    ]

    /// The deepest nesting below a class folder; deeper is taken for a loop of links.
    static let deepest = 16

    /// The folders in a folder.
    static func subfolders(_ folder: URL) throws -> [String] {
        try Files.list(folder).filter(Files.isDirectory).map(\.lastPathComponent)
    }

    /// Every file below `folder`.
    static func list(_ folder: URL) throws -> Listing {
        var listing = Listing()
        try collect(folder, prefix: "", depth: 0, into: &listing)
        return listing
    }

    private static func collect(_ folder: URL, prefix: String, depth: Int, into listing: inout Listing) throws {
        guard depth < deepest else {
            throw Diagnostic(
                "is nested more than \(deepest) folders deep", file: folder.path,
                advice: "look for a symbolic link that leads back to one of its parents")
        }
        for url in try Files.list(folder) {
            let path = prefix + url.lastPathComponent
            if Files.isDirectory(url) {
                try collect(url, prefix: path + "/", depth: depth + 1, into: &listing)
            } else if extensions.contains(url.pathExtension.lowercased()) {
                listing.images.append(path)
            } else {
                listing.others.append(path)
            }
        }
    }
}
