import Core
import Foundation
import Templating
import Testing

@Suite struct ThemeTests {
    /// A folder with these files, gone after the test.
    private func withFolder<Result>(_ files: [String: String], _ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("theme-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try Files.makeDirectory(folder)
        for (name, text) in files {
            let url = folder.appendingPathComponent(name)
            try Files.makeDirectory(url.deletingLastPathComponent())
            try Files.write(text, to: url)
        }
        return try body(folder)
    }

    @Test func filesAreOverriddenOneByOneInOrder() throws {
        try withFolder(["page.stencil": "first", "assets/charts.css": "/* mine */"]) { first in
            try withFolder(["page.stencil": "second {{ x }}", "parts/other.stencil": "{{ x }}!\r\n", "README.md": "{{"])
            { second in
                let theme = try Theme(overrides: [first, second])
                #expect(try theme.pages().render("page", [:]) == "first")
                #expect(try theme.pages().render("parts/other", ["x": 1]) == "1!\n")
                #expect(try theme.asset("charts.css") == Data("/* mine */".utf8))
                #expect(try theme.asset("assets/charts.css") == Data("/* mine */".utf8))
                #expect(!theme.templateNames.contains("README.md"))
                #expect(theme.origin(of: "page.stencil") == .file(first.appendingPathComponent("page.stencil")))
                let builtIn = try Theme()
                #expect(
                    Set(theme.templateNames).subtracting(builtIn.templateNames) == [
                        "page.stencil", "parts/other.stencil",
                    ])
                #expect(theme.assetNames == builtIn.assetNames)
            }
        }
    }

    @Test func theDigestIsThatOfWhatIsUsed() throws {
        let plain = try Theme().digest
        #expect(try Theme().digest == plain)
        let css = try Theme().asset("charts.css")
        let same = try withFolder(["assets/charts.css": String(decoding: css, as: UTF8.self)]) {
            try Theme(overrides: [$0]).digest
        }
        #expect(same == plain)
        let other = try withFolder(["assets/charts.css": "a{}"]) { try Theme(overrides: [$0]).digest }
        #expect(other != plain)
        let hidden = try withFolder(["assets/charts.css": "a{}"]) { other in
            try withFolder(["assets/charts.css": String(decoding: css, as: UTF8.self)]) {
                try Theme(overrides: [$0, other]).digest
            }
        }
        #expect(hidden == plain)
    }

    @Test func mistakesInAnOverrideNameItsFile() throws {
        try withFolder(["a.stencil": "ok\n{% if x %}", "b.mustache": "{{#x}}"]) { folder in
            let errors = try #require(throws: Diagnostics.self) { try Theme(overrides: [folder]) }
            #expect(
                errors.all.map(\.file) == ["a.stencil", "b.mustache"].map { folder.appendingPathComponent($0).path })
            #expect(errors.all.first?.line == 2)
        }
    }

    @Test func anOverrideThatOverridesNothingIsTold() throws {
        try withFolder(["assets/chart.css": ""]) { folder in
            let theme = try Theme(overrides: [folder])
            #expect(theme.warnings.count == 1)
            #expect(theme.warnings.first?.expected?.hasPrefix("`assets/charts.css`") == true)
            #expect(theme.warnings.map(\.severity) == [.warning])
        }
    }

    @Test func foldersThatAreNotThereAndTextThatIsNotUTF8() throws {
        #expect(throws: Diagnostic.self) { try Theme(overrides: [URL(fileURLWithPath: "/nonexistent/templates")]) }
        try withFolder([:]) { folder in
            try Files.write(Data([0x7B, 0xFF, 0xFE]), to: folder.appendingPathComponent("x.mustache"))
            let error = try #require(throws: Diagnostic.self) { try Theme(overrides: [folder]) }
            #expect(error.message == "is not valid UTF-8")
        }
    }

    @Test func aMissingAssetIsAnErrorWithNearNames() throws {
        let error = try #require(throws: Diagnostic.self) { try Theme().asset("chart.css") }
        #expect(error.expected?.hasPrefix("`assets/charts.css`") == true)
    }

    /// The literals in the binary are the files under `Templates/`: run `make templates` after editing those.
    @Test func builtInTemplatesEqualTheirFiles() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Templates")
        var files: [String: String] = [:]
        func collect(_ folder: URL, _ prefix: String) throws {
            for entry in try Files.list(folder) {
                let name = prefix + entry.lastPathComponent
                if Files.isDirectory(entry) {
                    try collect(entry, name + "/")
                } else {
                    files[name] = try Files.readText(entry)
                }
            }
        }
        try collect(root, "")
        // The venues' budgets lie there too, but are no part of a theme.
        files = files.filter { !$0.key.hasPrefix("venues/") }
        #expect(!files.isEmpty)
        let builtIn = Dictionary(
            uniqueKeysWithValues: try Theme.names.flatMap { theme in
                try Theme.builtIn(theme.name).map { file in
                    (
                        (theme.name == "plain" ? "" : "themes/\(theme.name)/") + file.name,
                        String(decoding: file.data, as: UTF8.self)
                    )
                }
            })
        #expect(builtIn.keys.sorted() == files.keys.sorted())
        for (name, text) in files { #expect(builtIn[name] == text, "\(name)") }
    }
}
