import Core
import Foundation
import Gallery
import Templating

/// Turns the content of a site of whole slides into its pages, pictures, data and downloads.
public enum SlideGalleryRenderer {
    /// - Parameters:
    ///   - folder: exists and is empty; whoever calls swaps it in when all is written.
    ///   - jobs: how many threads to use; it does not change a byte.
    /// - Throws: `Diagnostic` or `Diagnostics` for content that does not fit together, a template that cannot be
    ///   rendered, or a file that cannot be written.
    @discardableResult
    public static func render(
        _ content: SlideSiteContent, theme: Theme, to folder: URL, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> RenderSummary {
        try content.check()
        let writer = SiteWriter(folder: folder)
        for part in ["assets", "assets/slides", "data", "data/slides", "images", "pyramids", "regions", "slides"] {
            try writer.makeFolder(part)
        }
        let parts = try SlideSiteParts(content, theme: theme, writer: writer, jobs: jobs, progress: progress)
        try parts.writeAssets()
        try parts.writeData()
        try parts.writePages(progress)
        let files = writer.files
        try writer.write(try JSON.encode(Manifest(files: files), pretty: false), to: "data/manifest.json")
        return RenderSummary(files: files, queryPages: content.queries.count)
    }
}
