import Core
import Foundation
import Pipeline
import SlideGallery
import Slides

/// The step `pyramid`: every slide as static tiles that a page can show.
struct SlidePyramids {
    private static let name = "slide"
    private static let fileName = "pyramid.json"

    let configuration: SlideSiteConfiguration
    let index: TileIndex
    let steps: StepRunner

    /// One for each slide.
    func pyramids() throws -> [(pyramid: DeepZoomPyramid, digest: String)] {
        let plan = configuration.pyramid
        return try index.slides.map { slide in
            let result = try steps.result(
                .pyramid, run: slide.entry.name,
                parameters: "budget \(plan.budget) quality \(plan.quality) openslide \(SlideLibrary.version)",
                inputs: [slide.digest]
            ) { folder in
                let file = try Slide(slide.entry.url, givenMicronsPerPixel: configuration.micronsPerPixel)
                let made = try DeepZoom.write(
                    slide: file, to: folder, name: Self.name, quality: plan.quality, budget: plan.budget,
                    jobs: steps.options.jobs)
                try Files.write(JSON.encode(made), to: folder.appendingPathComponent(Self.fileName))
            }
            let url = result.url(Self.fileName)
            let made = try JSON.decode(DeepZoomDescription.self, from: Files.read(url), file: url.path)
            return (
                DeepZoomPyramid(
                    folder: result.url("\(Self.name)_files"), width: made.width, height: made.height,
                    tileSize: made.tileSize, overlap: made.overlap, format: made.format, minLevel: 0,
                    maxLevel: made.levels - 1, factor: Double(made.factor), bytes: made.bytes),
                result.digest
            )
        }
    }
}
