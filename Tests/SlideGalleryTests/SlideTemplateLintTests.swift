import Core
import Foundation
import SlideGallery
import Templating
import Testing

/// A template that misspells a variable prints nothing there and nobody is told: so each is held against what its
/// page gives it.
@Suite struct SlideTemplateLintTests {
    @Test func templatesUseOnlyWhatTheirPagesGive() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var synthetic = SyntheticSlides(slides: 14, edge: 3000)
        synthetic.pyramids = folder.appendingPathComponent("made")
        var content = try synthetic.content()
        content.note = "a note"
        let theme = try Theme()
        let contexts = try SlidePageContexts.all(content, theme: theme, to: folder)
        #expect(contexts.count == 7)
        for (template, found) in contexts {
            let shapes = found.map(ContextShape.init(of:))
            let first = try #require(shapes.first)
            let shape = shapes.dropFirst().reduce(first) { $0.merged(with: $1) }
            #expect(theme.lint(template, against: shape) == [], "\(template)")
        }
        // The lint does find a misspelling.
        let broken = try Theme(templates: ["slides/slide.stencil": "{{ page.titel }}"])
        let slide = try #require(contexts["slides/slide.stencil"]?.first)
        #expect(broken.lint("slides/slide.stencil", against: ContextShape(of: slide)).count == 1)
    }
}
