import Dispatch
import Foundation
import Pipeline
import Server

/// Answers the server's searches from the run store.
final class SiteSearch: SearchService {
    private let options: BuildOptions
    private let model: OpenedOnce<ImageSearch>

    /// - Parameter queue: a serial one.
    init(_ options: BuildOptions, queue: DispatchQueue) {
        self.options = options
        model = OpenedOnce(queue: queue) { try ImageSearch(options) }
    }

    var run: String? { model.value?.run ?? options.run }

    func search(image: Data, k: Int) async throws -> SearchAnswer {
        try await model.ask { model in
            let result = try model.search(image: image, name: "the image", k: k)
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
    }

    /// The next search loads the model anew.
    func forget() {
        model.forget()
    }
}
