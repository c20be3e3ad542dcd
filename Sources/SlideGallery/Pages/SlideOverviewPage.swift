import Gallery
import Templating

/// `index.html`: methods by metric, classes, scales, all slides, and the slides that could not be read.
struct SlideOverviewPage: Sendable {
    let site: SlideSite
    let charts: MustacheEngine
    let downloads: [[MethodFiles.File]]

    /// Slides that are shown at once: with fifty, the numbers below them would be far away.
    static let mostSlides = 12

    func text(_ engine: any TemplateEngine) throws -> String {
        let content = site.content
        let tables = MethodTables(site: site)
        let slides = site.cards(root: "")
        let more = Array(slides.dropFirst(Self.mostSlides))
        return try engine.render(
            "slides/overview.stencil",
            [
                "page": site.frame(content.title, section: .overview, root: ""), "summary": .string(content.summary),
                "note": TemplateValue(content.note), "facts": .list(facts), "metrics": tables.metrics,
                "classes": .list(try tables.classes(charts)), "scales": .list(try tables.scales(charts)),
                "methods": .list(content.methods.indices.map(method)),
                "slides": .list(Array(slides.prefix(Self.mostSlides))), "moreSlides": .list(more),
                "moreWalls": .list(more.isEmpty ? [] : [.list(more)]),
                "first": content.queries.first.map {
                    ["page": .string(SlideSite.page(0)), "name": .string($0.identifier)]
                }
                    ?? .null,
                "own": .bool(content.searchesOwnSlide),
                "failures": .list(content.failures.map { .string($0) }),
                "regions": .string(Format.thousands(content.queries.count)),
                "pictures": .string(SlideSite.bytes(site.pictures.overview.bytes)),
            ])
    }

    private var facts: [TemplateValue] {
        let content = site.content
        let tiles = content.slides.reduce(0) { $0 + $1.tiles.reduce(0, +) }
        let patients = Set(content.slides.compactMap(\.patient)).count
        var facts = [
            Numbers.fact("Slides", Format.thousands(content.slides.count)),
            Numbers.fact("Scales", content.scales.map(SlideSite.scale).joined(separator: ", ")),
            Numbers.fact("Tiles indexed", Format.thousands(tiles)),
            Numbers.fact("Query regions", Format.thousands(content.queries.count)),
        ]
        if patients > 0 { facts.insert(Numbers.fact("Patients", Format.thousands(patients)), at: 1) }
        for method in content.methods {
            guard let metric = method.metrics.first else { continue }
            let name = content.methods.count == 1 ? metric.name : "\(metric.name), \(method.title)"
            facts.append(Numbers.fact(name, SlideSite.score(metric.value)))
        }
        return facts
    }

    private func method(_ index: Int) -> TemplateValue {
        let method = site.content.methods[index]
        var facts = method.facts.map { Numbers.fact($0.name, $0.value) }
        let compared =
            switch method.kind {
            case .codes: "binary codes, by the symmetric set distance in bits"
            case .squaredError: "real values, by squared error"
            }
        facts.insert(Numbers.fact("Compares", compared), at: 0)
        if let time = method.searchMilliseconds {
            facts.append(Numbers.fact("A search, median", "\(Format.fixed(time, time < 10 ? 2 : 1)) ms"))
        }
        return [
            "slug": .string(site.methodSlugs[index]), "title": .string(method.title),
            "summary": .string(method.summary), "facts": .list(facts),
            "files": .list(
                downloads[index].map { file in
                    [
                        "path": .string(file.path), "name": .string(file.name), "content": .string(file.content),
                        "bytes": .int(file.data.count),
                    ]
                }),
        ]
    }
}

extension SlideSite {
    /// What lists of slides show of each.
    func cards(root: String) -> [TemplateValue] {
        content.slides.enumerated().map { number, slide in
            let tiles = slide.tiles.reduce(0, +)
            return [
                "slug": .string(slideSlugs[number]), "name": .string(slide.name),
                "patient": TemplateValue(slide.patient), "file": .string(slide.file),
                "picture": pictures.overview.markup(number, label: nil, root: root),
                "size": .string(Self.millimetres(slide)),
                "pixels": .string("\(Format.thousands(slide.width)) × \(Format.thousands(slide.height))"),
                "resolution": .string(Format.fixed(slide.micronsPerPixel, 4)),
                "magnification": .string(Self.scale(slide.magnification)),
                "tissue": .string(Format.percent(slide.tissueShare)),
                "tiles": .string(Format.thousands(tiles)),
                "tileCounts": .list(slide.tiles.map { .string(Format.thousands($0)) }),
                "seconds": .string(slide.indexSeconds.map { Format.fixed($0, 1) } ?? Format.missing),
            ]
        }
    }
}
