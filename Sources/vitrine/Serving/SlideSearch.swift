import Dispatch
import Pipeline
import Server
import SlidePipeline
import Slides

/// Answers the server's searches for regions of slides.
final class SlideSearch: RegionService {
    private let index: OpenedOnce<SlideRegionSearch>

    /// - Parameter queue: a serial one.
    init(_ options: BuildOptions, queue: DispatchQueue) {
        index = OpenedOnce(queue: queue) { try SlideRegionSearch(options) }
    }

    func search(_ question: RegionQuestion) async throws -> RegionAnswer {
        try await index.ask { index in
            let rect = PixelRect(x: question.x, y: question.y, width: question.width, height: question.height)
            return RegionAnswer(
                hits: try index.search(slide: question.slide, rect, scale: question.scale).map {
                    RegionAnswer.Hit(
                        slide: $0.slide, scale: $0.scale, x: $0.x, y: $0.y, width: $0.width, height: $0.height,
                        distance: $0.distance, class: $0.className)
                })
        }
    }

    /// The next search reads the slides' codes anew.
    func forget() {
        index.forget()
    }
}
