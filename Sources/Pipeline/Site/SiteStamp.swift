import Core
import Foundation

/// Which inputs the site in a folder was made from, as `<store>/site-….json` remembers it.
package struct SiteStamp {
    private struct Record: Codable, Equatable {
        var output: String
        var key: String
        var manifest: String
    }

    private struct Manifest: Decodable {
        struct File: Decodable {
            var path: String
            var bytes: Int
        }
        var files: [File]
    }

    let output: URL
    let store: URL

    package init(output: URL, store: URL) {
        self.output = output
        self.store = store
    }

    private var url: URL {
        store.appendingPathComponent("site-\(Digest.sha256(Data(output.path.utf8)).prefix(12)).json")
    }

    private var manifestURL: URL { output.appendingPathComponent(SiteOutput.manifest) }

    /// After the site was put in its place.
    package func write(key: String) throws {
        let record = Record(output: output.path, key: key, manifest: try Digest.sha256(of: manifestURL))
        try Files.write(JSON.encode(record), to: url)
    }

    /// Whether the folder holds the site of this key, every file of it there and of its size.
    package func isCurrent(key: String) -> Bool {
        guard let data = try? Data(contentsOf: url), let record = try? JSONDecoder().decode(Record.self, from: data),
            record.key == key, record.output == output.path, let digest = try? Digest.sha256(of: manifestURL),
            record.manifest == digest, let text = try? Data(contentsOf: manifestURL),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: text)
        else { return false }
        let root = output.path + "/"
        return manifest.files.allSatisfy { file in
            var info = stat()
            return stat(root + file.path, &info) == 0 && Int(info.st_size) == file.bytes
        }
    }
}
