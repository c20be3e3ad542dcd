import Core
import Foundation

/// Annotations as QuPath exports and imports them.
enum GeoJSONWriter {
    static func data(_ areas: [SlideAnnotations.Area]) throws -> Data {
        try JSON.encode(Collection(areas), pretty: false)
    }

    private struct Collection: Encodable {
        var type = "FeatureCollection"
        var features: [Feature]

        init(_ areas: [SlideAnnotations.Area]) {
            features = areas.map(Feature.init)
        }
    }

    private struct Feature: Encodable {
        struct Geometry: Encodable {
            var type = "Polygon"
            var coordinates: [[[Double]]]
        }

        struct Properties: Encodable {
            struct Classification: Encodable {
                var name: String
            }

            var objectType = "annotation"
            var classification: Classification
        }

        var type = "Feature"
        var geometry: Geometry
        var properties: Properties

        init(_ area: SlideAnnotations.Area) {
            geometry = Geometry(
                coordinates: area.rings.map { ring in
                    (ring + ring.prefix(1)).map { [$0.x, $0.y] }
                })
            properties = Properties(classification: .init(name: area.className))
        }
    }
}
