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
        var (response, bodyIsRead) = await answer(request)
        for (name, value) in Answers.security { response.headers[name] = value }
        if !bodyIsRead, request.bodySequence.count.map({ $0 > Self.readAhead }) ?? true {
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

    private func answer(_ request: HTTPRequest) async -> (response: HTTPResponse, bodyIsRead: Bool) {
        do {
            let (authority, path) = try admit(request)
            let rest = Array(path.segments.dropFirst())
            switch path.segments.first {
            case "api":
                return await search.respond(to: request, authority: authority, path: rest)
            case "-":
                guard let reload else { throw Refusal(.notFound, Self.missing) }
                return (try await reload.respond(to: request, path: rest), false)
            default:
                if request.bodySequence.count != 0, request.method == .GET || request.method == .HEAD {
                    throw Refusal(.badRequest, "A request for a page has no body.")
                }
                return (try files.respond(to: request, path: path), false)
            }
        } catch let refusal as Refusal {
            return (refusal.response, false)
        } catch {
            return (Answers.page(.internalServerError, "The page could not be read."), false)
        }
    }

    private static let missing = "The site has no such page."

    /// The host that is asked and the path, once the request is within the limits.
    private func admit(_ request: HTTPRequest) throws(Refusal) -> (authority: String, path: RequestPath) {
        guard request.target.rawValue.utf8.count <= limits.targetBytes else {
            throw Refusal(.uriTooLong, "The address is longer than \(limits.targetBytes) bytes.")
        }
        let headerBytes = request.headers.reduce(0) { $0 + $1.key.rawValue.utf8.count + $1.value.utf8.count }
        guard headerBytes <= limits.headerBytes else {
            throw Refusal(.requestHeaderFieldsTooLarge, "The headers are longer than \(limits.headerBytes) bytes.")
        }
        guard request.version.rawValue == "HTTP/1.1" || request.version.rawValue == "HTTP/1.0" else {
            throw Refusal(.httpVersionNotSupported, "This server speaks HTTP/1.1.")
        }
        let (named, rawPath) = Self.split(request)
        // Only browsers can be tricked into another name, and they always send one.
        guard let authority = named ?? (request.version == .http11 ? nil : "localhost") else {
            throw Refusal(.badRequest, "The request has no Host header.")
        }
        guard guardian.allows(authority) else {
            throw Refusal(.misdirectedRequest, "This server does not answer for that host name.")
        }
        do throws(RequestPath.Refusal) {
            return (authority, try RequestPath(rawPath))
        } catch {
            switch error {
            case .hidden: throw Refusal(.notFound, Self.missing)
            case .malformed(let reason): throw Refusal(.badRequest, "This is not a path of the site: \(reason).")
            }
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
