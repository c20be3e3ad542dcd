import Core
import FlyingFox
import Foundation
import Synchronization

/// `POST /api/v1/search?k=20` with an image file as its body, `POST /api/regions` with a rectangle of a slide as JSON,
/// and `GET /api/v1/status`.
struct SearchEndpoint: Sendable {
    struct Status: Encodable {
        var version = 1
        var search: Bool
        var run: String?
        var watch: Bool
        var maximumBytes: Int
        var maximumNeighbours: Int
    }

    let service: (any SearchService)?
    let regions: (any RegionService)?
    let limits: ServerLimits
    let guardian: HostGuard
    let watches: Bool
    let running = Counter()

    /// - Returns: the answer, and whether the request's body was read to its end.
    func respond(
        to request: HTTPRequest, authority: String, path: [String]
    ) async -> (response: HTTPResponse, bodyIsRead: Bool) {
        if path == ["v1", "search"], request.method == .POST { return await search(request, authority: authority) }
        if path == ["regions"], request.method == .POST { return await regions(request, authority: authority) }
        return (otherwise(request, path: path), false)
    }

    private func otherwise(_ request: HTTPRequest, path: [String]) -> HTTPResponse {
        switch path {
        case ["v1", "status"]:
            guard request.method == .GET || request.method == .HEAD else { return methodNotAllowed("GET, HEAD") }
            return Answers.json(
                .ok,
                Status(
                    search: service != nil, run: service?.run, watch: watches, maximumBytes: limits.bodyBytes,
                    maximumNeighbours: limits.neighbours))
        case ["v1", "search"], ["regions"]:
            return methodNotAllowed("POST")
        default:
            return Answers.failure(.notFound, code: "not-found", "There is no such address in the API.")
        }
    }

    private func methodNotAllowed(_ allowed: String) -> HTTPResponse {
        var response = Answers.failure(
            .methodNotAllowed, code: "method-not-allowed", "This address answers \(allowed).")
        response.headers[.allow] = allowed
        return response
    }

    private func search(
        _ request: HTTPRequest, authority: String
    ) async -> (response: HTTPResponse, bodyIsRead: Bool) {
        let k: Int
        let service: any SearchService
        do throws(Refusal) {
            (k, service) = try admit(request, authority: authority)
        } catch {
            return (error.response, false)
        }
        return await withBody(of: request, kind: "an image file") { await answer(service, $0, k) }
    }

    private func regions(
        _ request: HTTPRequest, authority: String
    ) async -> (response: HTTPResponse, bodyIsRead: Bool) {
        do throws(Refusal) {
            try admitOrigin(request, authority: authority)
            let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
            guard type?.trimmingCharacters(in: .whitespaces) == "application/json" else {
                throw Refusal(
                    Answers.failure(
                        .unsupportedMediaType, code: "unsupported-type",
                        "Send a rectangle as JSON, with the Content-Type application/json."))
            }
        } catch {
            return (error.response, false)
        }
        guard let regions else {
            let reason = "This site is served without slides to search."
            return (Answers.failure(.serviceUnavailable, code: "no-search", reason), false)
        }
        return await withBody(of: request, kind: "a rectangle as JSON") { await answer(regions, $0) }
    }

    private func answer(_ service: any RegionService, _ body: Data) async -> HTTPResponse {
        guard let question = try? JSONDecoder().decode(RegionQuestion.self, from: body) else {
            let reason = "The body is not a JSON object with the numbers slide, x, y, width, height and scale."
            return Answers.failure(.badRequest, code: "bad-rectangle", reason)
        }
        do {
            return Answers.json(.ok, try await service.search(question))
        } catch let problem as Diagnostic {
            let more = problem.expected.map { "; expected \($0)" } ?? ""
            return Answers.failure(.unprocessableContent, code: "unusable-rectangle", problem.message + more)
        } catch {
            return Answers.failure(.internalServerError, code: "failed", "The search failed.")
        }
    }

    /// Reads the body, as long as not too many searches run, and answers it.
    private func withBody(
        of request: HTTPRequest, kind: String, _ answer: (Data) async -> HTTPResponse
    ) async -> (response: HTTPResponse, bodyIsRead: Bool) {
        guard running.enter(limit: limits.searches) else {
            var response = Answers.failure(.serviceUnavailable, code: "busy", "Too many searches at the same time.")
            response.headers[.retryAfter] = "1"
            return (response, false)
        }
        defer { running.leave() }
        switch await RequestBody.read(request.bodySequence, limit: limits.bodyBytes, seconds: limits.bodySeconds) {
        case .tooLarge:
            return (tooLarge, false)
        case .tooSlow:
            return (Answers.failure(.requestTimeout, code: "too-slow", "The body did not arrive in time."), false)
        case .broken:
            let reason = "The body ended early or is not well formed."
            return (Answers.failure(.badRequest, code: "broken-body", reason), false)
        case .whole(let body) where body.isEmpty:
            return (Answers.failure(.badRequest, code: "empty", "The body is empty; send \(kind)."), true)
        case .whole(let body):
            return (await answer(body), true)
        }
    }

    /// What can be told before the image is read.
    private func admit(
        _ request: HTTPRequest, authority: String
    ) throws(Refusal) -> (k: Int, service: any SearchService) {
        func refusal(_ status: HTTPStatusCode, _ code: String, _ message: String) -> Refusal {
            Refusal(Answers.failure(status, code: code, message))
        }
        try admitOrigin(request, authority: authority)
        guard Self.isImage(request.headers[.contentType]) else {
            throw refusal(
                .unsupportedMediaType, "unsupported-type",
                "Send one image file as the body, with its Content-Type (image/png, image/jpeg, …).")
        }
        guard let k = neighbours(Query(request).value("k")) else {
            throw refusal(.badRequest, "bad-k", "k must be a whole number from 1 to \(limits.neighbours).")
        }
        if let size = request.bodySequence.count, size > limits.bodyBytes { throw Refusal(tooLarge) }
        guard let service else {
            throw refusal(
                .serviceUnavailable, "no-search", "This site is served without a model to hash new images with.")
        }
        return (k, service)
    }

    private func admitOrigin(_ request: HTTPRequest, authority: String) throws(Refusal) {
        guard let origin = request.headers[.origin], !guardian.allows(origin: origin, authority: authority) else {
            return
        }
        throw Refusal(
            Answers.failure(.forbidden, code: "other-origin", "Only pages of this server may search."))
    }

    private func answer(_ service: any SearchService, _ image: Data, _ k: Int) async -> HTTPResponse {
        do {
            return Answers.json(.ok, try await service.search(image: image, k: k))
        } catch let problem as Diagnostic {
            // The message alone: a file named in it would be one of this machine.
            return Answers.failure(.unprocessableContent, code: "unusable-image", problem.message)
        } catch {
            return Answers.failure(.internalServerError, code: "failed", "The search failed.")
        }
    }

    private var tooLarge: HTTPResponse {
        Answers.failure(
            .payloadTooLarge, code: "too-large", "The image may have at most \(limits.bodyBytes) bytes.")
    }

    private func neighbours(_ text: String?) -> Int? {
        guard let text else { return min(20, limits.neighbours) }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let k = Int(text) else { return nil }
        return (1...limits.neighbours).contains(k) ? k : nil
    }

    private static func isImage(_ contentType: String?) -> Bool {
        let name = contentType?.split(separator: ";").first?.lowercased().filter { $0 != " " } ?? ""
        return name.hasPrefix("image/") && name.count > 6 || name == "application/octet-stream"
    }
}

/// How many of something run at once.
final class Counter: Sendable {
    private let count = Mutex(0)

    func enter(limit: Int) -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func leave() {
        count.withLock { $0 -= 1 }
    }
}
