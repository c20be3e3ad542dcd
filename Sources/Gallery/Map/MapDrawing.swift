import Core
import Templating

/// A map as an SVG for those without scripts and for paper: markers for a part of the queries, names and spread of the
/// classes.
struct MapDrawing: Sendable {
    let places: MapPlaces
    /// Of each query, ascending.
    let labels: [[Int]]
    let classes: MapClasses
    let names: [String]

    /// More names than these cover each other.
    static let mostNames = 40
    private static let margin = 20.0
    private static let side = 1000.0

    /// Queries drawn in each of so many drawings of a page: the more drawings, the fewer, as each is ten to twenty bytes.
    static func most(drawings: Int) -> Int { max(200, min(2000, 8000 / max(1, drawings))) }

    func value(title: String, note: String, most: Int) -> TemplateValue {
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
            "names": .list(names.count <= Self.mostNames ? names.indices.compactMap(name) : []),
        ]
    }

    private func name(_ label: Int) -> TemplateValue? {
        let summary = classes.summaries[label]
        guard summary.count > 0 else { return nil }
        let scale = Self.side - 2 * Self.margin
        return [
            "x": .int(Int(at(summary.mean.x))), "y": .int(Int(at(summary.mean.y))),
            "rx": .int(Int((summary.spread.x * scale).rounded())),
            "ry": .int(Int((summary.spread.y * scale).rounded())), "text": .string(names[label]),
        ]
    }

    private func at(_ share: Double) -> Double {
        (Self.margin + share * (Self.side - 2 * Self.margin)).rounded()
    }
}
