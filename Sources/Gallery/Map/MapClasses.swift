/// What a map says of each class, in numbers.
package struct MapClasses: Sendable {
    package struct Summary: Sendable, Equatable {
        /// Queries of the class that are placed.
        package var count = 0
        /// Mean place, and deviation along each axis.
        package var mean = SIMD2<Double>()
        package var spread = SIMD2<Double>()
        /// How many of them have a query of the same class nearest on the map.
        package var matching = 0
        /// The class most often found nearest where that is not a query of the same one; the first of equal ones.
        package var other: Int?
    }

    /// By class.
    package let summaries: [Summary]

    /// - Parameters:
    ///   - places: of some queries.
    ///   - labels: of each of them, ascending.
    package init(_ places: MapPlaces, labels: [[Int]], classes: Int) {
        let placed = places.places.indices.filter { places.places[$0] != nil }
        let nearest = Self.nearest(places, placed)
        var summaries = [Summary](repeating: Summary(), count: classes)
        var squares = [SIMD2<Double>](repeating: .zero, count: classes)
        var others = [[Int]](repeating: [], count: classes)
        for (index, query) in placed.enumerated() {
            guard let place = places.places[query] else { continue }
            for label in labels[query] where label < classes {
                summaries[label].count += 1
                summaries[label].mean += place
                squares[label] += place * place
                guard let near = nearest[index] else { continue }
                if labels[near].contains(label) {
                    summaries[label].matching += 1
                } else {
                    others[label] += labels[near]
                }
            }
        }
        for label in summaries.indices where summaries[label].count > 0 {
            let scale = 1 / Double(summaries[label].count)
            let mean = summaries[label].mean * scale
            let variance = pointwiseMax(squares[label] * scale - mean * mean, .zero)
            summaries[label].mean = mean
            summaries[label].spread = variance.squareRoot()
            let counts = Dictionary(others[label].map { ($0, 1) }) { $0 + $1 }
            summaries[label].other = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        }
        self.summaries = summaries
    }

    /// The query nearest to each of those placed, equally near ones by their order.
    private static func nearest(_ places: MapPlaces, _ placed: [Int]) -> [Int?] {
        let points = placed.map { places.places[$0] ?? .zero }
        // From each point along x both ways, until x alone is further than what was found: a hundredth of all pairs.
        let order = points.indices.sorted { (points[$0].x, $0) < (points[$1].x, $1) }
        var found = [Int?](repeating: nil, count: points.count)
        for (position, index) in order.enumerated() {
            var best = (distance: Double.infinity, index: Int.max)
            func isBeyond(_ other: Int) -> Bool {
                let way = points[other] - points[index]
                if way.x * way.x > best.distance { return true }
                let distance = (way * way).sum()
                if (distance, other) < best { best = (distance, other) }
                return false
            }
            for other in order[..<position].reversed() where isBeyond(other) { break }
            for other in order[(position + 1)...] where isBeyond(other) { break }
            found[index] = placed.count > 1 ? placed[best.index] : nil
        }
        return found
    }
}
