import Core
import Evaluation
import Foundation
import Gallery
import Imaging
import Pipeline
import Retrieval
import SlideGallery
import Slides

/// Puts the results of all methods together into what the gallery of slides renders.
struct SlideContentAssembly {
    let study: SlideStudy
    let methods: [FinishedMethod]
    let failures: [Diagnostic]
    let pyramids: [DeepZoomPyramid]

    private var configuration: SlideSiteConfiguration { study.configuration }
    private var index: TileIndex { study.index }

    func content() throws -> SlideSiteContent {
        let shelf = SlideShelf(index, micronsPerPixel: configuration.micronsPerPixel)
        var content = SlideSiteContent(
            title: configuration.title, summary: configuration.summary, scales: configuration.scales,
            tile: configuration.tile, classes: index.classes, slides: try slides(shelf),
            methods: try methods.map { try method($0, shelf) }, queries: queries(shelf))
        content.failures = failures.map { failure in
            // The folder is nobody's business.
            let name = failure.file.map { URL(fileURLWithPath: $0).lastPathComponent + ": " } ?? ""
            return name + failure.message + (failure.expected.map { "; expected \($0)" } ?? "")
        }
        let names = study.querySlides.map { index.slides[$0].entry.name }
        content.note =
            "\(study.queries.count) query regions of \(configuration.queries.columns) × \(configuration.queries.rows) "
            + "tiles, drawn by seed \(configuration.queries.seed) from the annotated areas of "
            + "\(names.joined(separator: ", ")); networks and hash functions learnt from the other slides. A query’s hits "
            + "come from other patients’ slides alone. A region has the class that most of its tiles have, if at least "
            + "\(Int(configuration.queries.purity * 100)) % of a query’s, or half of a hit’s, have it"
        content.provenance = provenance()
        return content
    }

    // MARK: - Slides

    private func slides(_ shelf: SlideShelf) throws -> [SlideContent] {
        let seconds = configuration.times ? methods.map { $0.indexSeconds(index) } : []
        return try index.slides.enumerated().map { number, slide in
            let table = slide.table
            var tiles = [Int](repeating: 0, count: configuration.scales.count)
            for tile in slide.tiles { tiles[table.grids[tile.grid].scale] += 1 }
            var shares = [Double](repeating: 0, count: index.classes.count)
            for (name, share) in zip(table.classes, table.annotatedShares) {
                if let place = index.classes.firstIndex(of: name) { shares[place] = share }
            }
            var content = SlideContent(
                name: slide.entry.name, file: slide.entry.url.lastPathComponent,
                patient: slide.entry.patient == slide.entry.name ? nil : slide.entry.patient, width: table.width,
                height: table.height, micronsPerPixel: table.micronsPerPixel,
                resolutionSource: Self.text(table.resolutionSource), magnification: table.magnification, tiles: tiles,
                tissueShare: table.tissueShare, thumbnail: try shelf.slide(number).thumbnail(edge: 512),
                pyramid: pyramids.indices.contains(number) ? pyramids[number] : nil,
                annotatedShares: table.classes.isEmpty ? [] : shares)
            content.areas = try areas(slide)
            if configuration.times {
                // The tiles are laid once for all methods.
                content.indexSeconds = seconds.reduce(slide.result.seconds) {
                    $0 + ($1.indices.contains(number) ? $1[number] - slide.result.seconds : 0)
                }
            }
            return content
        }
    }

    /// The annotated areas as the viewer draws them: no finer than it can show.
    private func areas(_ slide: IndexedSlide) throws -> [SlideArea] {
        guard let annotations = try slide.entry.read(classes: configuration.classes) else { return [] }
        let outlines = OutlineSimplification.simplified(
            annotations.areas, width: slide.table.width, height: slide.table.height)
        let classes = index.classes
        return outlines.compactMap { area in
            classes.firstIndex(of: area.className).map { place in
                SlideArea(
                    classIndex: place,
                    rings: area.rings.map { $0.flatMap { [Int($0.x.rounded()), Int($0.y.rounded())] } })
            }
        }
    }

    private static func text(_ source: SlideResolution.Source) -> String {
        switch source {
        case .micronsPerPixel: "the file’s microns per pixel"
        case .objectivePower: "the file’s objective power"
        case .given: "given by the site’s configuration"
        }
    }

    // MARK: - Queries

    private func queries(_ shelf: SlideShelf) -> [QueryRegionContent] {
        var counts: [String: Int] = [:]
        return study.queries.map { query in
            let grid = index.grids[query.grid]
            let scale = configuration.scales[grid.scale]
            let rect = rect(query.grid, query.column, query.row)
            let name = "\(query.className) at \(TileTabling.text(scale))×"
            counts[name, default: 0] += 1
            return QueryRegionContent(
                identifier: "\(query.className) \(counts[name] ?? 1) at \(TileTabling.text(scale))×", slide: grid.slide,
                rect: rect, scale: scale, className: query.className, columns: configuration.queries.columns,
                rows: configuration.queries.rows,
                picture: { try shelf.picture(grid.slide, rect, scale: scale, most: 448) })
        }
    }

    private func rect(_ number: Int, _ column: Int, _ row: Int) -> SlideRect {
        let plan = configuration.queries
        let rect = index.rect(number, column: column, row: row, columns: plan.columns, rows: plan.rows)
        return SlideRect(x: rect.x, y: rect.y, width: rect.width, height: rect.height)
    }

    // MARK: - Methods

    private func method(_ finished: FinishedMethod, _ shelf: SlideShelf) throws -> SlideMethodContent {
        guard let neighbours = finished.neighbours, let evaluate = finished.evaluate else {
            throw Diagnostic(
                "run \(finished.method.recipe.name) is not complete", advice: "build without --only")
        }
        let codes = try finished.codes()
        let found = try neighbours.foundRegions()
        let scores = try RegionScoring.read(evaluate)
        let maps = try codes.map {
            SimilarityMaps(index: index, regions: try RegionIndex(grids: index.grids, codes: $0), codes: $0)
        }
        let recipe = finished.method.recipe
        var content = SlideMethodContent(
            name: recipe.name, title: recipe.title, summary: recipe.summary,
            facts: facts(finished, bits: codes?.bits), kind: codes == nil ? .squaredError : .codes,
            metrics: scores.slideMetrics, perClass: scores.classTable,
            queries: try study.queries.indices.map { number in
                try self.query(number, finished, found[number], scores, maps, shelf)
            })
        content.scaleConfusion = scores.scaleConfusion(configuration.scales)
        if configuration.times, let times = finished.times(index) {
            content.searchMilliseconds = times.searchMilliseconds
            content.facts.append(
                NamedValue(name: "Seconds to index a slide, mean", value: String(format: "%.1f", times.secondsASlide)))
        }
        return content
    }

    private func query(
        _ number: Int, _ finished: FinishedMethod, _ found: FoundRegions, _ scores: RegionEvaluation,
        _ maps: SimilarityMaps?, _ shelf: SlideShelf
    ) throws -> MethodQuery {
        let query = study.queries[number]
        let plan = configuration.queries
        let hits = found.hits.map { hit -> HitContent in
            let grid = index.grids[hit.grid]
            let scale = configuration.scales[grid.scale]
            let rect = rect(hit.grid, hit.column, hit.row)
            let name = study.className(of: hit)
            return HitContent(
                slide: grid.slide, scale: scale, rect: rect, distance: hit.distance, className: name,
                relevant: name.map { $0 == query.className },
                picture: { try shelf.picture(grid.slide, rect, scale: scale, most: 224) })
        }
        let similar = try maps?.maps(
            of: index.tiles(query, plan), scale: index.grids[query.grid].scale, columns: plan.columns, rows: plan.rows,
            excluded: index.slidesOfPatient(query))
        return MethodQuery(
            namedScale: finished.namedScale(number).map { configuration.scales[$0] },
            scaleProbabilities: finished.probabilities.indices.contains(number) ? finished.probabilities[number] : [],
            hits: hits, maps: similar ?? [], metrics: scores.metrics(ofQuery: number))
    }

    private func facts(_ finished: FinishedMethod, bits: Int?) -> [NamedValue] {
        let recipe = finished.method.recipe
        var facts = [
            NamedValue(name: "tiles described by", value: Self.describe(recipe)),
            NamedValue(
                name: "regions compared by",
                value: bits.map { "\(recipe.hash.function), \($0) bits a tile, symmetric set distance" }
                    ?? "squared error of the tiles’ vectors, place by place"),
        ]
        if bits != nil {
            let isFiltered = finished.method.candidates == .sharedCode
            facts.append(
                NamedValue(
                    name: "candidates",
                    value: isFiltered ? "windows that hold a code of the query, bit for bit" : "all windows"))
        }
        facts.append(
            NamedValue(
                name: "scales searched",
                value: finished.method.scales == .network
                    ? "the one that the scale network names, and those beside it" : "all"))
        return facts
    }

    private static func describe(_ recipe: Recipe) -> String {
        switch recipe.source {
        case .statistics: "twelve statistics of grey values and their co-occurrence, standardised"
        case .model(let model, _): "a network trained on the tiles (\(model.architecture))"
        case .torchScript(let url, _, _): "the TorchScript module \(url.lastPathComponent)"
        default: "their pixels"
        }
    }

    private func provenance() -> [ProvenanceSection] {
        var sections: [ProvenanceSection] = []
        if let card = configuration.card {
            let rows = [
                ("name", card.name), ("title", card.title), ("description", card.description),
                ("licence", card.licence), ("homepage", card.homepage ?? ""), ("citation", card.citation),
                ("classes kept", card.classes.joined(separator: ", ")),
            ]
            sections.append(
                ProvenanceSection(
                    title: "Collection",
                    rows: rows.filter { !$0.1.isEmpty }.map { NamedValue(name: $0.0, value: $0.1) }))
        }
        sections += [
            ProvenanceSection(
                title: "Slides",
                rows: index.slides.map {
                    NamedValue(
                        name: "\($0.entry.url.lastPathComponent), SHA-256 with its annotations", value: $0.digest)
                })
        ]
        for finished in methods {
            let results = [finished.train, finished.binarise, finished.neighbours, finished.evaluate].compactMap { $0 }
            sections.append(
                ProvenanceSection(
                    title: finished.method.recipe.title,
                    rows: [NamedValue(name: "recipe", value: finished.method.recipe.resolvedText)]
                        + results.flatMap { result in
                            result.files.filter { $0.name != "training.csv" }
                                .map { NamedValue(name: "\($0.name), SHA-256", value: $0.sha256) }
                        }))
        }
        return sections
    }
}
