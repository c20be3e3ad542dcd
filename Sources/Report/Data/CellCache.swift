import Core
import Foundation
import Synchronization

/// What cells showed when they last ran, by a digest of everything that it depends on.
package final class CellCache: Sendable {
    private let folder: URL?
    private let known = Mutex<[String: [ReportElement]]>([:])

    /// More than a few reports need; the oldest go first.
    static let mostFiles = 4000

    /// - Parameter folder: nil keeps them in memory alone.
    package init(folder: URL?) {
        self.folder = folder
    }

    func elements(_ key: String) -> [ReportElement]? {
        if let found = known.withLock({ $0[key] }) { return found }
        // A file that cannot be read is as good as none: the cell runs again.
        guard let file = file(key), let data = try? Files.read(file),
            let stored = try? JSON.decode([ReportElement].self, from: data, file: file.path)
        else { return nil }
        known.withLock { $0[key] = stored }
        return stored
    }

    func keep(_ elements: [ReportElement], _ key: String) throws {
        known.withLock { $0[key] = elements }
        guard let folder, let file = file(key) else { return }
        try Files.makeDirectory(folder)
        try Files.write(JSON.encode(elements, pretty: false), to: file)
    }

    private func file(_ key: String) -> URL? { folder?.appendingPathComponent(key + ".json") }

    /// Removes the oldest beyond what is kept.
    package func prune() {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path),
            names.count > Self.mostFiles
        else { return }
        let dated = names.map { name -> (Date, String) in
            let path = folder.appendingPathComponent(name).path
            let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            return (date ?? .distantPast, name)
        }
        for (_, name) in dated.sorted(by: { $0 < $1 }).prefix(names.count - Self.mostFiles) {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }
}
