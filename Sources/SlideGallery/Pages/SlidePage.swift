import Core
import Gallery
import Templating

/// `slides/<slug>.html`: one slide in the viewer, with the regions cut from it and found in it.
struct SlidePage: Sendable {
    let site: SlideSite
    let number: Int
    let regions: [SlideRegion]
    let pyramid: TakenPyramid?

    var path: String { "slides/\(site.slideSlugs[number]).html" }

    private var slide: SlideContent { site.content.slides[number] }

    func text(_ engine: any TemplateEngine) throws -> String {
        let file = site.pictures.slides[number]
        let cell = file.strip.cells[0]
        return try engine.render(
            "slides/slide.stencil",
            [
                "page": site.frame(slide.name, section: .slides, root: "../"), "slug": .string(site.slideSlugs[number]),
                "patient": TemplateValue(slide.patient), "facts": .list(facts), "card": .list(card),
                "previous": neighbour(number - 1), "next": neighbour(number + 1),
                "width": .int(slide.width), "height": .int(slide.height),
                "thumbnail": .string("../images/\(file.name)"),
                // The sheet is a little larger than the picture in its corner.
                "sheetWidth": .double(Double(slide.width) * Double(file.strip.width) / Double(cell.width)),
                "sheetHeight": .double(Double(slide.height) * Double(file.strip.height) / Double(cell.height)),
                "regions": .list(regions.map(region)),
                "queries": .int(regions.count(where: \.isQuery)),
                "hits": .int(regions.count { !$0.isQuery }),
                "finest": pyramid.map { .string(finest($0)) } ?? .null,
                "annotated": .list(annotated), "queryNames": .list(queryNames),
                "scales": .list(
                    zip(site.content.scales, slide.tiles).filter { $0.1 > 0 }.map {
                        ["value": .string(Format.plain($0.0)), "name": .string(SlideSite.scale($0.0))]
                    }),
            ])
    }

    private func neighbour(_ number: Int) -> TemplateValue {
        guard site.content.slides.indices.contains(number) else { return .null }
        return ["slug": .string(site.slideSlugs[number]), "name": .string(site.content.slides[number].name)]
    }

    private func finest(_ pyramid: TakenPyramid) -> String {
        let scale = slide.magnification / pyramid.description.factor
        let microns = Numbers.small(pyramid.micronsPerPixel(slide))
        return "The viewer’s finest pictures are at \(SlideSite.scale(scale)) (\(microns) µm a pixel): "
            + "\(Format.thousands(pyramid.files)) tiles, \(SlideSite.bytes(pyramid.bytes)), loaded as they are looked at."
    }

    private var facts: [TemplateValue] {
        [
            Numbers.fact("Size", SlideSite.millimetres(slide)),
            Numbers.fact("Pixels", "\(Format.thousands(slide.width)) × \(Format.thousands(slide.height))"),
            Numbers.fact("Scanned at", SlideSite.scale(slide.magnification)),
            Numbers.fact("Microns a pixel", Format.fixed(slide.micronsPerPixel, 4)),
            Numbers.fact("Tissue", Format.percent(slide.tissueShare)),
        ]
    }

    private var card: [TemplateValue] {
        var rows = [Numbers.fact("File", slide.file), Numbers.fact("Resolution from", slide.resolutionSource)]
        if let patient = slide.patient { rows.append(Numbers.fact("Patient", patient)) }
        for (scale, tiles) in zip(site.content.scales, slide.tiles) {
            let words = tiles > 0 ? "\(Format.thousands(tiles)) of \(site.content.tile) px" : "none"
            rows.append(Numbers.fact("Tiles at \(SlideSite.scale(scale))", words))
        }
        if let seconds = slide.indexSeconds {
            rows.append(Numbers.fact("Time to index", "\(Format.fixed(seconds, 1)) s"))
        }
        return rows
    }

    private var annotated: [TemplateValue] {
        zip(site.content.classes, slide.annotatedShares).filter { $0.1 > 0 }.map { name, share in
            [
                "name": .string(name), "share": .string(Format.percent(share)),
                "width": .string(Format.fixed(min(1, share) * 100, 2)),
            ]
        }
    }

    /// The queries that have a region on this slide, cut from it or found in it.
    private var queryNames: [TemplateValue] {
        let numbers = Set(regions.flatMap(\.keys).compactMap { Int($0.dropFirst().prefix { $0 != "." }) })
        return numbers.sorted().map {
            ["key": .string("q\($0)"), "name": .string(site.content.queries[$0].identifier)]
        }
    }

    private func region(_ region: SlideRegion) -> TemplateValue {
        let query = site.content.queries[region.query]
        return [
            "key": .string(region.keys.first ?? ""), "keys": .string(region.keys.joined(separator: " ")),
            "isQuery": .bool(region.isQuery), "mark": .string(region.mark),
            "page": .string(SlideSite.page(region.query)),
            "words": .string(SlideSite.list(region.words, most: 3)), "query": .string(query.identifier),
            "x": .int(region.rect.x), "y": .int(region.rect.y), "width": .int(region.rect.width),
            "height": .int(region.rect.height), "position": .string(site.position(region.rect, on: number)),
            "size": .string(site.size(region.rect, on: number)), "scale": .string(SlideSite.scale(region.scale)),
            "className": .string(region.className ?? "none"),
        ]
    }
}
