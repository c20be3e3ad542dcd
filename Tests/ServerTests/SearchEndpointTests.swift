import Core
import Foundation
import Server
import Testing

/// Answers with what it got; an image that begins with `broken` is one it cannot read.
private struct EchoService: SearchService {
    var run: String? { "itq" }
    var delay = 0.0

    func search(image: Data, k: Int) async throws -> SearchAnswer {
        if delay > 0 { try await Task.sleep(for: .seconds(delay)) }
        if image.starts(with: Array("broken".utf8)) {
            throw Diagnostic("not an image in a format that is known", file: "/home/someone/secret")
        }
        if image.starts(with: Array("bug".utf8)) { throw CancellationError() }
        return SearchAnswer(
            run: "itq", bits: 48, code: Digest.sha256(image),
            neighbours: [
                .init(
                    rank: 1, row: image.count, distance: Double(k), label: "<Coat>", identifier: "train/7",
                    image: .init(url: "images/a.webp", x: 0, y: 28, w: 28, h: 28), page: "classes/coat.html")
            ])
    }
}

@Suite struct SearchEndpointTests {
    private static let png = ["Content-Type": "image/png"]

    private struct Failure: Decodable {
        struct Body: Decodable { var code, message: String }
        var error: Body
    }

    @Test(arguments: [1, 100, 4096, 4097, 70_000, 1 << 20, 16 << 20])
    func bodiesOfAnySize(size: Int) async throws {
        try await withServer(search: EchoService()) { _, address, _ in
            let image = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            let answer = try await ask(address, "/api/v1/search?k=7", method: "POST", Self.png, body: image)
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
            let found = try JSONDecoder().decode(SearchAnswer.self, from: answer.body)
            #expect(found.code == Digest.sha256(image))
            #expect(found.neighbours.first?.row == size)
            #expect(found.neighbours.first?.distance == 7)
        }
    }

    @Test func failureTable() async throws {
        let image = Data("image".utf8)
        let table: [(target: String, headers: [String: String], body: Data, status: Int, code: String)] = [
            ("/api/v1/search", ["Content-Type": "text/plain"], image, 415, "unsupported-type"),
            ("/api/v1/search", ["Content-Type": "image/"], image, 415, "unsupported-type"),
            ("/api/v1/search", ["Content-Type": "multipart/form-data"], image, 415, "unsupported-type"),
            ("/api/v1/search", [:], image, 415, "unsupported-type"),
            ("/api/v1/search?k=0", Self.png, image, 400, "bad-k"),
            ("/api/v1/search?k=201", Self.png, image, 400, "bad-k"),
            ("/api/v1/search?k=-1", Self.png, image, 400, "bad-k"),
            ("/api/v1/search?k=", Self.png, image, 400, "bad-k"),
            ("/api/v1/search?k=99999999999999999999", Self.png, image, 400, "bad-k"),
            ("/api/v1/search?k=1%20", Self.png, image, 400, "bad-k"),
            ("/api/v1/search", Self.png, Data(), 400, "empty"),
            ("/api/v1/search", Self.png, Data("broken".utf8), 422, "unusable-image"),
            ("/api/v1/search", Self.png, Data("bug".utf8), 500, "failed"),
            ("/api/v1/search", Self.png, Data(count: (16 << 20) + 1), 413, "too-large"),
            ("/api/v1/other", Self.png, image, 404, "not-found"),
            ("/api/v1/other", Self.png, Data(count: 100_000), 404, "not-found"),
            (
                "/api/v1/search", ["Content-Type": "image/png", "Origin": "http://evil.example"], image, 403,
                "other-origin"
            ),
        ]
        try await withServer(search: EchoService()) { _, address, _ in
            for (target, headers, body, status, code) in table {
                let answer = try await ask(address, target, method: "POST", headers, body: body)
                #expect(answer.status == status, "\(target) \(headers)")
                let failure = try JSONDecoder().decode(Failure.self, from: answer.body)
                #expect(failure.error.code == code, "\(target) \(headers)")
                #expect(!failure.error.message.isEmpty && !answer.text.contains("/home"))
            }
        }
    }

    /// An image that was read but is no good leaves the connection usable.
    @Test func connectionOutlivesABrokenImage() async throws {
        try await withServer(search: EchoService()) { _, address, _ in
            let client = try RawClient(address)
            for _ in 0..<3 {
                let body = "broken" + String(repeating: "x", count: 10_000)
                try await client.send(
                    "POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
                #expect(try await client.receive().status == 422)
            }
        }
    }

    @Test func getIsNotAllowed() async throws {
        try await withServer(search: EchoService()) { _, address, _ in
            for method in ["GET", "PUT", "OPTIONS"] {
                let answer = try await ask(address, "/api/v1/search", method: method)
                #expect(answer.status == 405)
                #expect(answer.headers["allow"] == "POST")
            }
        }
    }

    @Test func sameOriginMaySearch() async throws {
        try await withServer(search: EchoService()) { _, address, _ in
            let origin = "http://127.0.0.1:\(address.port)"
            let answer = try await ask(
                address, "/api/v1/search", method: "POST", ["Content-Type": "image/webp", "Origin": origin],
                body: Data("image".utf8))
            #expect(answer.status == 200)
            #expect(try JSONDecoder().decode(SearchAnswer.self, from: answer.body).neighbours.first?.distance == 20)
        }
    }

    @Test func chunkedBodies() async throws {
        var limits = ServerLimits()
        limits.bodyBytes = 20_000
        try await withServer(search: EchoService(), limits: limits) { _, address, _ in
            let head =
                "POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n"
            let client = try RawClient(address)
            try await client.send(head + "5\r\nimage\r\n4;x=y\r\n one\r\n0\r\n\r\n")
            let answer = try await client.receive()
            #expect(answer.status == 200)
            #expect(
                try JSONDecoder().decode(SearchAnswer.self, from: answer.body).code
                    == Digest.sha256(Data("image one".utf8)))
            // More than the limit, in chunks that never say how much is to come.
            let greedy = try RawClient(address)
            let chunk = "1000\r\n" + String(repeating: "a", count: 0x1000) + "\r\n"
            try await greedy.send(head + String(repeating: chunk, count: 8))
            #expect(try await greedy.receive().status == 413)
            #expect(try await greedy.isClosed())
            let nonsense = try RawClient(address)
            try await nonsense.send(head + "zz\r\nimage\r\n")
            #expect(try await nonsense.receive().status == 400)
            #expect(try await nonsense.isClosed())
        }
    }

    /// What follows a refused body must not be taken for a request.
    @Test func unreadBodyIsNoRequest() async throws {
        try await withServer(search: EchoService()) { _, address, _ in
            let smuggled = "GET /assets/small.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let body = smuggled + String(repeating: "x", count: 10_000)
            for (method, target) in [
                ("POST", "/"), ("GET", "/"), ("POST", "/api/v1/nothing"), ("PUT", "/api/v1/search"),
            ] {
                let client = try RawClient(address)
                try await client.send(
                    "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
                        + body)
                let answer = try await client.receive()
                #expect((400..<500).contains(answer.status), "\(method) \(target)")
                #expect(answer.headers["connection"] == "close")
                await #expect(throws: ClientError.self) { try await client.receive() }
            }
        }
    }

    @Test func slowBodyTimesOut() async throws {
        var limits = ServerLimits()
        limits.bodySeconds = 0.3
        try await withServer(search: EchoService(), limits: limits) { _, address, _ in
            let client = try RawClient(address)
            try await client.send(
                "POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 9000\r\n\r\nabc"
            )
            #expect(try await client.receive().status == 408)
        }
    }

    @Test func searchesAtOnceAreBounded() async throws {
        var limits = ServerLimits()
        limits.searches = 2
        try await withServer(search: EchoService(delay: 0.5), limits: limits) { _, address, _ in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await ask(address, "/api/v1/search", method: "POST", Self.png, body: Data("i".utf8)).status
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 200 }.count == 2)
            #expect(statuses.filter { $0 == 503 }.count == 4)
            let later = try await ask(address, "/api/v1/search", method: "POST", Self.png, body: Data("i".utf8))
            #expect(later.status == 200)
        }
    }

    @Test func withoutAService() async throws {
        try await withServer { _, address, _ in
            let answer = try await ask(address, "/api/v1/search", method: "POST", Self.png, body: Data("i".utf8))
            #expect(answer.status == 503)
            #expect(try JSONDecoder().decode(Failure.self, from: answer.body).error.code == "no-search")
            #expect(try await ask(address, "/api/v1/status").text.contains("\"search\" : false"))
        }
        try await withServer(search: EchoService()) { _, address, _ in
            let status = try await ask(address, "/api/v1/status")
            #expect(status.status == 200)
            #expect(status.text.contains("\"search\" : true") && status.text.contains("\"run\" : \"itq\""))
        }
    }
}
