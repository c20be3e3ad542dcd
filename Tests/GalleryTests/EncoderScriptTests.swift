import Core
import Foundation
import Gallery
import Testing

@Suite struct EncoderScriptTests {
    private static func site() -> SyntheticSite {
        var site = SyntheticSite()
        site.queries = 4
        return site
    }

    @Test func anEncoderBecomesAScriptOfItsRun() throws {
        var content = try Self.site().content()
        content.runs[0].encoderScript = Data((#"{"bits":16,"note":"</script><b>"}"# + "\n").utf8)
        let rendered = try RenderedSite(content)
        #expect(
            try rendered.text("data/run-0/encoder.js") == """
                var vitrine = window.vitrine || {};
                vitrine.encoders = vitrine.encoders || {};
                vitrine.encoders["run-0"] = {"bits":16,"note":"<\\/script><b>"};

                """)
        #expect(try rendered.text("runs/run-0.html").contains("../data/run-0/encoder.js"))
    }

    @Test func aRunWithoutOneSaysSo() throws {
        let rendered = try RenderedSite(Self.site().content())
        #expect(try rendered.text("data/run-0/encoder.js").contains(#"["run-0"] = {"unavailable":""#))
        #expect(try rendered.text("runs/run-0.html").contains("Why pages cannot encode an image"))
    }

    @Test func whatIsNoObjectIsRefused() throws {
        var content = try Self.site().content()
        content.runs[0].encoderScript = Data("[1]".utf8)
        #expect(throws: Diagnostic.self) { try RenderedSite(content) }
    }
}
