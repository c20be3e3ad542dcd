import Gallery
import Templating

/// `data/slides.json` and `data/slides.js`: slides, methods with their metrics, and queries with their scores.
struct SlideData: Encodable, Sendable {
    struct Rect: Encodable, Sendable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int

        init(_ rect: SlideRect) {
            (x, y, width, height) = (rect.x, rect.y, rect.width, rect.height)
        }
    }

    struct Slide: Encodable, Sendable {
        var name: String
        var file: String
        var patient: String?
        /// The slide's page and the viewer's description, from the site's root.
        var page: String
        var script: String
        var width: Int
        var height: Int
        var micronsPerPixel: Double
        var resolutionSource: String
        var magnification: Double
        var tiles: [Int]
        var tissueShare: Double
    }

    struct Metric: Encodable, Sendable {
        var name: String
        /// Null where the metric is undefined.
        var value: Double?
        var low: Double?
        var high: Double?
        var randomBaseline: Double?
    }

    struct Method: Encodable, Sendable {
        var name: String
        var title: String
        var kind: String
        var data: String
        var metrics: [Metric]
    }

    struct Query: Encodable, Sendable {
        var identifier: String
        var page: String
        var slide: Int
        var rect: Rect
        var scale: Double
        var className: String?
        var columns: Int
        var rows: Int
        /// By method: the first score of its list, null where it has none.
        var scores: [Double?]
    }

    var format = 1
    var title: String
    var summary: String
    var note: String?
    var scales: [Double]
    var tile: Int
    var classes: [String]
    var slides: [Slide]
    var methods: [Method]
    var queries: [Query]
    var failures: [String]

    init(_ site: SlideSite) {
        let content = site.content
        title = content.title
        summary = content.summary
        note = content.note
        scales = content.scales
        tile = content.tile
        classes = content.classes
        failures = content.failures
        slides = zip(content.slides, site.slideSlugs).map { slide, slug in
            Slide(
                name: slide.name, file: slide.file, patient: slide.patient, page: "slides/\(slug).html",
                script: "data/slides/\(slug).js", width: slide.width, height: slide.height,
                micronsPerPixel: slide.micronsPerPixel, resolutionSource: slide.resolutionSource,
                magnification: slide.magnification, tiles: slide.tiles, tissueShare: slide.tissueShare)
        }
        methods = zip(content.methods, site.methodSlugs).map { method, slug in
            Method(
                name: method.name, title: method.title, kind: method.kind.rawValue, data: "data/\(slug)/",
                metrics: method.metrics.map { metric in
                    Metric(
                        name: metric.name, value: Self.finite(metric.value), low: metric.interval?.lowerBound,
                        high: metric.interval?.upperBound, randomBaseline: metric.randomBaseline)
                })
        }
        queries = content.queries.enumerated().map { number, query in
            Query(
                identifier: query.identifier, page: "regions/\(SlideSite.page(number)).html", slide: query.slide,
                rect: Rect(query.rect), scale: query.scale, className: query.className, columns: query.columns,
                rows: query.rows,
                scores: content.methods.map { Self.finite($0.queries[number].metrics.first?.value ?? .nan) })
        }
    }

    private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
