import Core
import Foundation
import Pipeline
import Slides

/// Runs the step `tiles` for every slide. One that cannot be read is told, and the others go on.
struct SlideIndexing {
    let configuration: SlideSiteConfiguration
    let collection: SlideCollection
    let steps: StepRunner

    /// - Throws: `Diagnostics` where no slide at all can be read.
    func index(_ digests: inout FileDigests) throws -> (index: TileIndex, failures: [Diagnostic]) {
        var index = TileIndex()
        var failures: [Diagnostic] = []
        for entry in collection.entries {
            do {
                let digest = try digest(of: entry, &digests)
                let result = try steps.result(
                    .tiles, run: entry.name, parameters: parameters, inputs: [digest]
                ) { folder in
                    try TileTabling(configuration: configuration, entry: entry, jobs: steps.options.jobs)
                        .write(to: folder)
                }
                try index.append(entry, result, digest: digest, tile: configuration.tile)
            } catch var failure as Diagnostic {
                failure.file = failure.file ?? entry.url.path
                failures.append(failure)
            }
        }
        guard !index.slides.isEmpty else { throw Diagnostics(failures) }
        return (index, failures)
    }

    private var parameters: String {
        "scales \(configuration.scales) tile \(configuration.tile) tissue \(configuration.tissue) "
            + "mpp \(configuration.micronsPerPixel.map { "\($0)" } ?? "") openslide \(SlideLibrary.version)"
            + (configuration.classes.isEmpty ? "" : " classes \(configuration.classes)")
    }

    /// Of the slide's files and its annotations.
    private func digest(of entry: SlideCollection.Entry, _ digests: inout FileDigests) throws -> String {
        var files = [entry.url] + (entry.annotations.map { [$0] } ?? [])
        // The pixels of these formats lie in a folder, or in files, of the same name.
        let companion = entry.url.deletingPathExtension()
        if Files.isDirectory(companion) { files += try Files.list(companion).filter { !Files.isDirectory($0) } }
        var digest = Digest()
        for file in files { digest.add(try digests.sha256(of: file)) }
        return digest.hex()
    }
}
