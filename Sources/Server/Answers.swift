import Core
import FlyingFox
import Foundation

extension HTTPHeader {
    static let allow = HTTPHeader("Allow")
    static let acceptEncoding = HTTPHeader("Accept-Encoding")
    static let ifRange = HTTPHeader("If-Range")
    static let origin = HTTPHeader("Origin")
    static let retryAfter = HTTPHeader("Retry-After")
    static let vary = HTTPHeader("Vary")
}

/// Short answers: errors as a small page or as JSON, and values as JSON.
enum Answers {
    /// Of the script in the head of `layout.stencil`, which sets a saved theme before the first paint; then of the one
    /// that sites built before it have.
    static let headScripts = """
        'sha256-BK2MIDF2MBZWqfoWlpO94LuNPY5bjXGKMlbC6cJiQvM=' 'sha256-NZQIMDjq0hU43VznSfz4TWLNDhoDOijFwFNfoxXL4yg='
        """

    /// On every answer. Scripts and connections from this server only, and the script of the head; inline style
    /// for SVG charts; images also from memory, for a dropped image's preview.
    static let security: [HTTPHeader: String] = [
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Referrer-Policy"): "no-referrer",
        HTTPHeader("X-Frame-Options"): "DENY",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        HTTPHeader("Content-Security-Policy"):
            "default-src 'self'; script-src 'self' \(headScripts); style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'",
    ]

    struct Failure: Encodable {
        struct Body: Encodable {
            var code: String
            var message: String
        }
        var error: Body
    }

    static func failure(_ status: HTTPStatusCode, code: String, _ message: String) -> HTTPResponse {
        json(status, Failure(error: .init(code: code, message: message)))
    }

    static func json(_ status: HTTPStatusCode, _ value: some Encodable) -> HTTPResponse {
        guard let body = try? JSON.encode(value) else { return HTTPResponse(statusCode: .internalServerError) }
        return HTTPResponse(
            statusCode: status,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"], body: body)
    }

    /// An error for people. It never repeats what the client sent.
    static func page(_ status: HTTPStatusCode, _ message: String) -> HTTPResponse {
        let title = HTML.escape("\(status.code) \(status.phrase)")
        let body = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>\(title)</title></head>
            <body><h1>\(title)</h1><p>\(HTML.escape(message))</p></body>
            </html>

            """
        return HTTPResponse(
            statusCode: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: Data(body.utf8))
    }

    static func methodNotAllowed(_ allowed: String) -> HTTPResponse {
        var response = page(.methodNotAllowed, "This address answers \(allowed).")
        response.headers[.allow] = allowed
        return response
    }
}

/// A request that is answered with an error before anything is done for it.
struct Refusal: Error {
    var response: HTTPResponse

    init(_ response: HTTPResponse) {
        self.response = response
    }

    init(_ status: HTTPStatusCode, _ message: String) {
        response = Answers.page(status, message)
    }
}
