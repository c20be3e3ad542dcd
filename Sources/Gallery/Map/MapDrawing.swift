import Core
import Templating

/// A map as an SVG for those without scripts and for paper: markers for a part of the queries, names and spread of the
/// classes.
package struct MapDrawing: Sendable {
    let places: MapPlaces
    /// Of each query, ascending.
    let labels: [[Int]]
    package let classes: MapClasses
    let names: [String]

    /// More names than these cover each other.
    static let mostNames = 40
    private static let margin = 20.0
    private static let side = 1000.0
    /// As `map.css` has it.
    private static let textSize = 30.0

    /// Queries drawn in each of so many drawings of a page: the more drawings, the fewer, as each is ten to twenty bytes.
    static func most(drawings: Int) -> Int { max(150, min(2000, 5000 / max(1, drawings))) }

    /// All placed queries of a run that have pages.
    package init(_ map: QueryMap, _ projection: QueryMap.Projection, site: SiteMap) {
        let labels = site.rows.map { site.content.queryLabels.labels(of: $0) }
        let names = site.content.dataset.classes
        let places = MapPlaces(map, projection, rows: site.rows)
        self.init(
            places: places, labels: labels, classes: MapClasses(places, labels: labels, classes: names.count),
            names: names)
    }

    init(places: MapPlaces, labels: [[Int]], classes: MapClasses, names: [String]) {
        self.places = places
        self.labels = labels
        self.classes = classes
        self.names = names
    }

    package func value(title: String, note: String, most: Int) -> TemplateValue {
        let placed = places.places.indices.filter { places.places[$0] != nil }
        let step = max(1, (placed.count + most - 1) / most)
        let drawn = stride(from: 0, to: placed.count, by: step).map { placed[$0] }
        var paths: [Int: String] = [:]
        for query in drawn {
            guard let place = places.places[query] else { continue }
            let category = labels[query].first ?? names.count
            paths[category, default: ""] += MapMarker.path(category, x: Int(at(place.x)), y: Int(at(place.y)))
        }
        let counts =
            drawn.count == placed.count
            ? "\(Format.thousands(placed.count)) queries"
            : "\(Format.thousands(drawn.count)) of \(Format.thousands(placed.count)) queries, at equal steps"
        return [
            "title": .string(title), "note": .string(note), "counts": .string(counts),
            "label": .string(
                "\(title): \(counts) as markers of their classes. The table below has the same in numbers."),
            "paths": .list(
                paths.sorted { $0.key < $1.key }.map {
                    ["style": .string(MapMarker.style($0.key)), "d": .string($0.value)]
                }),
            "names": .list(names.count <= Self.mostNames ? placedNames() : []),
        ]
    }

    /// A name at the mean of each class, from the top down; one that would cover another moves down.
    private func placedNames() -> [TemplateValue] {
        let scale = Self.side - 2 * Self.margin
        let order = names.indices.filter { classes.summaries[$0].count > 0 }.sorted {
            (classes.summaries[$0].mean.y, $0) < (classes.summaries[$1].mean.y, $1)
        }
        var placed: [(left: Double, right: Double, y: Double)] = []
        return order.map { label in
            let summary = classes.summaries[label]
            let (x, middle) = (at(summary.mean.x), at(summary.mean.y))
            let half = TextWidth.of(names[label], size: Self.textSize) / 2
            var y = middle
            for other in placed
            where x - half < other.right && x + half > other.left && abs(y - other.y) < Self.textSize {
                y = other.y + Self.textSize
            }
            placed.append((x - half, x + half, y))
            return [
                "x": .int(Int(x)), "y": .int(Int(middle)), "textY": .int(Int(y)),
                "rx": .int(Int((summary.spread.x * scale).rounded())),
                "ry": .int(Int((summary.spread.y * scale).rounded())), "text": .string(names[label]),
            ]
        }
    }

    private func at(_ share: Double) -> Double {
        (Self.margin + share * (Self.side - 2 * Self.margin)).rounded()
    }
}
