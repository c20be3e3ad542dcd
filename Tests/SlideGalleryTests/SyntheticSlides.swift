import Core
import Foundation
import Gallery
import Imaging
import SlideGallery

/// Slides that were never cut: textures of a few tissues, drawn at any scale from the same description, with regions,
/// hits and numbers that fit them. The same seed gives the same site.
struct SyntheticSlides {
    var slides = 3
    var classes = ["Tumour", "Stroma", "Fat & <other>"]
    var scales: [Double] = [5, 10, 20]
    var queries = 6
    var hits = 10
    var methods = 2
    /// Level-0 pixels of the longer edge.
    var edge = 12_000
    /// Where pyramids are written; nil for slides without.
    var pyramids: URL?

    /// Level-0 pixels to a pixel of the finest level of pyramids.
    var factor = 4.0

    static let tile = 224

    func content() throws -> SlideSiteContent {
        let drawn = (0..<slides).map { SyntheticTissue(seed: UInt64($0 + 1), edge: edge, classes: classes.count) }
        let regions = (0..<queries).map { region($0, drawn) }
        var content = SlideSiteContent(
            title: "Synthetic slides", summary: "Regions of made-up tissue, searched for in made-up slides.",
            scales: scales, tile: Self.tile, classes: classes,
            slides: try drawn.enumerated().map { try slide($0, $1) },
            methods: (0..<methods).map { method($0, regions, drawn) }, queries: regions)
        content.provenance = [
            ProvenanceSection(
                title: "Inputs",
                rows: [NamedValue(name: "Slides", value: "drawn by a formula"), NamedValue(name: "Seed", value: "1")])
        ]
        content.failures = ["broken <slide>.svs: the file ends after 1024 of 88123 bytes", "photo.jpg: not a slide"]
        return content
    }

    private func slide(_ number: Int, _ tissue: SyntheticTissue) throws -> SlideContent {
        let tiles = scales.map { scale -> Int in
            let cells = Double(tissue.width) * Double(tissue.height) / pow(Double(Self.tile) * 40 / scale, 2)
            return Int(cells * 0.6)
        }
        var content = SlideContent(
            name: number == 0 ? "Slide <1> & \"co\"" : "Slide \(number + 1)", file: "slide-\(number + 1).svs",
            patient: number == 2 ? nil : "P\(number / 2 + 1)", width: tissue.width, height: tissue.height,
            micronsPerPixel: 0.2525, resolutionSource: "the file's microns per pixel", magnification: 40,
            tiles: tiles, tissueShare: tissue.tissueShare(), indexSeconds: number == 2 ? nil : 12.25 + Double(number),
            thumbnail: try tissue.image(whole: 512),
            pyramid: try pyramids.map {
                try SyntheticPyramid.write(tissue, to: $0.appendingPathComponent("slide-\(number + 1)"), factor: factor)
            },
            annotatedShares: number == 1 ? [] : classes.indices.map { 0.2 / Double($0 + 1) })
        if number != 1 { content.areas = classes.indices.map { area($0, tissue) } }
        return content
    }

    /// A frame: an outline with a hole.
    private func area(_ label: Int, _ tissue: SyntheticTissue) -> SlideArea {
        let step = tissue.width / (2 * classes.count + 1)
        let (left, top) = ((2 * label + 1) * step, tissue.height / 4)
        let (edge, rim) = (step, step / 4)
        func square(_ from: Int) -> [Int] {
            [
                left + from, top + from, left + edge - from, top + from, left + edge - from, top + edge - from,
                left + from, top + edge - from,
            ]
        }
        return SlideArea(classIndex: label, rings: [square(0), square(rim)])
    }

    /// Where the tissue of a class is at a place that a seed chooses.
    private func place(_ tissue: SyntheticTissue, label: Int, scale: Double, seed: UInt64, columns: Int, rows: Int)
        -> SlideRect
    {
        let cell = Double(Self.tile) * 40 / scale
        let (width, height) = (Int(cell * Double(columns)), Int(cell * Double(rows)))
        var random = SeededRandom(seed: seed)
        var found = SlideRect(x: 0, y: 0, width: min(width, tissue.width), height: min(height, tissue.height))
        for _ in 0..<400 {
            found.x = random.below(max(1, tissue.width - found.width))
            found.y = random.below(max(1, tissue.height - found.height))
            let middle = (Double(found.x + found.width / 2), Double(found.y + found.height / 2))
            if tissue.label(middle.0, middle.1) == label { break }
        }
        return found
    }

    private func region(_ number: Int, _ drawn: [SyntheticTissue]) -> QueryRegionContent {
        let (slide, label) = (number % slides, number % classes.count)
        let scale = scales[number / 2 % scales.count]
        let (columns, rows) = number % 3 == 0 ? (2, 2) : number % 3 == 1 ? (3, 2) : (1, 1)
        let tissue = drawn[slide]
        let rect = place(tissue, label: label, scale: scale, seed: UInt64(100 + number), columns: columns, rows: rows)
        return QueryRegionContent(
            identifier: "\(classes[label]) \(number + 1)", slide: slide, rect: rect, scale: scale,
            className: number == 5 ? nil : classes[label], columns: columns, rows: rows,
            picture: { try tissue.image(rect, edge: 448) })
    }

    private func method(_ number: Int, _ regions: [QueryRegionContent], _ drawn: [SyntheticTissue])
        -> SlideMethodContent
    {
        let isCodes = number == 0
        let found = regions.enumerated().map { query($1, $0, number, drawn) }
        let score = isCodes ? 0.93125 : 0.8612
        return SlideMethodContent(
            name: isCodes ? "cnn-lsh32" : "vae-mse", title: isCodes ? "CNN, LSH 32 bits" : "VAE, squared error",
            summary: isCodes
                ? "Sixty-four CNN features a tile, hashed to 32 bits; windows ranked by the symmetric set distance."
                : "Latent means of a variational autoencoder, compared over the scales that the scale network names.",
            facts: [NamedValue(name: "Values a tile", value: isCodes ? "32 bits" : "64")],
            kind: isCodes ? .codes : .squaredError,
            metrics: [
                SlideMetric(
                    name: "Rank-weighted AP@10, mean of the classes",
                    explanation: "Hits of the query's class weigh 1/rank; divided by the sum of all weights.",
                    value: score, interval: (score - 0.04)...(score + 0.03), randomBaseline: 0.3333),
                SlideMetric(name: "Macro-F1 of the majority of the top 3", value: 0.9, randomBaseline: nil),
                SlideMetric(name: "Precision@20", value: isCodes ? 0.871 : .nan, randomBaseline: 0.3333),
            ],
            perClass: SlideClassTable(
                columns: ["Rank-weighted AP@10", "Precision@20"],
                rows: classes.enumerated().map { label, name in
                    .init(
                        className: name, queries: 2, values: [score - 0.05 * Double(label), 0.8],
                        randomBaseline: 0.28 + 0.05 * Double(label))
                }),
            scaleConfusion: isCodes
                ? nil
                : ScaleConfusion(
                    scales: scales,
                    counts: scales.indices.map { row in
                        scales.indices.map { $0 == row ? 18 : abs($0 - row) == 1 ? 1 : 0 }
                    }),
            searchMilliseconds: isCodes ? 41.5 : 133.2, queries: found)
    }

    private func query(_ region: QueryRegionContent, _ number: Int, _ method: Int, _ drawn: [SyntheticTissue])
        -> MethodQuery
    {
        let own = classes.firstIndex(of: region.className ?? "") ?? 0
        let others = (0..<slides).filter { $0 != region.slide }
        let found = (0..<hits).map { rank -> HitContent in
            let slide = others.isEmpty ? 0 : others[(rank + number) % others.count]
            let label = (rank + method + number) % 5 == 4 ? (own + 1) % classes.count : own
            let tissue = drawn[slide]
            let rect = place(
                tissue, label: label, scale: region.scale, seed: UInt64(1000 + 40 * number + rank + 7 * method),
                columns: region.columns, rows: region.rows)
            return HitContent(
                slide: slide, scale: region.scale, rect: rect,
                distance: method == 0 ? Double(rank / 2) + 1.25 : 0.0125 * Double(rank + 1), className: classes[label],
                relevant: region.className == nil ? nil : label == own, picture: { try tissue.image(rect, edge: 160) })
        }
        let maps = drawn.enumerated().map { map($1, $0, label: own, method: method) }
        return MethodQuery(
            namedScale: method == 1 ? region.scale : nil,
            scaleProbabilities: method == 1 ? scales.map { $0 == region.scale ? 0.9 : 0.05 } : [], hits: found,
            maps: maps,
            metrics: region.className == nil ? [] : [("Rank-weighted AP@10", 0.95 - 0.05 * Double(number + method))])
    }

    private func map(_ tissue: SyntheticTissue, _ slide: Int, label: Int, method: Int) -> SimilarityMap {
        let cell = Double(Self.tile) * 4
        let (columns, rows) = (Int(Double(tissue.width) / cell) + 1, Int(Double(tissue.height) / cell) + 1)
        let values = (0..<columns * rows).map { index -> UInt8 in
            let (x, y) = ((Double(index % columns) + 0.5) * cell, (Double(index / columns) + 0.5) * cell)
            guard let found = tissue.label(x, y) else { return 0 }
            let base = found == label ? 215 : 70
            return UInt8(base + (index * 37 + method * 11) % 40)
        }
        return SimilarityMap(
            slide: slide, columns: columns, rows: rows, cell: cell, values: values,
            bestDistance: values.contains { $0 > 0 } ? 1.25 + Double(slide) : nil)
    }
}
