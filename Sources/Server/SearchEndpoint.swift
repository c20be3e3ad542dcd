import Core
import FlyingFox
import Foundation
import Synchronization

/// `POST /api/v1/search?k=20` with an image file as its body, and `GET /api/v1/status`.
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
    let limits: ServerLimits
    let guardian: HostGuard
    let watches: Bool
    let running = Counter()

    func respond(to request: HTTPRequest, authority: String, path: [String]) async -> HTTPResponse {
        switch path {
        case ["v1", "status"]:
            guard request.method == .GET || request.method == .HEAD else { return methodNotAllowed("GET, HEAD") }
            return Answers.json(
                .ok,
                Status(
                    search: service != nil, run: service?.run, watch: watches, maximumBytes: limits.bodyBytes,
                    maximumNeighbours: limits.neighbours))
        case ["v1", "search"]:
            guard request.method == .POST else { return methodNotAllowed("POST") }
            return await search(request, authority: authority)
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

    private func search(_ request: HTTPRequest, authority: String) async -> HTTPResponse {
        if let origin = request.headers[.origin], !guardian.allows(origin: origin, authority: authority) {
            return Answers.failure(.forbidden, code: "other-origin", "Only pages of this server may search.")
        }
        guard Self.isImage(request.headers[.contentType]) else {
            return Answers.failure(
                .unsupportedMediaType, code: "unsupported-type",
                "Send one image file as the body, with its Content-Type (image/png, image/jpeg, …).")
        }
        guard let k = neighbours(Query(request).value("k")) else {
            return Answers.failure(
                .badRequest, code: "bad-k", "k must be a whole number from 1 to \(limits.neighbours).")
        }
        if let size = request.bodySequence.count, size > limits.bodyBytes { return tooLarge }
        guard let service else {
            return Answers.failure(
                .serviceUnavailable, code: "no-search",
                "This site is served without a model to hash new images with.")
        }
        guard running.enter(limit: limits.searches) else {
            var response = Answers.failure(.serviceUnavailable, code: "busy", "Too many searches at the same time.")
            response.headers[.retryAfter] = "1"
            return response
        }
        defer { running.leave() }
        switch await RequestBody.read(request.bodySequence, limit: limits.bodyBytes, seconds: limits.bodySeconds) {
        case .tooLarge:
            return tooLarge
        case .tooSlow:
            return Answers.failure(.requestTimeout, code: "too-slow", "The image did not arrive in time.")
        case .broken:
            return Answers.failure(.badRequest, code: "broken-body", "The body ended early or is not well formed.")
        case .whole(let image) where image.isEmpty:
            return Answers.failure(.badRequest, code: "empty", "The body is empty; send an image file.")
        case .whole(let image):
            return await answer(service, image, k)
        }
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
