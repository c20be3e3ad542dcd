import Core
import Foundation
import Gallery
import SlideGallery
import Templating

/// A site of slides rendered into a folder of its own, removed when the value goes.
final class RenderedSlides {
    let folder: URL
    let summary: RenderSummary
    let content: SlideSiteContent
    private let pyramids: URL

    /// - Parameter change: of the content before it is rendered.
    init(
        _ synthetic: SyntheticSlides, jobs: Int = 2, change: (inout SlideSiteContent) -> Void = { _ in }
    ) throws {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-\(UUID().uuidString)")
        folder = base.appendingPathComponent("site")
        pyramids = base
        try Files.makeDirectory(folder)
        var synthetic = synthetic
        synthetic.pyramids = base.appendingPathComponent("pyramids")
        var content = try synthetic.content()
        change(&content)
        self.content = content
        summary = try SlideGalleryRenderer.render(content, theme: try Theme(), to: folder, jobs: jobs)
    }

    deinit { try? FileManager.default.removeItem(at: pyramids) }

    func text(_ path: String) throws -> String {
        try Files.readText(folder.appendingPathComponent(path))
    }

    var paths: [String] { summary.files.map(\.path) }
    var pages: [String] { paths.filter { $0.hasSuffix(".html") } }

    /// Values of a quoted attribute.
    static func values(of name: String, in text: String) -> [String] {
        text.components(separatedBy: " \(name)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
}
