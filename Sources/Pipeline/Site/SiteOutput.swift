import CFiles
import Core
import Foundation

/// The folder that a build leaves its site in. The new site is written beside it and swapped in whole, so a
/// killed build leaves the old site as it was.
package struct SiteOutput {
    package let folder: URL

    package init(folder: URL) {
        self.folder = folder
    }

    /// What a generated site is known by: only a folder that holds this, or nothing, is replaced.
    package static let manifest = "data/manifest.json"

    private var partialPrefix: String { ".\(folder.lastPathComponent).partial-" }

    /// - Throws: `Diagnostic` where the folder holds something that is not a generated site.
    func requireReplaceable() throws {
        guard Files.exists(folder) else { return }
        guard Files.isDirectory(folder) else {
            throw Diagnostic(
                "is a file", file: folder.path, expected: "a folder for the site", advice: "choose another --output")
        }
        // A folder that cannot be listed cannot be replaced either; hidden files count.
        let isEmpty = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.isEmpty ?? false
        guard isEmpty || Files.exists(folder.appendingPathComponent(Self.manifest)) else {
            throw Diagnostic(
                "holds files but no site made by vitrine, and would be replaced", file: folder.path,
                advice: "choose another --output, or empty the folder yourself")
        }
    }

    /// Finds out before the expensive steps whether the site can be put there at the end. Permissions do not tell
    /// (root has them all, and some file systems take nothing), so that an empty folder is made and taken away.
    /// - Throws: `Diagnostic` that names the output.
    package func requireWritable() throws {
        try requireReplaceable()
        var place = folder.deletingLastPathComponent()
        while !Files.exists(place), place.pathComponents.count > 1 { place = place.deletingLastPathComponent() }
        let probe = place.appendingPathComponent(partialPrefix + "\(getpid())-probe")
        guard mkdir(probe.path, 0o777) == 0 else {
            var diagnostic = Files.writeFailure(folder, errno)
            diagnostic.expected = "a folder that may be written to, for the site"
            diagnostic.advice = "choose another --output"
            throw diagnostic
        }
        rmdir(probe.path)
    }

    /// Calls `write` with an empty folder beside the output and swaps it in.
    package func replace(write: (URL) throws -> Void) throws {
        try requireReplaceable()
        let parent = folder.deletingLastPathComponent()
        try Files.makeDirectory(parent)
        removeLeftovers()
        let partial = parent.appendingPathComponent(partialPrefix + String(getpid()))
        try Files.makeDirectory(partial)
        do {
            try write(partial)
            try swap(partial)
        } catch {
            try? FileManager.default.removeItem(at: partial)
            throw (error as? Diagnostic)?.naming(folder, insteadOf: partial) ?? error
        }
        try? FileManager.default.removeItem(at: partial)
    }

    private func swap(_ partial: URL) throws {
        if Files.exists(folder) {
            // One system call: at no moment is there no site, or half of one.
            if vitrine_exchange(partial.path, folder.path) == 0 { return }
            // File systems without an exchange: move the old site aside first.
            let aside = folder.deletingLastPathComponent().appendingPathComponent(partialPrefix + "old-\(getpid())")
            guard rename(folder.path, aside.path) == 0 else { throw failure() }
            guard rename(partial.path, folder.path) == 0 else {
                let error = failure()
                rename(aside.path, folder.path)
                throw error
            }
            try? FileManager.default.removeItem(at: aside)
        } else if rename(partial.path, folder.path) != 0 {
            throw failure()
        }
    }

    private func failure() -> Diagnostic {
        Files.writeFailure(folder, errno)
    }

    /// Removes what killed builds left beside the output. The store's lock makes sure that none of it is in use.
    private func removeLeftovers() {
        let parent = folder.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        for name in names where name.hasPrefix(partialPrefix) {
            try? FileManager.default.removeItem(at: parent.appendingPathComponent(name))
        }
    }
}
