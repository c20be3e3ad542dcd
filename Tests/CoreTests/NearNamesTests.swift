import Core
import Testing

@Suite struct NearNamesTests {
    /// Worked by hand: insertion, deletion, substitution, a swap of neighbours, and mixtures.
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("title", "title", 0), ("tilte", "title", 1), ("titl", "title", 1),
        ("tittle", "title", 1), ("tatle", "title", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
    func edits(a: String, b: String, expected: Int) {
        #expect(NearNames.distance(Array(a.utf8), Array(b.utf8)) == expected)
        #expect(NearNames.distance(Array(b.utf8), Array(a.utf8)) == expected)
    }

    @Test func onlyNearOnesNearestFirst() {
        let known = ["codes", "modes", "mode", "latents"]
        #expect(NearNames.of("model", among: known) == ["modes", "mode"])
        #expect(NearNames.of("codez", among: known) == ["codes"])
        #expect(NearNames.closest(to: "CODES", in: known) == "codes")
        #expect(NearNames.closest(to: "x", in: known) == nil)
        #expect(NearNames.of("modes", among: ["nodes", "codes", "modes"]) == ["modes", "nodes", "codes"])
        #expect(NearNames.closest(to: String(repeating: "a", count: 200), in: known) == nil)
    }

    @Test func adviceNamesAllWhenTheyAreFew() {
        #expect(NearNames.advice(for: "titel", among: ["title", "label"]) == "`title`")
        #expect(NearNames.advice(for: "quite other", among: ["b", "a"]) == "one of `a`, `b`")
        #expect(NearNames.advice(for: "quite other", among: (0..<13).map { "name\($0)" }) == nil)
        #expect(NearNames.advice(for: "quite other", among: []) == nil)
    }
}
