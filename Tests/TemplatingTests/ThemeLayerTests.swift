import Core
import Foundation
import Templating
import Testing

/// Pages in either language, built-in themes, and names that no page gives.
@Suite struct ThemeLayerTests {
    private func theme<Result>(
        _ files: [String: String], named name: String? = nil, _ body: (Theme, URL) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("theme-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            let file = folder.appendingPathComponent(path)
            try Files.makeDirectory(file.deletingLastPathComponent())
            try Files.write(Data(text.utf8), to: file)
        }
        return try body(Theme(named: name, overrides: [folder]), folder)
    }

    @Test func aPageInMustacheTakesThePlaceOfOneInStencil() throws {
        try theme(["about.mustache": "{{#list}}{{x}},{{/list}}{{y}}"]) { theme, _ in
            let text = try theme.pages().render("about.stencil", ["list": [["x": 1], ["x": 2]], "y": "<b>"])
            #expect(text == "1,2,&lt;b&gt;")
            #expect(!theme.templateNames.contains("about.stencil"))
        }
        // And the other way round, over a theme that has it in Mustache.
        try theme(["about.stencil": "{% for item in list %}{{ item.x }};{% endfor %}"], named: "folio") { theme, _ in
            let text = try theme.pages().render("about", ["list": [["x": 1], ["x": 2]]])
            #expect(text == "1;2;")
        }
    }

    @Test func whatEveryQueryNeedsStaysMustache() throws {
        let told = #expect(throws: Diagnostics.self) { try theme(["query.stencil": "x"]) { _, _ in } }
        #expect(told?.all.first?.expected == "`query.mustache`")
        #expect(told?.all.first?.file?.hasSuffix("query.stencil") == true)
    }

    @Test func namesThatNoPageGivesAreTold() throws {
        try theme(["about.stencil": "{{ title }}\n{{ titel }}", "search.mustache": "{{#list}}{{nam}}{{/list}}"]) {
            theme, folder in
            let pages = theme.pages()
            _ = try pages.render("about", ["title": "x"])
            _ = try pages.render("search", ["list": [["name": 1]]])
            let told = theme.unknownNames()
            #expect(told.map(\.line) == [2, 1])
            #expect(told.map(\.expected) == ["`title`", "`name`"])
            #expect(told.allSatisfy { $0.severity == .warning })
            #expect(told.first?.file == folder.appendingPathComponent("about.stencil").path)
        }
        // What any page gave is known; the built-in templates are not held against single pages.
        try theme(["about.stencil": "{{ a }}{{ b }}"]) { theme, _ in
            let pages = theme.pages()
            _ = try pages.render("about", ["a": 1])
            #expect(theme.unknownNames().count == 1)
            _ = try pages.render("about", ["b": 1])
            #expect(theme.unknownNames().isEmpty)
        }
        let plain = try Theme()
        #expect(plain.unknownNames().isEmpty)
    }

    @Test func unknownThemesHaveNearNames() throws {
        let told = #expect(throws: Diagnostic.self) { try Theme(named: "folo") }
        #expect(told?.expected == "`folio`")
        #expect(throws: Diagnostic.self) { try Theme.builtIn("none") }
    }

    @Test func builtInThemesAreMustacheAlone() throws {
        for (name, _) in Theme.names where name != "plain" {
            let files = try Theme.builtIn(name).map(\.name)
            #expect(!files.isEmpty)
            #expect(files.allSatisfy { !$0.hasSuffix(".stencil") }, "\(name)")
            #expect(try Theme(named: name).digest != Theme().digest)
        }
    }
}
