import Core
import Foundation
import Pipeline
import Slides
import Torch

/// Where a method's numbers come from: `provenance.json`.
struct SlideProvenance: Encodable {
    struct Step: Encodable {
        var step: String
        /// Of a step that each slide has.
        var slide: String?
        var key: String
        var seconds: Double
        var files: [StepResult.File]
    }

    var collection: String?
    var vitrine = Provenance.version
    var libtorch = Torch.version
    var openslide = SlideLibrary.version
    /// SHA-256.
    var recipe: String
    var times: RunTimes?
    var search: RegionSearchTimes?
    var steps: [Step]

    init(_ finished: FinishedMethod, index: TileIndex, collection: String?) {
        self.collection = collection
        recipe = Digest.sha256(Data(finished.method.recipe.resolvedText.utf8))
        times = finished.times(index)
        search = finished.neighbours.flatMap(RegionSearchTimes.read)
        func step(_ result: StepResult, _ slide: String? = nil) -> Step {
            Step(
                step: result.step.rawValue, slide: slide, key: result.key, seconds: result.seconds, files: result.files)
        }
        let names = index.slides.map(\.entry.name)
        steps = zip(index.slides.map(\.result), names).map { step($0, $1) }
        steps += finished.train.map { [step($0)] } ?? []
        steps += zip(finished.encode, names).map { step($0, $1) }
        steps += [finished.binarise, finished.neighbours, finished.evaluate].compactMap { $0.map { step($0) } }
    }
}

extension FinishedMethod {
    /// Seconds that each slide took: to lay its tiles, and to describe and encode them.
    func indexSeconds(_ index: TileIndex) -> [Double] {
        zip(index.slides, encode).map { $0.result.seconds + $1.seconds }
    }

    /// nil before the tiles are encoded.
    func times(_ index: TileIndex) -> RunTimes? {
        let seconds = indexSeconds(index)
        guard !seconds.isEmpty, seconds.count == index.slides.count else { return nil }
        let search = neighbours.flatMap(RegionSearchTimes.read)
        return RunTimes(
            secondsASlide: seconds.reduce(0, +) / Double(seconds.count), slides: seconds.count,
            searchMilliseconds: search?.median, queries: search?.milliseconds.count ?? 0, jobs: search?.jobs)
    }
}
