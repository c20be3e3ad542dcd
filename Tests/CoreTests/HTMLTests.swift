import Core
import Testing

@Suite struct HTMLTests {
    @Test(arguments: [
        ("plain text", "plain text"),
        (#"<a href="x">&'</a>"#, "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;"),
        ("tab\tline\nreturn\r", "tab\tline\nreturn\r"),
        ("Grüße, 日本, 🎨", "Grüße, 日本, 🎨"),
        ("&amp;", "&amp;amp;"),
    ])
    func escapes(text: String, expected: String) {
        #expect(scalars(HTML.escape(text)) == scalars(expected))
    }

    /// `"` and a combining mark are one `Character`, and still close an attribute.
    @Test(arguments: ["\"", "<", ">", "&", "'"])
    func escapesUnderCombiningMarks(mark: String) {
        let escaped = HTML.escape("x\(mark)\u{301}y")
        #expect(scalars(escaped) == scalars("x\(HTML.escape(mark))\u{301}y"))
        #expect(mark == "&" || !escaped.unicodeScalars.contains { String($0) == mark })
    }

    @Test(arguments: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1F, 0x7F, 0x80, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0x1FFFF, 0x10FFFF])
    func replacesWhatHTMLForbids(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(scalars(HTML.escape("a\(scalar)b")) == scalars("a\u{FFFD}b"))
    }

    @Test(arguments: [0x20, 0x7E, 0xA0, 0xFDCF, 0xFDF0, 0xFFFD, 0x1FFFD])
    func keepsTheirNeighbours(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(scalars(HTML.escape("a\(scalar)b")) == scalars("a\(scalar)b"))
    }

    /// Strings compare equal by canonical equivalence; bytes in a file do not.
    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
