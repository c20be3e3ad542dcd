import Core
import Foundation
import Imaging

/// Picture files that a report names.
package enum AuthorImage {
    /// A report is meant to be sent about.
    static let mostBytes = 20 << 20

    /// - Parameter path: from the report's folder; may not leave it.
    /// - Throws: `Diagnostic` for a file that is not there, is no picture, or is too large.
    package static func read(_ path: String, in folder: URL, label: String) throws -> ReportImage {
        let file = try ReportFolder.file(path, in: folder)
        let data = try Files.read(file)
        guard data.count <= mostBytes else {
            throw Diagnostic(
                "is \(data.count) bytes long", file: path, expected: "a picture of at most \(mostBytes) bytes",
                advice: "make it smaller")
        }
        let size: (width: Int, height: Int)
        do {
            size = try ImageCodec.size(data, name: path)
        } catch let told as Diagnostic {
            var told = told
            told.file = path
            throw told
        }
        let name = file.lastPathComponent
        guard let format = format(data) else {
            throw Diagnostic("is no picture that browsers show", file: path, expected: "PNG, JPEG, WebP or GIF")
        }
        let stem = HTMLText.slug(name.split(separator: ".").dropLast().joined(separator: "-"))
        let digest = Digest.sha256(data).prefix(8)
        return ReportImage(
            name: "\(stem)-\(digest).\(format)", data: data, width: size.width, height: size.height, label: label)
    }

    /// By the first bytes, whatever the name says.
    static func format(_ data: Data) -> String? {
        if data.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "png" }
        if data.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
        if data.starts(with: Array("GIF8".utf8)) { return "gif" }
        if data.starts(with: Array("RIFF".utf8)), data.dropFirst(8).starts(with: Array("WEBP".utf8)) { return "webp" }
        return nil
    }
}

/// Files beside a report.
package enum ReportFolder {
    /// - Throws: `Diagnostic` for a path that leaves the folder or leads to nothing.
    package static func file(_ path: String, in folder: URL) throws -> URL {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("\0"), !parts.contains("..") else {
            throw Diagnostic(
                "the file `\(path.prefix(120))` is outside the report's folder",
                expected: "a path from the report's folder, without `..`", advice: "copy the file beside the report")
        }
        let file = folder.appendingPathComponent(path)
        guard Files.exists(file), !Files.isDirectory(file) else {
            throw Diagnostic(
                "the file `\(path.prefix(120))` is not there", expected: "a file in \(folder.path)")
        }
        return file
    }
}
