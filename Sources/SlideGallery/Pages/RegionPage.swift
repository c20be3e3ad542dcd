import Core
import Gallery
import Templating

/// `regions/<number>.html`: a query region and what each method finds for it.
struct RegionPage: Sendable {
    let site: SlideSite
    let number: Int
    /// Slides shown before the rest is folded away.
    static let mapsShown = 6

    var path: String { "regions/\(SlideSite.page(number)).html" }

    private var query: QueryRegionContent { site.content.queries[number] }
    private var file: PictureFile { site.pictures.pages[number] }

    func text(_ engine: any TemplateEngine) throws -> String {
        let label = "Region “\(query.identifier)”: \(query.className ?? "no class")"
        var mapsBefore = 0
        let methods = site.content.methods.indices.map { index -> TemplateValue in
            defer { mapsBefore += site.content.methods[index].queries[number].maps.count }
            return method(index, firstMap: mapsBefore)
        }
        let files = [file, site.pictures.overview] + [site.pictures.maps[number]].compactMap { $0 }
        return try engine.render(
            "slides/region.stencil",
            [
                "page": site.frame("Region \(query.identifier)", section: .regions, root: "../"),
                "name": .string(query.identifier), "className": TemplateValue(query.className),
                "picture": file.markup(0, label: label, root: "../"), "card": .list(card),
                "slide": .string(site.content.slides[query.slide].name), "place": place,
                "link": .string(site.link(query.slide, key: site.key(query: number))),
                "previous": neighbour(number - 1), "next": neighbour(number + 1), "methods": .list(methods),
                "files": .string(
                    "\(files.count) files of pictures, \(SlideSite.bytes(files.reduce(0) { $0 + $1.bytes }))."),
            ])
    }

    private func neighbour(_ number: Int) -> TemplateValue {
        guard site.content.queries.indices.contains(number) else { return .null }
        return ["page": .string(SlideSite.page(number)), "name": .string(site.content.queries[number].identifier)]
    }

    private var card: [TemplateValue] {
        let tiles = query.columns * query.rows
        return [
            Numbers.fact("Class", query.className ?? "none"),
            Numbers.fact("Position", site.position(query.rect, on: query.slide)),
            Numbers.fact("Size", site.size(query.rect, on: query.slide)),
            Numbers.fact("Scale", SlideSite.scale(query.scale)),
            Numbers.fact(
                "Tiles",
                "\(tiles) (\(query.columns) × \(query.rows)) of \(site.content.tile) px at \(SlideSite.scale(query.scale))"
            ),
        ]
    }

    /// The whole slide with the region marked.
    private var place: TemplateValue {
        let cell = site.pictures.overview.strip.cells[query.slide]
        let inside =
            site.pictures.overview.window(query.slide, root: "../") + frame(query.rect, on: query.slide, "query")
        return .safe(
            "<svg class=\"im map\" viewBox=\"0 0 \(cell.width) \(cell.height)\" role=\"img\" "
                + "aria-label=\"Where the region lies on its slide\">\(inside)</svg>")
    }

    /// A rectangle of a slide on its small picture, dark on light so that it shows on any colour; at least 3 pixels wide.
    private func frame(_ rect: SlideRect, on slide: Int, _ style: String) -> String {
        let unit = Double(site.pictures.overview.strip.cells[slide].width) / Double(site.content.slides[slide].width)
        func number(_ value: Double) -> String { Format.plain((value * 100).rounded() / 100) }
        let place = "x=\"\(number(Double(rect.x) * unit))\" y=\"\(number(Double(rect.y) * unit))\" "
        let size = [rect.width, rect.height].map { number(max(3, Double($0) * unit)) }
        return [" halo", ""].map { layer in
            "<rect class=\"\(style)\(layer)\" \(place)width=\"\(size[0])\" height=\"\(size[1])\"/>"
        }.joined()
    }

    // MARK: - A method's answer

    private func method(_ index: Int, firstMap: Int) -> TemplateValue {
        let method = site.content.methods[index]
        let result = method.queries[number]
        let judged = result.hits.compactMap(\.relevant)
        let right = judged.count { $0 }
        let words = judged.isEmpty ? "not labelled" : "\(right) right, \(judged.count - right) wrong"
        let maps = self.maps(index, firstMap: firstMap)
        let left = max(0, maps.count - Self.mapsShown)
        return [
            "slug": .string(site.methodSlugs[index]), "title": .string(method.title),
            "facts": .list(facts(result)), "count": .int(result.hits.count), "words": .string(words),
            "hits": .list(result.hits.enumerated().map { hit(index, $0, $1) }),
            "ratio": .string("\(query.rect.width) / \(query.rect.height)"),
            "scales": .list(scales(result)), "mapLists": .list([.list(Array(maps.prefix(Self.mapsShown)))]),
            "moreMaps": .list(left > 0 ? [.list(Array(maps.dropFirst(Self.mapsShown)))] : []),
            "moreCount": .int(left), "maps": .list(maps),
        ]
    }

    private func facts(_ result: MethodQuery) -> [TemplateValue] {
        var facts = result.metrics.map { Numbers.fact($0.name, SlideSite.score($0.value)) }
        if let named = result.namedScale {
            let isRight = named == query.scale
            facts.append(
                Numbers.fact("Scale named", "\(SlideSite.scale(named)), \(isRight ? "right" : "wrong")"))
        }
        return facts
    }

    private func scales(_ result: MethodQuery) -> [TemplateValue] {
        guard !result.scaleProbabilities.isEmpty else { return [] }
        return zip(site.content.scales, result.scaleProbabilities).map { scale, probability in
            [
                "name": .string(SlideSite.scale(scale)), "text": .string(Format.percent(probability)),
                "width": .string(Format.fixed(max(0, min(1, probability)) * 100, 1)),
                "isTrue": .bool(scale == query.scale), "isNamed": .bool(scale == result.namedScale),
            ]
        }
    }

    private func hit(_ method: Int, _ rank: Int, _ hit: HitContent) -> TemplateValue {
        [
            "rank": .int(rank + 1), "className": .string(hit.className ?? "no class"),
            "known": .bool(hit.relevant != nil), "right": .bool(hit.relevant == true),
            "word": .string(SlideSite.word(hit.relevant)),
            "slide": .string(site.content.slides[hit.slide].name), "scale": .string(SlideSite.scale(hit.scale)),
            "position": .string(site.position(hit.rect, on: hit.slide)),
            "distance": .string(SlideSite.distance(hit.distance)),
            "link": .string(site.link(hit.slide, key: site.key(query: number, method: method, rank: rank))),
            "picture": file.markup(site.pictures.hits[number][method][rank], label: nil, root: "../"),
        ]
    }

    // MARK: - Similarity over the slides

    /// Nearest slide first, slides without a distance last.
    private func maps(_ method: Int, firstMap: Int) -> [TemplateValue] {
        let result = site.content.methods[method].queries[number]
        let order = result.maps.indices.sorted { first, second in
            let (a, b) = (result.maps[first], result.maps[second])
            return (a.bestDistance ?? .infinity, a.slide) < (b.bestDistance ?? .infinity, b.slide)
        }
        return order.map { index in
            let map = result.maps[index]
            let slide = site.content.slides[map.slide]
            let hits = result.hits.enumerated().filter { $0.element.slide == map.slide }
            let best = map.bestDistance.map { "best distance \(SlideSite.distance($0))" } ?? "nothing compared"
            let own = map.slide == query.slide
            return [
                "slug": .string(site.slideSlugs[map.slide]), "name": .string(slide.name), "best": .string(best),
                "distance": .string(map.bestDistance.map(SlideSite.distance) ?? Format.missing),
                "hits": .int(hits.count), "own": .bool(own),
                "ranks": .string(hits.map { String($0.offset + 1) }.joined(separator: ", ")),
                "picture": picture(map, index: firstMap + index, hits: hits.map(\.element.rect)),
            ]
        }
    }

    /// The slide in grey under the map's colours, and the rectangles of hits and query over both.
    private func picture(_ map: SimilarityMap, index: Int, hits: [SlideRect]) -> TemplateValue {
        let slide = site.content.slides[map.slide]
        let overview = site.pictures.overview
        let cell = overview.strip.cells[map.slide]
        let (width, height) = (Double(cell.width), Double(cell.height))
        let unit = width / Double(slide.width)
        func number(_ value: Double) -> String { Format.plain((value * 100).rounded() / 100) }
        let slideSize = "width=\"\(cell.width)\" height=\"\(cell.height)\" class=\"slide\""
        var inside = overview.window(map.slide, root: "../", slideSize)
        if let sheet = site.pictures.maps[self.number] {
            let colours = sheet.strip.cells[index]
            // Larger grids were thinned out to few enough pixels: a pixel is then several cells.
            let block = Double((max(map.columns, map.rows) + 255) / 256)
            let pixel = map.cell * block * unit
            let size =
                "width=\"\(number(Double(colours.width) * pixel))\" height=\"\(number(Double(colours.height) * pixel))\""
            inside += sheet.window(index, root: "../", size + " preserveAspectRatio=\"none\" class=\"heat\"")
        }
        inside += hits.map { frame($0, on: map.slide, "hit") }.joined()
        if map.slide == query.slide { inside += frame(query.rect, on: map.slide, "query") }
        return .safe(
            "<svg class=\"im map\" viewBox=\"0 0 \(number(width)) \(number(height))\" aria-hidden=\"true\">\(inside)</svg>"
        )
    }
}
