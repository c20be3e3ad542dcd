import Core
import Dispatch
import Foundation
import Pipeline

/// Builds a site again when its sources change. A build that fails is told, and the old site stays.
struct Rebuilder: Sendable {
    private let options: BuildOptions
    private let built: @Sendable () -> Void
    private let queue: DispatchQueue
    private let sources: SiteSources

    /// - Parameters:
    ///   - queue: a serial one, where the builds run.
    ///   - built: called after each build.
    init(_ options: BuildOptions, queue: DispatchQueue, built: @escaping @Sendable () -> Void) {
        self.options = options
        self.built = built
        self.queue = queue
        sources = SiteSources(options)
    }

    /// Looks once a second, until cancelled. A change counts when the next look finds nothing new, so that an
    /// editor can finish saving.
    func run() async {
        var last = sources.state()
        var changed = false
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
            let state = sources.state()
            if state != last {
                last = state
                changed = true
            } else if changed {
                changed = false
                await build()
            }
        }
    }

    private func build() async {
        await withCheckedContinuation { continuation in
            queue.async {
                do {
                    let summary = try AnySiteBuild.run(options)
                    built()
                    if case .rendered = summary.site { Console.message("built again") }
                } catch {
                    _ = reported(error)
                }
                continuation.resume()
            }
        }
    }
}

/// The files of a site that a person edits: vitrine.yml, recipes, dataset cards and templates.
struct SiteSources: Sendable {
    struct Stamp: Equatable {
        var modified: Date?
        var size: Int?
    }

    private let roots: [URL]

    init(_ options: BuildOptions) {
        roots =
            [options.configuration]
            + ["recipes", "datasets", "Templates", "reports"].map(options.site.appendingPathComponent)
            + (options.templates.map { [$0] } ?? [])
    }

    /// What each file looked like just now, by path.
    func state() -> [String: Stamp] {
        var state: [String: Stamp] = [:]
        for root in roots {
            state[root.path] = Self.stamp(root)
            guard Files.isDirectory(root), let below = FileManager.default.enumerator(atPath: root.path) else {
                continue
            }
            // Enough for any theme; a link to a large tree must not keep a core busy.
            for case let path as String in below.lazy.prefix(5000) {
                let url = root.appendingPathComponent(path)
                state[url.path] = Self.stamp(url)
            }
        }
        return state
    }

    static func stamp(_ url: URL) -> Stamp? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else { return nil }
        return Stamp(modified: attributes[.modificationDate] as? Date, size: attributes[.size] as? Int)
    }
}
