/// The places of some queries on one map, in a square: 0 to 1 from the left and from the top.
package struct MapPlaces: Sendable {
    /// In the order of the queries given; nil where one is not placed.
    package let places: [SIMD2<Double>?]

    /// The longer side of all queries' places fills the square; the other lies in its middle.
    package init(_ map: QueryMap, _ projection: QueryMap.Projection, rows: [Int]) {
        let offset = projection == .pca ? 0 : 2
        let found = rows.map { row -> SIMD2<Double>? in
            let start = 4 * row + offset
            guard row >= 0, start + 1 < map.positions.count else { return nil }
            let place = SIMD2(Double(map.positions[start]), Double(map.positions[start + 1]))
            return place.x.isFinite && place.y.isFinite ? place : nil
        }
        var low = SIMD2(repeating: Double.infinity)
        var high = SIMD2(repeating: -Double.infinity)
        for case let place? in found {
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let side = max(high.x - low.x, high.y - low.y)
        let middle = (low + high) / 2
        places = found.map { place in
            guard let place else { return nil }
            guard side > 0 else { return SIMD2(0.5, 0.5) }
            let from = (place - middle) / side
            return SIMD2(0.5 + from.x, 0.5 - from.y)
        }
    }
}
