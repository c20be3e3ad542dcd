import Core
import Foundation
import Server
import Testing

/// Answers with the rectangle that it was given; slide 9 is one that it does not have.
private struct EchoRegions: RegionService {
    func search(_ question: RegionQuestion) async throws -> RegionAnswer {
        if question.slide == 9 {
            throw Diagnostic("there is no slide 9", file: "/home/someone/secret", expected: "0 to 3")
        }
        if question.slide == 8 { throw CancellationError() }
        return RegionAnswer(hits: [
            .init(
                slide: question.slide, scale: question.scale, x: question.x, y: question.y, width: question.width,
                height: question.height, distance: 2.5, class: "<fat>")
        ])
    }
}

@Suite struct RegionEndpointTests {
    private static let json = ["Content-Type": "application/json"]

    private struct Failure: Decodable {
        struct Body: Decodable { var code, message: String }
        var error: Body
    }

    private func body(slide: Int) -> Data {
        Data(#"{"slide": \#(slide), "x": 1, "y": 2, "width": 30, "height": 40, "scale": 20}"#.utf8)
    }

    @Test func aRectangleIsAnswered() async throws {
        try await withServer(regions: EchoRegions()) { _, address, _ in
            let answer = try await ask(address, "/api/regions", method: "POST", Self.json, body: body(slide: 3))
            #expect(answer.status == 200)
            let found = try JSONDecoder().decode(RegionAnswer.self, from: answer.body)
            #expect(
                found.hits == [
                    .init(slide: 3, scale: 20, x: 1, y: 2, width: 30, height: 40, distance: 2.5, class: "<fat>")
                ])
        }
    }

    @Test func failureTable() async throws {
        let table: [(method: String, headers: [String: String], body: Data, status: Int, code: String)] = [
            ("POST", ["Content-Type": "text/plain"], body(slide: 1), 415, "unsupported-type"),
            ("POST", [:], body(slide: 1), 415, "unsupported-type"),
            ("POST", Self.json, Data(), 400, "empty"),
            ("POST", Self.json, Data("[1, 2]".utf8), 400, "bad-rectangle"),
            ("POST", Self.json, Data(#"{"slide": 1}"#.utf8), 400, "bad-rectangle"),
            (
                "POST", Self.json, Data(#"{"slide":1,"x":1e99,"y":0,"width":1,"height":1,"scale":5}"#.utf8), 400,
                "bad-rectangle"
            ),
            ("POST", Self.json, body(slide: 9), 422, "unusable-rectangle"),
            ("POST", Self.json, body(slide: 8), 500, "failed"),
            ("GET", [:], Data(), 405, "method-not-allowed"),
            (
                "POST", ["Content-Type": "application/json", "Origin": "http://evil.example"], body(slide: 1), 403,
                "other-origin"
            ),
        ]
        try await withServer(regions: EchoRegions()) { _, address, _ in
            for row in table {
                let answer = try await ask(address, "/api/regions", method: row.method, row.headers, body: row.body)
                #expect(answer.status == row.status, "\(row)")
                let failure = try JSONDecoder().decode(Failure.self, from: answer.body)
                #expect(failure.error.code == row.code)
                #expect(!failure.error.message.contains("secret"))
            }
        }
    }

    @Test func withoutSlidesThereIsNothingToSearch() async throws {
        try await withServer { _, address, _ in
            let answer = try await ask(address, "/api/regions", method: "POST", Self.json, body: body(slide: 1))
            #expect(answer.status == 503)
        }
    }
}
