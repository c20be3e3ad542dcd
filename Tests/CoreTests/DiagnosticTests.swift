import Core
import Foundation
import Testing

@Suite struct DiagnosticTests {
    @Test func printsPlaceExpectationAndAdvice() {
        let diagnostic = Diagnostic(
            "unknown key `bit`", file: "recipes/itq.yml", line: 3, column: 9, expected: "one of bits, channels",
            advice: "write `bits: 48`")
        #expect(
            diagnostic.description == """
                recipes/itq.yml:3:9: error: unknown key `bit`
                  expected: one of bits, channels
                  try: write `bits: 48`
                """)
        #expect(Diagnostic("odd", severity: .warning).description == "warning: odd")
        // A column without a line says nothing.
        #expect(Diagnostic("odd", file: "f", column: 2).description == "f: error: odd")
        #expect(Diagnostics([Diagnostic("a"), Diagnostic("b")]).description == "error: a\nerror: b")
    }

    @Test func jsonIsTheSameBytesForTheSameValue() throws {
        let data = try JSON.encode(["b": "x/y", "a": "1", "c": "ü"], pretty: false)
        #expect(String(decoding: data, as: UTF8.self) == "{\"a\":\"1\",\"b\":\"x/y\",\"c\":\"ü\"}\n")
        #expect(try JSON.decode([String: String].self, from: data, file: "f")["b"] == "x/y")
        let error = #expect(throws: Diagnostic.self) { try JSON.decode([Int].self, from: data, file: "f.json") }
        #expect(error?.file == "f.json")
    }
}
