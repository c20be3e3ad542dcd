import FlyingFox
import Foundation

/// `GET /-/reload?token=…` answers once the site's state is no longer the one named, or after a while with the
/// same token. `GET /-/reload.js` is the script that asks.
struct ReloadEndpoint: Sendable {
    struct State: Encodable {
        var token: String
    }

    let watcher: SiteWatcher
    let seconds: Double
    let isStopping: @Sendable () -> Bool

    func respond(to request: HTTPRequest, path: [String]) async throws -> HTTPResponse {
        guard request.method == .GET || request.method == .HEAD else { return Answers.methodNotAllowed("GET, HEAD") }
        switch path {
        case ["reload"]:
            let known = Query(request).value("token")
            let start = ContinuousClock.now
            while known == watcher.token, start.duration(to: .now) < .seconds(seconds), !isStopping() {
                try await Task.sleep(for: .milliseconds(50))
            }
            return Answers.json(.ok, State(token: watcher.token))
        case ["reload.js"]:
            return HTTPResponse(
                statusCode: .ok,
                headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
                body: Data(ReloadScript.source.utf8))
        default:
            return Answers.page(.notFound, "The site has no such page.")
        }
    }
}

/// The query part of a request's target, `a=1&b=2`, with percent escapes undone.
struct Query {
    private let items: [(name: String, value: String)]

    init(_ request: HTTPRequest) {
        items = request.target.query().split(separator: "&").map { item in
            let halves = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (Self.decode(halves[0]), halves.count > 1 ? Self.decode(halves[1]) : "")
        }
    }

    func value(_ name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    private static func decode(_ text: String) -> String {
        text.removingPercentEncoding ?? text
    }
}
