import Core
import Foundation
import Gallery
import Synchronization
import Templating

/// What each page's template is given, recorded while a small site is rendered: templates are linted against it.
package enum SlidePageContexts {
    /// Template name with extension → one context of every page that uses it.
    package static func all(
        _ content: SlideSiteContent, theme: Theme, to folder: URL
    ) throws -> [String: [TemplateValue]] {
        let writer = SiteWriter(folder: folder)
        for part in ["images", "pyramids"] { try writer.makeFolder(part) }
        let parts = try SlideSiteParts(content, theme: theme, writer: writer, jobs: 1)
        let recorder = Recorder()
        try parts.contexts(recorder)
        return recorder.contexts.withLock { $0 }
    }

    private final class Recorder: TemplateEngine {
        let contexts = Mutex<[String: [TemplateValue]]>([:])

        func render(_ template: String, _ context: TemplateValue) throws -> String {
            contexts.withLock { $0[template, default: []].append(context) }
            return ""
        }
    }
}
