/// The parts of a GeoJSON feature that matter here.
extension AnnotationJSON {
    /// Points and lines have no polygons.
    struct Geometry: Decodable {
        var polygons: [[[SlidePoint]]] = []

        private enum Key: String, CodingKey { case type, coordinates, geometries }

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Key.self)
            let type = try object.decode(String.self, forKey: .type)
            switch type {
            case "Polygon":
                polygons = [try object.decode([[Place]].self, forKey: .coordinates).map { $0.map(\.point) }]
            case "MultiPolygon":
                polygons = try object.decode([[[Place]]].self, forKey: .coordinates).map { rings in
                    rings.map { $0.map(\.point) }
                }
            case "GeometryCollection":
                polygons = try object.decode([Geometry].self, forKey: .geometries).flatMap(\.polygons)
            case "Point", "MultiPoint", "LineString", "MultiLineString": break
            default:
                throw DecodingError.dataCorruptedError(
                    forKey: .type, in: object, debugDescription: "`\(type.prefix(40))` is no geometry")
            }
        }
    }

    /// Two numbers; what comes after them is passed over.
    struct Place: Decodable {
        var point: SlidePoint

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            point = SlidePoint(x: try list.decode(Double.self), y: try list.decode(Double.self))
            let range = -FoundAnnotations.farthest...FoundAnnotations.farthest
            guard range.contains(point.x), range.contains(point.y) else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "(\(point.x), \(point.y)) cannot be a place on a slide in pixels"))
            }
        }
    }

    /// `classification` is an object with `name`, or with `names` from the general to the special, or the name.
    struct Properties: Decodable {
        var className: String?

        private enum Key: String, CodingKey { case classification }

        private struct Classification: Decodable {
            var name: String?
            var names: [String]?
        }

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Key.self)
            if let name = try? object.decode(String.self, forKey: .classification) {
                className = name
                return
            }
            let found = try object.decodeIfPresent(Classification.self, forKey: .classification)
            className = found.flatMap { $0.name ?? $0.names?.joined(separator: ": ") }
        }
    }
}
