import Core
import Foundation
import Imaging
import Settings
import Templating

/// A whole slide of a gallery of slides, with the regions that are asked for framed.
struct SlideCell: ReportCell {
    static let kind = "slide"
    static let summary = "A whole slide of a built gallery of slides, with regions framed."
    static let example = "gallery: slides\nslide: A slide\nregions: [0]"
    var numbering: ReportNumber.Kind? { .figure }

    let runs = RunChoice.none
    let files: [String]
    private let folder: String
    private let slide: String
    private let regions: [Int]

    init(_ map: YAMLMapping, _ reader: CellReader) {
        folder = map.string("gallery", required: true) ?? ""
        slide = map.string("slide", required: true) ?? ""
        regions = map.ints("regions", in: 0...100_000) ?? []
        // Another picture of a slide comes with another list of slides.
        files = [folder + "/data/slides.json"]
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let file = try ReportFolder.file(files[0], in: context.folder)
        let gallery = try JSON.decode(SlideList.self, from: Files.read(file), file: files[0])
        guard let number = gallery.slides.firstIndex(where: { $0.name == slide || $0.file == slide }) else {
            throw Diagnostic(
                "has no slide `\(slide.prefix(60))`", file: files[0],
                expected: NearNames.advice(for: slide, among: gallery.slides.map(\.name)))
        }
        let found = gallery.slides[number]
        let framed = try regions.map { region in
            guard gallery.queries.indices.contains(region), gallery.queries[region].slide == number else {
                let own = gallery.queries.indices.filter { gallery.queries[$0].slide == number }
                throw Diagnostic(
                    "the region \(region) is not of this slide", file: files[0],
                    expected: own.isEmpty
                        ? "no region" : "one of \(own.prefix(20).map(String.init).joined(separator: ", "))")
            }
            return gallery.queries[region]
        }
        // `slides/<name>.html` has its picture as `images/slide-<name>.webp`.
        let page = found.page.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
        let path = "\(folder)/images/slide-\(page).webp"
        let picture = try ImageCodec.decode(file: ReportFolder.file(path, in: context.folder))
        let drawn = try FramedPicture.draw(framed.map(\.rect), on: picture, of: (found.width, found.height))
        let data = try ImageCodec.png(drawn)
        let label = "The slide \(found.name)" + (framed.isEmpty ? "" : " with \(framed.count) regions framed")
        let image = ReportImage(
            name: "slide-\(HTMLText.slug(page))-\(Digest.sha256(data).prefix(8)).png", data: data, width: drawn.width,
            height: drawn.height, label: label)
        return [.image(image), .paragraph(facts(found, framed))]
    }

    private func facts(_ slide: SlideList.Slide, _ framed: [SlideList.Query]) -> String {
        var text = "\(slide.name): \(Format.thousands(slide.width)) × \(Format.thousands(slide.height)) pixels"
        if let magnification = slide.magnification { text += ", \(Format.plain(magnification))×" }
        if let size = slide.micronsPerPixel { text += ", \(Format.plain(size)) µm a pixel" }
        text += "."
        if !framed.isEmpty {
            text += " Framed: " + framed.map { $0.identifier }.joined(separator: "; ") + "."
        }
        return text
    }
}

/// What `data/slides.json` of a gallery of slides says of them, as far as it is needed here.
struct SlideList: Decodable {
    struct Rectangle: Decodable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
    }

    struct Slide: Decodable {
        var name: String
        var file: String
        var page: String
        var width: Int
        var height: Int
        var magnification: Double?
        var micronsPerPixel: Double?
    }

    struct Query: Decodable {
        var identifier: String
        var slide: Int
        var rect: Rectangle
    }

    var slides: [Slide]
    var queries: [Query]
}
