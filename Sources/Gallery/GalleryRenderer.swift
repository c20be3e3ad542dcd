import Core
import Foundation
import Retrieval
import Templating

/// What a rendering wrote.
public struct RenderSummary: Sendable, Equatable {
    /// Every file but the manifest, in byte order of the paths.
    public var files: [SiteFile]
    public var queryPages: Int

    package init(files: [SiteFile], queryPages: Int) {
        self.files = files
        self.queryPages = queryPages
    }

    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
}

/// Turns a site's content into its pages, pictures, data and downloads.
public enum GalleryRenderer {
    /// - Parameters:
    ///   - folder: exists and is empty; whoever calls swaps it in when all is written.
    ///   - jobs: how many threads to use; it does not change a byte.
    ///   - pictures: made before by `SitePictures.build` from the same content; nil to make them now.
    /// - Throws: `Diagnostic` or `Diagnostics` for content that does not fit together, a template that cannot be
    ///   rendered, or a file that cannot be written.
    @discardableResult
    public static func render(
        _ content: SiteContent, theme: Theme, to folder: URL, jobs: Int,
        pictures: (index: SitePictures, folder: URL)? = nil, progress: ProgressHandler? = nil
    ) throws -> RenderSummary {
        try render(content, theme: theme, to: folder, jobs: jobs, pictures: pictures, progress: progress) { _, _ in }
    }

    /// - Parameter more: writes pages that are not the gallery's own, before the manifest counts the files.
    @discardableResult
    package static func render(
        _ content: SiteContent, theme: Theme, to folder: URL, jobs: Int,
        pictures: (index: SitePictures, folder: URL)?, progress: ProgressHandler?,
        more: (SiteWriter, RenderedGallery) throws -> Void
    ) throws -> RenderSummary {
        try content.check()
        let writer = SiteWriter(folder: folder)
        for part in ["assets", "images"] { try writer.makeFolder(part) }
        for name in theme.assetNames where !name.hasPrefix("assets/slides/") {
            // A file less for every query page with several runs.
            let before = name == "assets/query.js" ? try theme.asset("assets/site.js") : Data()
            try writer.write(before + (try theme.asset(name)), to: name)
        }
        let sheetFolder = folder.appendingPathComponent("images")
        let found: SitePictures
        if let pictures {
            found = pictures.index
            for sheet in found.sheets { try writer.adopt(sheet, from: pictures.folder) }
        } else {
            found = try SitePictures.build(content, to: sheetFolder, jobs: jobs, progress: progress)
            for sheet in found.sheets { try writer.adopt(sheet, from: sheetFolder) }
        }
        for warning in found.warnings { progress?(.message(warning)) }
        let map = try SiteMap(content, pictures: found, theme: theme)
        let runs = try RunView.all(content, map: map, jobs: jobs)
        try SiteParts(map: map, runs: runs, theme: theme, writer: writer, jobs: jobs).write(progress)
        for warning in theme.unknownNames() { progress?(.message(warning.description)) }
        try more(writer, RenderedGallery(content: content, map: map, runs: runs, theme: theme))
        let files = writer.files
        try writer.write(try JSON.encode(Manifest(files: files), pretty: false), to: "data/manifest.json")
        return RenderSummary(files: files, queryPages: map.rows.count)
    }
}

/// What the pages of a site were made of, for those who add some.
package struct RenderedGallery: Sendable {
    package let content: SiteContent
    package let map: SiteMap
    package let runs: [RunView]
    package let theme: Theme

    package init(content: SiteContent, map: SiteMap, runs: [RunView], theme: Theme) {
        self.content = content
        self.map = map
        self.runs = runs
        self.theme = theme
    }

    /// - Throws: `Diagnostic` for content that does not fit together.
    package init(_ content: SiteContent, pictures: SitePictures, theme: Theme, jobs: Int) throws {
        let map = try SiteMap(content, pictures: pictures, theme: theme)
        self.init(content: content, map: map, runs: try RunView.all(content, map: map, jobs: jobs), theme: theme)
    }
}

/// `data/manifest.json`: every other file with its size and digest.
package struct Manifest: Encodable, Sendable {
    var files: [SiteFile]

    package init(files: [SiteFile]) {
        self.files = files
    }
}
