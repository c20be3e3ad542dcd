import Core
import Foundation
import Gallery
import Templating
import Testing

/// A template that misspells a variable prints nothing there and nobody is told: so each is held against what its
/// page gives it.
@Suite struct TemplateLintTests {
    @Test(arguments: ["plain", "folio"])
    func templatesUseOnlyWhatTheirPagesGive(name: String) throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        synthetic.reconstructing = 2
        synthetic.note = "a note"
        synthetic.mapped = 1
        synthetic.classes = (0..<25).map { "class \($0)" }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let theme = try Theme(named: name)
        let contexts = try PageContexts.all(try synthetic.content(), theme: theme, to: folder)
        #expect(contexts.count == 19)
        for (template, found) in contexts {
            let shapes = found.map(ContextShape.init(of:))
            let first = try #require(shapes.first)
            let shape = shapes.dropFirst().reduce(first) { $0.merged(with: $1) }
            // A theme may have a page in the other language.
            let twin = template.replacing(".stencil", with: ".mustache")
            let own = theme.templateNames.contains(template) ? template : twin
            #expect(theme.lint(own, against: shape) == [], "\(own)")
        }
        // The lint does find a misspelling.
        let broken = try Theme(templates: ["search.stencil": "{{ page.titel }}"])
        let search = try #require(contexts["search.stencil"]?.first)
        #expect(broken.lint("search.stencil", against: ContextShape(of: search)).count == 1)
    }
}
