import FlyingFox
import Foundation

/// Serves the files of a site: entity tags, one range, gzip, `index.html`.
struct StaticResponder: Sendable {
    /// Text smaller than this is not worth compressing, larger than that is sent as it is; in bytes.
    static let compressedSizes = 1024...(64 << 20)
    /// Pages up to this size get the reload script; in bytes.
    static let injectedSize = 16 << 20

    let files: SiteFiles
    let cache = GzipCache()
    let watcher: SiteWatcher?

    func respond(to request: HTTPRequest, path: RequestPath) throws -> HTTPResponse {
        guard request.method == .GET || request.method == .HEAD else { return Answers.methodNotAllowed("GET, HEAD") }
        switch files.find(path) {
        case .missing:
            return Answers.page(.notFound, "The site has no such page.")
        case .outside:
            return Answers.page(.forbidden, "This link leads out of the site.")
        case .folderWithoutSlash:
            var response = Answers.page(.movedPermanently, "The folder is at the same address with a slash at its end.")
            response.headers[.location] = path.encoded + "/"
            return response
        case .file(let file, let name):
            return try respond(to: request, content: content(of: file, name: name))
        }
    }

    /// The bytes to serve, and the tag that names exactly these bytes.
    private struct Content {
        var type: MediaType
        var version: String
        var size: Int
        var file: OpenFile
        var data: Data?

        func read() throws -> Data {
            try data ?? file.readAll()
        }

        func body(_ range: Range<Int>) -> HTTPBodySequence {
            guard let data else { return FileBody.body(file, range) }
            return HTTPBodySequence(data: data.subdata(in: range), suggestedBufferSize: 1 << 17)
        }
    }

    private func content(of file: OpenFile, name: String) throws -> Content {
        let type = MediaType(fileName: name)
        if let watcher, type.name.hasPrefix("text/html"), file.size <= Self.injectedSize {
            let token = watcher.token
            let page = ReloadScript.inject(into: try file.readAll(), token: token)
            return Content(type: type, version: "\(file.version)-\(token)", size: page.count, file: file, data: page)
        }
        return Content(type: type, version: file.version, size: file.size, file: file)
    }

    private func respond(to request: HTTPRequest, content: Content) throws -> HTTPResponse {
        let compressible = content.type.isText && Self.compressedSizes.contains(content.size)
        let rangeWanted = request.headers[.range] != nil
        let compressed = compressible && !rangeWanted && Preconditions.acceptsGzip(request.headers[.acceptEncoding])
        let tag = compressed ? "\"\(content.version)-gz\"" : "\"\(content.version)\""
        var headers: HTTPHeaders = [.cacheControl: "no-cache", .eTag: tag, .contentType: content.type.name]
        if compressible { headers[.vary] = "Accept-Encoding" }
        if compressed { headers[.contentEncoding] = "gzip" } else { headers[.acceptRanges] = "bytes" }

        let packed = compressed ? try cache.compressed(content.version) { try content.read() } : nil
        if Preconditions.matches(request.headers[.ifNoneMatch], tag: tag) {
            // FlyingFox would say 0, which is not the length of the file that the client has.
            headers[.contentLength] = String(packed?.count ?? content.size)
            headers[.contentEncoding] = nil
            return HTTPResponse(statusCode: .notModified, headers: headers)
        }
        if let packed {
            return HTTPResponse(
                statusCode: .ok, headers: headers, body: HTTPBodySequence(data: packed, suggestedBufferSize: 1 << 17))
        }
        let countsRange = Preconditions.allowsRange(request.headers[.ifRange], tag: tag) && request.method == .GET
        switch ByteRange(countsRange ? request.headers[.range] : nil, size: content.size) {
        case .whole:
            return HTTPResponse(statusCode: .ok, headers: headers, body: content.body(0..<content.size))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(content.size)"
            return HTTPResponse(statusCode: .partialContent, headers: headers, body: content.body(range))
        case .unsatisfiable:
            var response = Answers.page(.rangeNotSatisfiable, "The file has \(content.size) bytes.")
            response.headers[.contentRange] = "bytes */\(content.size)"
            return response
        }
    }
}
