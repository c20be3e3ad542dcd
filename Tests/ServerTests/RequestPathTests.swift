import Server
import Testing

@Suite struct RequestPathTests {
    @Test(
        arguments: [
            ("/", [], true), ("/a", ["a"], false), ("/a/", ["a"], true), ("/a/b.html", ["a", "b.html"], false),
            ("/a%20b/caf%C3%A9", ["a b", "caf\u{E9}"], false), ("/a+b", ["a+b"], false), ("/%41", ["A"], false),
            ("/%2525", ["%25"], false), ("/a..b", ["a..b"], false),
        ] as [(String, [String], Bool)])
    func decodes(target: String, segments: [String], isFolder: Bool) throws {
        let path = try RequestPath(target)
        #expect(path.segments == segments)
        #expect(path.isFolder == isFolder)
    }

    @Test(arguments: [
        "", "a", "*", "//", "//etc/passwd", "/a//b", "/..", "/../x", "/a/../b", "/./a", "/%2e%2e/x", "/%2E%2e/x",
        "/.%2e/x", "/..%2fx", "/a%2Fb", "/a%5cb", "/a\\b", "/..%5cx", "/a/%00", "/a%0d%0ab", "/%", "/%4", "/%zz",
        "/%c0%ae%c0%ae/x", "/%c0%af", "/%e0%80%ae", "/%ff", "/%ed%a0%80", "/%7f",
    ])
    func refuses(target: String) {
        #expect(throws: RequestPath.Refusal.self) { try RequestPath(target) }
    }

    @Test(arguments: ["/.hidden", "/.git/config", "/a/.b", "/%2ehidden", "/..."])
    func hides(target: String) {
        #expect(throws: RequestPath.Refusal.hidden) { try RequestPath(target) }
    }

    @Test func encodesForLocation() throws {
        #expect(try RequestPath("/a%20b/%22x%22/").encoded == "/a%20b/%22x%22")
    }
}
