import Core
import Foundation
import Server
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite struct RobustnessTests {
    /// Whether the server still answers a proper client.
    private func isWell(_ address: ServerAddress) async throws -> Bool {
        try await ask(address, "/assets/small.js").text == "1;\n"
    }

    @Test func garbage() async throws {
        try await withServer { _, address, _ in
            let fixed = [
                "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "\0\0\0\0\n\n",
                "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nx",
                "GET %%% HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET http:// HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u{FFFD}\u{202E} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\n",
            ]
            for text in fixed {
                let client = try RawClient(address, timeout: 5)
                try await client.send(text)
                client.finish()
                #expect(try await client.isClosed(), "\(text.debugDescription)")
            }
            #expect(try await isWell(address))
        }
    }

    @Test func mutatedRequests() async throws {
        try await withServer { _, address, _ in
            var random = SeededRandom(seed: 5)
            let seed = Array(
                "GET /assets/site.css?k=1 HTTP/1.1\r\nHost: localhost\r\nRange: bytes=1-5\r\nAccept-Encoding: gzip\r\nContent-Length: 0\r\n\r\n"
                    .utf8)
            for _ in 0..<300 {
                var bytes = seed
                for _ in 0..<1 + random.below(5) {
                    switch random.below(3) {
                    case 0: bytes[random.below(bytes.count)] = UInt8(random.below(256))
                    case 1: bytes.remove(at: random.below(bytes.count))
                    default: bytes.insert(UInt8(random.below(256)), at: random.below(bytes.count))
                    }
                }
                let client = try RawClient(address, timeout: 5)
                // The server may have closed already.
                try? await client.send(Data(bytes))
                client.finish()
                #expect(try await client.isClosed(), "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
            #expect(try await isWell(address))
        }
    }

    @Test func tooManyHeaders() async throws {
        try await withServer { _, address, _ in
            for (length, status) in [(20_000, 200), (40_000, 431)] {
                let headers = ["X-Long": String(repeating: "a", count: length)]
                let answer = try await ask(address, "/", headers)
                #expect(answer.status == status)
            }
        }
    }

    @Test func silentClientsAreLetGo() async throws {
        var limits = ServerLimits()
        limits.idleSeconds = 0.4
        try await withServer(limits: limits) { _, address, _ in
            let silent = try RawClient(address)
            let half = try RawClient(address)
            try await half.send("GET / HTTP/1.1\r\nHost: loc")
            let idle = try RawClient(address)
            try await idle.send("GET /assets/small.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try await idle.receive().status == 200)
            for client in [silent, half, idle] { #expect(try await client.isClosed()) }
            #expect(try await isWell(address))
        }
    }

    /// A client that asks for much and reads nothing is let go, and others are served meanwhile.
    @Test func clientsThatDoNotRead() async throws {
        var limits = ServerLimits()
        limits.idleSeconds = 1
        try await withServer(limits: limits) { site, address, _ in
            try site.write("site/big.bin", Data(count: 64 << 20))
            let deaf = try RawClient(address, timeout: 1)
            try await deaf.send("GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            for _ in 0..<5 { #expect(try await isWell(address)) }
            try await Task.sleep(for: .seconds(1.5))
            await #expect(throws: ClientError.self) { try await deaf.receive() }
        }
    }

    @Test func manyConnectionsAtOnce() async throws {
        try await withServer { _, address, _ in
            var held: [RawClient] = []
            for _ in 0..<300 { held.append(try RawClient(address)) }
            #expect(try await isWell(address))
            try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let target = index % 2 == 0 ? "/images/atlas.webp" : "/assets/site.css"
                        return try await ask(address, target).body.count
                    }
                }
                let sizes = try await group.reduce(into: [Int]()) { $0.append($1) }
                #expect(sizes.filter { $0 == 100_000 }.count == 32)
                #expect(sizes.filter { $0 == TestSite.style.utf8.count }.count == 32)
            }
            #expect(held.count == 300)
        }
    }

    @Test func ordinaryClient() async throws {
        try await withServer { _, address, _ in
            let base = try #require(URL(string: address.url))
            // Not `queries`: URLSession on Linux drops the slash that the redirection adds, and goes round.
            let folder = try #require(URL(string: "\(address.url)queries/"))
            #expect(try await URLSession.shared.data(from: folder).0 == Data("queries".utf8))
            let (style, _) = try await URLSession.shared.data(from: base.appendingPathComponent("assets/site.css"))
            #expect(style == Data(TestSite.style.utf8))
        }
    }

    @Test func fileCutShortWhileServed() async throws {
        try await withServer { site, address, _ in
            try site.write("site/big.bin", Data(count: 64 << 20))
            let client = try RawClient(address)
            try await client.send("GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            try await client.awaitBytes()
            truncate(site.root.appendingPathComponent("big.bin").path, 1000)
            await #expect(throws: ClientError.self) { try await client.receive() }
            #expect(try await isWell(address))
        }
    }
}
