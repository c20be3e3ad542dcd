import Core
import Foundation

/// `data/<run>/map.js`: where the queries that have pages lie on the run's maps.
package struct MapScript: Encodable, Sendable {
    /// Base64 of little-endian 16-bit numbers, x from the left and y from the top for each query in the order of
    /// `data/queries.js`, in 65 534ths of the square; 65 535 where a query is not placed.
    package var pca: String
    package var tsne: String

    package init(_ map: QueryMap, rows: [Int]) {
        pca = Self.packed(MapPlaces(map, .pca, rows: rows))
        tsne = Self.packed(MapPlaces(map, .tsne, rows: rows))
    }

    /// - Parameter slug: letters, digits and hyphens.
    package func script(for slug: String) throws -> Data {
        try DataScript.assigning(self, to: "maps[\"\(slug)\"]", objects: ["maps"])
    }

    private static func packed(_ found: MapPlaces) -> String {
        DataScript.base64(
            found.places.flatMap { place in
                guard let place else { return [UInt16.max, .max] }
                return [number(place.x), number(place.y)]
            })
    }

    private static func number(_ share: Double) -> UInt16 {
        UInt16(max(0, min(65534, (share * 65534).rounded())))
    }
}
