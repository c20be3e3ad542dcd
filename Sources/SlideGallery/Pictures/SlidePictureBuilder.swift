import Core
import Foundation
import Gallery
import Imaging
import Retrieval

/// Asks for every picture of a site once, in parallel, and writes them as few files. The bytes do not depend on `jobs`.
struct SlidePictureBuilder: Sendable {
    let content: SlideSiteContent
    let slugs: [String]
    let writer: SiteWriter
    let jobs: Int

    func build(_ progress: ProgressHandler?) throws -> SlidePictures {
        let slides = try all(content.slides.count) { number -> (PictureFile, PixelImage) in
            let image = content.slides[number].thumbnail
            let file = try write([image], to: "slide-\(slugs[number]).webp", quality: 82)
            return (file, try Self.shrunk(image, to: SlidePictures.smallEdge))
        }
        let overview = try write(slides.map(\.1), to: "slides.webp", quality: 76)
        let pages = try all(content.queries.count, task: "pictures of regions", progress) { try page($0) }
        let starts = Array(stride(from: 0, to: pages.count, by: SlidePictures.perSheet))
        let queries = try all(starts.count) { number -> PictureFile in
            let part = pages[starts[number]..<min(pages.count, starts[number] + SlidePictures.perSheet)]
            return try write(part.map(\.small), to: "regions-\(number).webp", quality: 76)
        }
        return SlidePictures(
            slides: slides.map(\.0), overview: overview, queries: queries, pages: pages.map(\.file),
            maps: pages.map(\.maps), hits: pages.map(\.hits), warnings: pages.flatMap(\.warnings))
    }

    private struct Page: Sendable {
        var file: PictureFile
        var maps: PictureFile?
        var hits: [[Int]]
        var small: PixelImage
        var warnings: [Diagnostic]
    }

    private func page(_ number: Int) throws -> Page {
        let query = content.queries[number]
        var warnings: [Diagnostic] = []
        func made(_ picture: RegionPicture, _ edge: Int, _ name: String) throws -> PixelImage {
            do {
                return try Self.shrunk(try picture(), to: edge)
            } catch {
                var warning = error as? Diagnostic ?? Diagnostic("\(error)")
                warning.message = "\(name) cannot be shown: \(warning.message)"
                warning.severity = .warning
                warnings.append(warning)
                return try Self.unreadable()
            }
        }
        let own = try made(query.picture, SlidePictures.regionEdge, "region “\(query.identifier)”")
        var pictures = [own]
        var places: [SlideSite.Place: Int] = [:]
        let hits = try content.methods.map { method in
            try method.queries[number].hits.enumerated().map { rank, hit -> Int in
                let place = SlideSite.Place(slide: hit.slide, rect: hit.rect, scale: hit.scale)
                if let known = places[place] { return known }
                let name = "hit \(rank + 1) of “\(query.identifier)” by “\(method.title)”"
                pictures.append(try made(hit.picture, SlidePictures.hitEdge, name))
                places[place] = pictures.count - 1
                return pictures.count - 1
            }
        }
        let page = SlideSite.page(number)
        let maps = try content.methods.flatMap { try $0.queries[number].maps.map { try SimilarityColours.image($0) } }
        return Page(
            file: try write(pictures, to: "region-\(page).webp", quality: 78),
            maps: maps.isEmpty ? nil : try write(maps, to: "maps-\(page).webp", grid: 1, lossless: true), hits: hits,
            small: try Self.shrunk(own, to: SlidePictures.queryEdge), warnings: warnings)
    }

    private func write(
        _ pictures: [PixelImage], to name: String, quality: Int = 30, grid: Int = 16, lossless: Bool = false
    ) throws -> PictureFile {
        let strip = PictureStrip(pictures.map { ($0.width, $0.height) }, grid: grid)
        let image = try strip.draw(pictures)
        let data = try ImageCodec.webp(image, quality: quality, lossless: lossless, effort: lossless ? 2 : 4)
        try writer.write(data, to: "images/\(name)")
        return PictureFile(name: name, strip: strip, bytes: data.count)
    }

    private func all<Value: Sendable>(
        _ count: Int, task: String = "", _ progress: ProgressHandler? = nil, _ make: @Sendable (Int) throws -> Value
    ) throws -> [Value] {
        try Parallel.map(count: count, jobs: jobs, chunk: 1, task: task, unit: "regions", progress: progress) {
            try $0.map(make)
        }.flatMap { $0 }
    }

    private static func shrunk(_ image: PixelImage, to edge: Int) throws -> PixelImage {
        if max(image.width, image.height) <= edge { return image }
        return try ImageCodec.thumbnail(try ImageCodec.png(image, compression: 1), name: "a picture", edge: edge)
    }

    /// A frame and a cross.
    private static func unreadable() throws -> PixelImage {
        let edge = 96
        let pixels = (0..<edge * edge).map { index -> UInt8 in
            let (x, y) = (index % edge, index / edge)
            let onFrame = x == 0 || y == 0 || x == edge - 1 || y == edge - 1
            return onFrame || x == y || x + y == edge - 1 ? 96 : 224
        }
        return try PixelImage(width: edge, height: edge, channels: 1, pixels: pixels)
    }
}
