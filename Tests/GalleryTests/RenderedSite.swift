import Core
import Foundation
import Gallery
import Templating

/// A site rendered into a folder of its own, removed when the value goes.
final class RenderedSite {
    let folder: URL
    let summary: RenderSummary

    init(_ content: SiteContent, theme: Theme? = nil, jobs: Int = 2) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        summary = try GalleryRenderer.render(content, theme: try theme ?? Theme(), to: folder, jobs: jobs)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func text(_ path: String) throws -> String {
        try Files.readText(folder.appendingPathComponent(path))
    }

    var paths: [String] { summary.files.map(\.path) }
    var pages: [String] { paths.filter { $0.hasSuffix(".html") } }
}
