import FlyingFox
import Foundation

/// Every request comes here: limits and host first, then the API, the reload script or a file.
struct SiteHandler: HTTPHandler {
    /// A body up to this size has been read by the time a request arrives here; a larger one has not.
    static let readAhead = 4096

    let limits: ServerLimits
    let guardian: HostGuard
    let files: StaticResponder
    let search: SearchEndpoint
    let reload: ReloadEndpoint?
    let log: (@Sendable (ServerLogEntry) -> Void)?

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        var response: HTTPResponse
        do {
            response = try await respond(to: request)
        } catch {
            response = Answers.page(.internalServerError, "The page could not be read.")
        }
        for (name, value) in Answers.security { response.headers[name] = value }
        let consumed = response.statusCode == .ok && request.method == .POST
        if !consumed, request.bodySequence.count.map({ $0 > Self.readAhead }) ?? true {
            response = await response.closing(after: request)
        } else if request.method == .HEAD, case .httpBody(let body) = response.payload {
            response.headers[.contentLength] = body.count.map(String.init)
            response.payload = .httpBody(HTTPBodySequence())
        }
        log?(
            ServerLogEntry(
                method: request.method.rawValue, target: request.target.rawValue, status: response.statusCode.code))
        return response
    }

    private func respond(to request: HTTPRequest) async throws -> HTTPResponse {
        let target = request.target.rawValue
        guard target.utf8.count <= limits.targetBytes else {
            return Answers.page(.uriTooLong, "The address is longer than \(limits.targetBytes) bytes.")
        }
        let headerBytes = request.headers.reduce(0) { $0 + $1.key.rawValue.utf8.count + $1.value.utf8.count }
        guard headerBytes <= limits.headerBytes else {
            return Answers.page(
                .requestHeaderFieldsTooLarge, "The headers are longer than \(limits.headerBytes) bytes.")
        }
        guard request.version.rawValue == "HTTP/1.1" || request.version.rawValue == "HTTP/1.0" else {
            return Answers.page(.httpVersionNotSupported, "This server speaks HTTP/1.1.")
        }
        let (authority, rawPath) = Self.split(request)
        guard let authority = authority ?? (request.version == .http11 ? nil : "localhost") else {
            return Answers.page(.badRequest, "The request has no Host header.")
        }
        guard guardian.allows(authority) else {
            return Answers.page(.misdirectedRequest, "This server does not answer for that host name.")
        }
        let path: RequestPath
        do throws(RequestPath.Refusal) {
            path = try RequestPath(rawPath)
        } catch {
            switch error {
            case .hidden: return Answers.page(.notFound, "The site has no such page.")
            case .malformed(let reason): return Answers.page(.badRequest, "This is not a path of the site: \(reason).")
            }
        }
        switch path.segments.first {
        case "api":
            return await search.respond(to: request, authority: authority, path: Array(path.segments.dropFirst()))
        case "-":
            guard let reload else { return Answers.page(.notFound, "The site has no such page.") }
            return try await reload.respond(to: request, path: Array(path.segments.dropFirst()))
        default:
            if request.bodySequence.count != 0, request.method == .GET || request.method == .HEAD {
                return Answers.page(.badRequest, "A request for a page has no body.")
            }
            return try files.respond(to: request, path: path)
        }
    }

    /// The host asked and the raw path. An absolute target (`http://host/path`) outweighs the `Host` header.
    private static func split(_ request: HTTPRequest) -> (authority: String?, path: String) {
        let path = request.target.path()
        guard path.lowercased().hasPrefix("http://") else { return (request.headers[.host], path) }
        let rest = path.dropFirst("http://".count)
        guard let slash = rest.firstIndex(of: "/") else { return (String(rest), "/") }
        return (String(rest[..<slash]), String(rest[slash...]))
    }
}

/// One answered request, for whoever wants to print it.
public struct ServerLogEntry: Sendable, Equatable {
    public var method: String
    /// As the client sent it: hostile text.
    public var target: String
    public var status: Int
}
