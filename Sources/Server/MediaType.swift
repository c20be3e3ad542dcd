/// The `Content-Type` of a file by its extension, and whether gzip makes it smaller.
package struct MediaType: Equatable, Sendable {
    package var name: String
    package var isText: Bool

    package init(fileName: String) {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        let ending = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
        if let text = Self.text[ending] {
            name = "\(text); charset=utf-8"
            isText = true
        } else {
            name = Self.binary[ending] ?? "application/octet-stream"
            isText = false
        }
    }

    private static let text = [
        "html": "text/html", "htm": "text/html", "css": "text/css", "js": "text/javascript",
        "mjs": "text/javascript", "json": "application/json", "map": "application/json", "svg": "image/svg+xml",
        "csv": "text/csv", "txt": "text/plain", "md": "text/markdown", "yml": "text/yaml", "yaml": "text/yaml",
        "xml": "application/xml", "bib": "text/plain",
    ]

    private static let binary = [
        "png": "image/png", "webp": "image/webp", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
        "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf", "zip": "application/zip",
        "gz": "application/gzip", "woff2": "font/woff2", "wasm": "application/wasm",
    ]
}
