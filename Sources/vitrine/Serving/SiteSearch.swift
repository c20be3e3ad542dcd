import Core
import Dispatch
import Foundation
import Pipeline
import Server
import Synchronization

/// Answers the server's searches from the run store. The model is loaded with the first search; one image is
/// worked on at a time, away from the threads that serve pages.
final class SiteSearch: SearchService {
    /// Told to the client as a failure without details, which are on standard error.
    private struct NotReady: Error {}

    private let options: BuildOptions
    private let queue: DispatchQueue
    private let opened = Mutex<ImageSearch?>(nil)

    /// - Parameter queue: a serial one.
    init(_ options: BuildOptions, queue: DispatchQueue) {
        self.options = options
        self.queue = queue
    }

    var run: String? {
        opened.withLock { $0?.run } ?? options.run
    }

    func search(image: Data, k: Int) async throws -> SearchAnswer {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(with: Result { try answer(image, k) })
            }
        }
    }

    /// The next search loads the model anew.
    func forget() {
        opened.withLock { $0 = nil }
    }

    private func answer(_ image: Data, _ k: Int) throws -> SearchAnswer {
        let result = try ready().search(image: image, name: "the image", k: k)
        return SearchAnswer(
            run: result.run, bits: result.bits, code: result.code,
            neighbours: result.neighbours.map { hit in
                SearchAnswer.Neighbour(
                    rank: hit.rank, row: hit.row, distance: hit.distance, label: hit.label,
                    identifier: hit.identifier,
                    image: hit.thumbnail.map { .init(url: $0, x: 0, y: 0, w: hit.width, h: hit.height) },
                    page: hit.page)
            })
    }

    /// A store that cannot be opened is no fault of the image: its message is for whoever runs the server.
    private func ready() throws -> ImageSearch {
        if let search = opened.withLock({ $0 }) { return search }
        do {
            let search = try ImageSearch(options)
            opened.withLock { $0 = search }
            return search
        } catch {
            _ = reported(error)
            throw NotReady()
        }
    }
}
