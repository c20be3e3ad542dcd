import Foundation
import Server
import Testing

@Suite struct ReloadTests {
    private struct State: Decodable { var token: String }

    @Test func scriptIsAddedToPagesOnly() async throws {
        try await withServer(watch: true) { site, address, _ in
            let page = try await ask(address, "/")
            let token = try #require(
                page.text.firstMatch(
                    of: /<script src="\/-\/reload.js" data-token="([a-z0-9]+)" defer><\/script>\n<\/body>/)?.1)
            #expect(page.text.replacing(/<script[^\n]*\n/, with: "") == TestSite.page)
            #expect(try await ask(address, "/assets/site.css").text == TestSite.style)
            #expect(try Data(contentsOf: site.root.appendingPathComponent("index.html")) == Data(TestSite.page.utf8))
            let script = try await ask(address, "/-/reload.js")
            #expect(script.status == 200 && script.text.contains("location.reload"))
            #expect(try await ask(address, "/-/reload.js", method: "POST").status == 405)
            let state = try await ask(address, "/-/reload")
            #expect(try JSONDecoder().decode(State.self, from: state.body).token == token)
        }
    }

    @Test func changeAnswersTheWaitingQuestionAndChangesTheTag() async throws {
        var limits = ServerLimits()
        limits.watchSeconds = 0.05
        try await withServer(watch: true, limits: limits) { site, address, _ in
            let before = try await ask(address, "/")
            let tag = try #require(before.headers["etag"])
            #expect(try await ask(address, "/", ["If-None-Match": tag]).status == 304)
            let token = try JSONDecoder().decode(State.self, from: await ask(address, "/-/reload").body).token
            async let answer = ask(address, "/-/reload?token=\(token)")
            try await Task.sleep(for: .milliseconds(200))
            // Not the page itself: its own bytes stay, but the script in it must know the new state.
            try site.write("site/assets/site.css", Data("body{}".utf8))
            let next = try await JSONDecoder().decode(State.self, from: answer.body).token
            #expect(next != token)
            let after = try await ask(address, "/", ["If-None-Match": tag])
            #expect(after.status == 200)
            #expect(after.headers["etag"] != tag)
            #expect(after.text.contains(next))
        }
    }

    @Test func unchangedSiteAnswersAfterAWhile() async throws {
        var limits = ServerLimits()
        limits.reloadSeconds = 0.3
        try await withServer(watch: true, limits: limits) { _, address, _ in
            let token = try JSONDecoder().decode(State.self, from: await ask(address, "/-/reload").body).token
            let start = ContinuousClock.now
            let again = try JSONDecoder().decode(State.self, from: await ask(address, "/-/reload?token=\(token)").body)
            #expect(again.token == token)
            #expect(start.duration(to: .now) >= .milliseconds(300))
        }
    }

    @Test(arguments: [
        ("<body>a</body>", "<body>aX</body>"), ("<BODY>a</BODY >", "<BODY>aX</BODY >"), ("a", "aX"), ("", "X"),
        ("<body></body>b</body></html>", "<body></body>bX</body></html>"), ("</bod", "</bodX"),
    ])
    func injects(page: String, expected: String) {
        let element = "<script src=\"/-/reload.js\" data-token=\"t\" defer></script>\n"
        let result = String(decoding: ReloadScript.inject(into: Data(page.utf8), token: "t"), as: UTF8.self)
        #expect(result == expected.replacing("X", with: element))
    }
}
