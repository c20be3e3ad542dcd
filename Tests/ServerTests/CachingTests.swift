import Core
import Foundation
import Server
import Testing

@Suite struct CachingTests {
    @Test func entityTagGives304() async throws {
        try await withServer { site, address, _ in
            let first = try await ask(address, "/images/atlas.webp")
            let tag = try #require(first.headers["etag"])
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 4)
            let again = try await ask(address, "/images/atlas.webp", ["If-None-Match": "\"x\", \(tag)"])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.headers["etag"] == tag)
            #expect(again.headers["content-length"] == "100000")
            #expect(try await ask(address, "/images/atlas.webp", ["If-None-Match": "\"x\""]).status == 200)
            // The same size and a new content.
            try site.write("site/images/atlas.webp", Data(TestSite.binary.reversed()))
            let changed = try await ask(address, "/images/atlas.webp", ["If-None-Match": tag])
            #expect(changed.status == 200)
            #expect(changed.headers["etag"] != tag)
        }
    }

    @Test func notModifiedKeepsTheConnection() async throws {
        try await withServer { _, address, _ in
            let tag = try #require(try await ask(address, "/assets/site.css").headers["etag"])
            let client = try RawClient(address)
            try await client.send("GET /assets/site.css HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \(tag)\r\n\r\n")
            #expect(try await client.receive().status == 304)
            try await client.send("GET /assets/small.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try await client.receive().text == "1;\n")
        }
    }

    @Test func gzipOnlyWhereItHelps() async throws {
        try await withServer { _, address, _ in
            let plain = try await ask(address, "/assets/site.css")
            #expect(plain.headers["content-encoding"] == nil)
            #expect(plain.headers["vary"] == "Accept-Encoding")
            for _ in 0..<2 {
                let packed = try await ask(address, "/assets/site.css", ["Accept-Encoding": "br, gzip;q=0.8"])
                #expect(packed.headers["content-encoding"] == "gzip")
                #expect(packed.headers["vary"] == "Accept-Encoding")
                #expect(packed.headers["etag"] != plain.headers["etag"])
                #expect(packed.body.count < plain.body.count / 4)
                #expect(try Gzip.decompress(packed.body, file: "answer") == plain.body)
                let again = try await ask(
                    address, "/assets/site.css",
                    ["Accept-Encoding": "gzip", "If-None-Match": try #require(packed.headers["etag"])])
                #expect(again.status == 304)
                #expect(again.headers["content-length"] == String(packed.body.count))
            }
            for target in ["/images/atlas.webp", "/assets/small.js", "/empty.txt"] {
                let answer = try await ask(address, target, ["Accept-Encoding": "gzip"])
                #expect(answer.headers["content-encoding"] == nil, "\(target)")
            }
            let range = try await ask(address, "/assets/site.css", ["Accept-Encoding": "gzip", "Range": "bytes=5-9"])
            #expect(range.status == 206)
            #expect(range.headers["content-encoding"] == nil)
            #expect(range.text == "{ col")
        }
    }

    @Test func ranges() async throws {
        let table: [(header: String, status: Int, range: Range<Int>)] = [
            ("bytes=0-0", 206, 0..<1), ("bytes=10-19", 206, 10..<20), ("bytes=99990-", 206, 99_990..<100_000),
            ("bytes=-7", 206, 99_993..<100_000), ("bytes=-999999", 206, 0..<100_000),
            ("bytes=5-99999999999999999999", 206, 5..<100_000), ("bytes=0-1,4-5", 200, 0..<100_000),
            ("bytes=x", 200, 0..<100_000), ("bytes=100000-", 416, 0..<0), ("bytes=-0", 416, 0..<0),
        ]
        try await withServer { _, address, _ in
            for (header, status, range) in table {
                let answer = try await ask(address, "/images/atlas.webp", ["Range": header])
                #expect(answer.status == status, "\(header)")
                switch status {
                case 206:
                    let expected = "bytes \(range.lowerBound)-\(range.upperBound - 1)/100000"
                    #expect(answer.headers["content-range"] == expected, "\(header)")
                    #expect(answer.body == TestSite.binary.subdata(in: range), "\(header)")
                case 416:
                    #expect(answer.headers["content-range"] == "bytes */100000", "\(header)")
                default:
                    #expect(answer.body == TestSite.binary, "\(header)")
                }
            }
            let tag = try #require(try await ask(address, "/images/atlas.webp").headers["etag"])
            let same = try await ask(address, "/images/atlas.webp", ["Range": "bytes=0-3", "If-Range": tag])
            #expect(same.status == 206)
            let other = try await ask(address, "/images/atlas.webp", ["Range": "bytes=0-3", "If-Range": "\"x\""])
            #expect(other.status == 200 && other.body.count == 100_000)
        }
    }
}
