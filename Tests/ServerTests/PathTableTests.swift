import Foundation
import Server
import Testing

/// The real server, asked over a raw socket for what it must and must not give.
@Suite struct PathTableTests {
    static let good: [(target: String, type: String, body: Data)] = [
        ("/", "text/html; charset=utf-8", Data(TestSite.page.utf8)),
        ("/index.html", "text/html; charset=utf-8", Data(TestSite.page.utf8)),
        ("/?x=../../y", "text/html; charset=utf-8", Data(TestSite.page.utf8)),
        ("/queries/", "text/html; charset=utf-8", Data("queries".utf8)),
        ("/queries/00042.html", "text/html; charset=utf-8", Data(TestSite.page.utf8)),
        ("/assets/site.css", "text/css; charset=utf-8", Data(TestSite.style.utf8)),
        ("/assets/small.js", "text/javascript; charset=utf-8", Data("1;\n".utf8)),
        ("/images/atlas.webp", "image/webp", TestSite.binary),
        ("/data/site.json", "application/json; charset=utf-8", Data("{}".utf8)),
        ("/data/caf%C3%A9%201.csv", "text/csv; charset=utf-8", Data("a,b\r\n".utf8)),
        ("/inside.css", "text/css; charset=utf-8", Data(TestSite.style.utf8)),
        ("/empty.txt", "text/plain; charset=utf-8", Data()),
    ]

    static let bad: [(target: String, status: Int)] = [
        ("/%2e%2e/secret.txt", 400), ("/..%2fsecret.txt", 400), ("/../secret.txt", 400), ("/a/%00", 400),
        ("//etc/passwd", 400), ("/images/../../secret.txt", 400), ("/images/../index.html", 400),
        ("/%c0%ae%c0%ae/secret.txt", 400), ("/%252e%252e/secret.txt", 404), ("/..%5csecret.txt", 400),
        ("/..\\secret.txt", 400), ("/.%2e/secret.txt", 400), ("/%2e/%2e%2e/secret.txt", 400),
        ("/leak.txt", 403), ("/leak/secret.txt", 403), ("/leak/", 403), ("/leak", 403), ("/sibling/secret.txt", 403),
        ("/etc/passwd", 403), ("/dangling", 404), ("/loop", 404), ("/.hidden", 404), ("/.git/config", 404),
        ("/%2ehidden", 404), ("/nothing", 404), ("/index.html/", 404), ("/index.html/x", 404), ("/no-index/", 404),
        ("secret.txt", 400), ("*", 400), ("/-/reload", 404), ("/-/reload.js", 404), ("/api/v2", 404), ("/api", 404),
        ("/\(String(repeating: "a", count: 5000))", 404), ("/\(String(repeating: "a", count: 9000))", 414),
        ("/\(String(repeating: "a/", count: 2500))", 404), ("http://evil.example/", 421),
    ]

    @Test func serves() async throws {
        try await withServer { _, address, _ in
            for (target, type, body) in Self.good {
                let answer = try await ask(address, target)
                #expect(answer.status == 200, "\(target)")
                #expect(answer.headers["content-type"] == type, "\(target)")
                #expect(answer.body == body, "\(target)")
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                #expect(answer.headers["content-security-policy"]?.contains("default-src 'self'") == true)
                #expect(answer.headers["cache-control"] == "no-cache")
            }
            #expect(try await ask(address, "http://localhost/empty.txt").status == 200)
        }
    }

    @Test func refuses() async throws {
        try await withServer { _, address, _ in
            for (target, status) in Self.bad {
                let answer = try await ask(address, target)
                #expect(answer.status == status, "\(target)")
                #expect(!answer.text.contains("SECRET") && !answer.text.contains("root:"), "\(target)")
                // A short message that repeats nothing the client sent.
                #expect(answer.body.count < 400, "\(target)")
                #expect(!answer.text.contains("secret.txt") && !answer.text.contains("evil"), "\(target)")
                #expect(answer.headers["content-security-policy"] != nil, "\(target)")
            }
        }
    }

    @Test func folderGetsItsSlash() async throws {
        try await withServer { _, address, _ in
            let answer = try await ask(address, "/queries?x=1")
            #expect(answer.status == 301)
            #expect(answer.headers["location"] == "/queries/")
        }
    }

    @Test func missingSiteIsNotFound() async throws {
        try await withServer { site, address, _ in
            try FileManager.default.removeItem(at: site.root)
            #expect(try await ask(address, "/").status == 404)
        }
    }

    @Test func servesTheSiteThatIsThereNow() async throws {
        try await withServer { site, address, _ in
            let other = site.folder.appendingPathComponent("next")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
            try Data("next".utf8).write(to: other.appendingPathComponent("index.html"))
            try FileManager.default.moveItem(at: site.root, to: site.folder.appendingPathComponent("old"))
            try FileManager.default.moveItem(at: other, to: site.root)
            #expect(try await ask(address, "/").text == "next")
        }
    }
}
