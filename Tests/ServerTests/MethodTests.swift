import Foundation
import Server
import Testing

@Suite struct MethodTests {
    @Test func headHasTheHeadersAndNoBody() async throws {
        try await withServer { _, address, _ in
            let client = try RawClient(address)
            for (target, status, length) in [
                ("/images/atlas.webp", 200, "100000"), ("/assets/site.css", 200, String(TestSite.style.utf8.count)),
                ("/empty.txt", 200, "0"),
            ] {
                try await client.send("HEAD \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let answer = try await client.receive(headOnly: true)
                #expect(answer.status == status, "\(target)")
                #expect(answer.headers["content-length"] == length, "\(target)")
            }
            try await client.send("HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try await client.receive(headOnly: true).status == 404)
            // Had a body followed, this answer would not begin with a status line.
            try await client.send("GET /assets/small.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let last = try await client.receive()
            #expect(last.status == 200 && last.text == "1;\n")
        }
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
    func othersAreNotAllowed(method: String) async throws {
        try await withServer { _, address, _ in
            for target in ["/", "/index.html", "/nothing", "/api/v1/status"] {
                let answer = try await ask(address, target, method: method)
                #expect(answer.status == 405, "\(method) \(target)")
                #expect(answer.headers["allow"] == "GET, HEAD", "\(method) \(target)")
            }
        }
    }

    /// FlyingFox itself turns down methods it has not heard of, before any handler sees them.
    @Test func unheardMethodsGetNothing() async throws {
        try await withServer { _, address, _ in
            for target in ["/", "/api/v1/search"] {
                let answer = try await ask(address, target, method: "PROPFIND")
                #expect(answer.status == 404)
                #expect(answer.body.isEmpty)
            }
        }
    }

    @Test func manyRequestsOnOneConnection() async throws {
        try await withServer { _, address, _ in
            let client = try RawClient(address)
            // Sent together: answers must come in order.
            let targets = ["/assets/small.js", "/data/site.json", "/nothing", "/queries/", "/images/atlas.webp"]
            try await client.send(
                targets.map { "GET \($0) HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n" }.joined())
            var sizes: [Int] = []
            for _ in targets { sizes.append(try await client.receive().body.count) }
            #expect(sizes[0] == 3 && sizes[1] == 2 && sizes[3] == 7 && sizes[4] == 100_000)
        }
    }

    @Test func closesWhenAsked() async throws {
        try await withServer { _, address, _ in
            for head in ["HTTP/1.1\r\nHost: localhost\r\nConnection: close", "HTTP/1.0\r\nHost: localhost", "HTTP/1.0"]
            {
                let client = try RawClient(address, timeout: 3)
                try await client.send("GET /assets/small.js \(head)\r\n\r\n")
                #expect(try await client.receive().status == 200, "\(head)")
                #expect(try await client.isClosed(), "\(head)")
            }
        }
    }

    @Test func hostIsChecked() async throws {
        try await withServer { _, address, _ in
            for (host, status) in [
                ("localhost", 200), ("127.0.0.1:\(address.port)", 200), ("[::1]", 200), ("evil.example", 421),
                ("localhost.evil.example", 421),
            ] {
                #expect(try await ask(address, "/", ["Host": host]).status == status, "\(host)")
            }
            let client = try RawClient(address)
            try await client.send("GET / HTTP/1.1\r\n\r\n")
            #expect(try await client.receive().status == 400)
        }
    }
}
