import Core

/// What is known of a region, of the query or of a hit.
public struct RegionLabel: Sendable, Equatable, Codable {
    /// The class; nil where nobody has labelled the place. A hit without a class is wrong.
    public var label: Int?
    /// The slide that it is on.
    public var slide: Int
    /// Whose tissue it is, where that is known: several slides may be of one patient.
    public var patient: String?
    /// The index of its scale; nil where it is not known.
    public var scale: Int?

    public init(label: Int?, slide: Int, patient: String? = nil, scale: Int? = nil) {
        self.label = label
        self.slide = slide
        self.patient = patient
        self.scale = scale
    }
}

/// A query region and what a search returned for it.
public struct RegionResult: Sendable, Equatable {
    public var name: String
    public var query: RegionLabel
    /// Best first; fewer than were asked for where a search found no more.
    public var hits: [RegionLabel]
    /// The scale that the system took the query to be at, where it named one.
    public var namedScale: Int?

    public init(name: String, query: RegionLabel, hits: [RegionLabel], namedScale: Int? = nil) {
        self.name = name
        self.query = query
        self.hits = hits
        self.namedScale = namedScale
    }

    /// - Throws: `Diagnostic` for a class or scale that there is not, and a query without a class.
    func check(classes: Int, scales: Int) throws {
        guard let label = query.label else {
            throw Diagnostic(
                "the query region `\(name)` has no class", expected: "a class for every query",
                advice: "draw queries from labelled regions only")
        }
        for label in [label] + hits.compactMap(\.label) where !(0..<classes).contains(label) {
            throw Diagnostic("class \(label) in the results of `\(name)`", expected: "a class from 0 to \(classes - 1)")
        }
        for scale in [query.scale, namedScale] {
            guard let scale, !(0..<scales).contains(scale) else { continue }
            throw Diagnostic("scale \(scale) of query region `\(name)`", expected: "a scale from 0 to \(scales - 1)")
        }
    }

    /// - Throws: `Diagnostic` for a hit from the query's own slide or patient.
    func checkApart() throws {
        for (rank, hit) in hits.enumerated() {
            guard hit.slide != query.slide else {
                throw Diagnostic(
                    "hit \(rank + 1) of query region `\(name)` is from its own slide \(query.slide)",
                    expected: "hits from other slides only",
                    advice: "exclude the query's slide from the search, or allow hits from it")
            }
            if let patient = hit.patient, patient == query.patient {
                throw Diagnostic(
                    "hit \(rank + 1) of query region `\(name)` is from slide \(hit.slide) of the same patient `\(patient)`",
                    expected: "hits from other patients only",
                    advice: "exclude all slides of the patient from the search, or allow hits from them")
            }
        }
    }
}

public struct RegionEvaluationOptions: Sendable, Equatable {
    /// Values of k for rank-weighted mAP@k.
    public var cuts = [1, 5, 10]
    /// How many of the first hits vote for a class.
    public var votes = [1, 3, 5]
    /// The k of P@k.
    public var precisionCut = 20
    /// Whether hits may be from the query's own slide or patient.
    public var ownSlide = false

    public init() {}

    func check() throws {
        guard let bad = (cuts + votes + [precisionCut]).first(where: { $0 < 1 }) else { return }
        throw Diagnostic("a cut of \(bad) hits", expected: "at least 1")
    }
}
