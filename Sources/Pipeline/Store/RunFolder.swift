import Core
import Foundation

extension RunStore {
    /// Shows the results of a run together under `runs/<run>/`, as hard links (copies where the file system has
    /// none). Files that are already the right ones are left alone.
    public func publish(_ results: [StepResult], run: String, extra: [String: Data]) throws {
        let folder = runFolder(run)
        try Files.makeDirectory(folder)
        var wanted = Set(extra.keys)
        for result in results {
            for file in result.files {
                wanted.insert(file.name)
                try link(result.url(file.name), to: folder.appendingPathComponent(file.name))
            }
        }
        for (name, data) in extra {
            let url = folder.appendingPathComponent(name)
            if (try? Data(contentsOf: url)) != data { try Files.write(data, to: url) }
        }
        for url in try Files.list(folder) where !wanted.contains(url.lastPathComponent) {
            try? FileManager.default.removeItem(at: url)
        }
    }

    private func link(_ source: URL, to target: URL) throws {
        var from = stat()
        var to = stat()
        if stat(source.path, &from) == 0, stat(target.path, &to) == 0, from.st_ino == to.st_ino,
            from.st_dev == to.st_dev
        {
            return
        }
        unlink(target.path)
        if Foundation.link(source.path, target.path) == 0 { return }
        try Files.write(Files.read(source), to: target)
    }
}
