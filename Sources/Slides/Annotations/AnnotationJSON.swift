import Core
import Foundation

/// Two formats of annotations in JSON:
/// - GeoJSON (RFC 7946) as QuPath exports it: a FeatureCollection, a list of features or one feature, of polygons with
///   `properties.classification.name`;
/// - PATH-DT-MSU's: a list of `{"class": "AT", "vertices": [[x, y], …]}`, as its authors' own tools read it
///   (xubiker/psimage and xubiker/deephisto on GitHub; elements that are no objects are passed over).
enum AnnotationJSON {
    static func read(_ data: Data, file: String) throws -> FoundAnnotations {
        do {
            return try JSONDecoder().decode(Root.self, from: data).found
        } catch let error as DecodingError {
            throw diagnostic(error, file: file)
        } catch {
            throw Diagnostic("is not the JSON that was expected: \(error)", file: file)
        }
    }

    private static func diagnostic(_ error: DecodingError, file: String) -> Diagnostic {
        let (context, missing): (DecodingError.Context, String?) =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                (context, nil)
            case .keyNotFound(let key, let context): (context, key.stringValue)
            @unknown default: (.init(codingPath: [], debugDescription: "\(error)"), nil)
            }
        let path = context.codingPath.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + key.stringValue
            }
        }
        let text = missing.map { "there is no `\($0)`" } ?? context.debugDescription
        let place = path.isEmpty ? "" : " at `\(path)`"
        return Diagnostic(
            "holds annotations that cannot be read\(place): \(text)", file: file,
            expected: "GeoJSON of QuPath, or a list of {\"class\": …, \"vertices\": [[x, y], …]}")
    }

    private struct Root: Decodable {
        var found = FoundAnnotations()

        private enum Key: String, CodingKey { case type, features }

        init(from decoder: any Decoder) throws {
            guard let object = try? decoder.container(keyedBy: Key.self) else {
                try read(decoder.unkeyedContainer())
                return
            }
            let type = try object.decode(String.self, forKey: .type)
            switch type {
            case "FeatureCollection": try read(object.nestedUnkeyedContainer(forKey: .features))
            case "Feature": try Item(from: decoder).add(to: &found)
            default:
                throw DecodingError.dataCorruptedError(
                    forKey: .type, in: object, debugDescription: "`\(type.prefix(40))` is no collection of features")
            }
        }

        private mutating func read(_ list: any UnkeyedDecodingContainer) throws {
            var list = list
            while !list.isAtEnd { try list.decode(Item.self).add(to: &found) }
        }
    }

    /// A feature, or an element of PATH-DT-MSU's list.
    private struct Item: Decodable {
        private var className: String?
        private var polygons: [[[SlidePoint]]] = []

        private enum Key: String, CodingKey {
            case name = "class"
            case vertices, geometry, properties
        }

        init(from decoder: any Decoder) throws {
            guard let object = try? decoder.container(keyedBy: Key.self) else { return }
            if object.contains(.vertices) {
                className = try object.decode(String.self, forKey: .name)
                polygons = [[try object.decode([Place].self, forKey: .vertices).map(\.point)]]
                return
            }
            polygons = try object.decodeIfPresent(Geometry.self, forKey: .geometry)?.polygons ?? []
            className = try object.decodeIfPresent(Properties.self, forKey: .properties)?.className
        }

        func add(to found: inout FoundAnnotations) {
            if polygons.isEmpty { found.ignored += 1 }
            for rings in polygons { found.add(className, rings) }
        }
    }
}
