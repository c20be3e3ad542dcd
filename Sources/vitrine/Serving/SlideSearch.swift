import Core
import Dispatch
import Foundation
import Pipeline
import Server
import SlidePipeline
import Slides
import Synchronization

/// Answers the server's searches for regions of slides. The index is loaded with the first search; one search runs at a
/// time, away from the threads that serve pages.
final class SlideSearch: RegionService {
    /// Told to the client as a failure without details, which are on standard error.
    private struct NotReady: Error {}

    private let options: BuildOptions
    private let queue: DispatchQueue
    private let opened = Mutex<SlideRegionSearch?>(nil)

    /// - Parameter queue: a serial one.
    init(_ options: BuildOptions, queue: DispatchQueue) {
        self.options = options
        self.queue = queue
    }

    func search(_ question: RegionQuestion) async throws -> RegionAnswer {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(with: Result { try answer(question) })
            }
        }
    }

    private func answer(_ question: RegionQuestion) throws -> RegionAnswer {
        let rect = PixelRect(x: question.x, y: question.y, width: question.width, height: question.height)
        let hits = try ready().search(slide: question.slide, rect, scale: question.scale)
        return RegionAnswer(
            hits: hits.map {
                RegionAnswer.Hit(
                    slide: $0.slide, scale: $0.scale, x: $0.x, y: $0.y, width: $0.width, height: $0.height,
                    distance: $0.distance, class: $0.className)
            })
    }

    private func ready() throws -> SlideRegionSearch {
        if let search = opened.withLock({ $0 }) { return search }
        do {
            let search = try SlideRegionSearch(options)
            opened.withLock { $0 = search }
            return search
        } catch {
            _ = reported(error)
            throw NotReady()
        }
    }
}
