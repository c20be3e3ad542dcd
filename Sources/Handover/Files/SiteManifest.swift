import Core
import Foundation

/// `data/manifest.json` of a site: every other file with its size and digest.
package struct SiteManifest: Codable, Sendable, Equatable {
    package struct File: Codable, Sendable, Equatable {
        package var path: String
        package var bytes: Int
        package var sha256: String

        package init(path: String, bytes: Int, sha256: String) {
            self.path = path
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    package var files: [File]

    package static let path = "data/manifest.json"

    package init(files: [File]) {
        self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    package static func parse(_ data: Data, file: String) throws -> SiteManifest {
        try JSON.decode(SiteManifest.self, from: data, file: file)
    }

    /// As the gallery writes it.
    package func data() throws -> Data {
        try JSON.encode(self, pretty: false)
    }
}
