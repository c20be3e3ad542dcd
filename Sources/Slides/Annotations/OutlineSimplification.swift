/// Outlines for a picture: fewer points, none of those left out farther from what is drawn than can be seen.
package enum OutlineSimplification {
    /// Of the longer side of the slide: half a pixel of a picture of 2 000.
    static let finest = 1.0 / 4000
    /// Of all areas of a slide together; beyond, outlines become coarser.
    static let mostPoints = 20_000

    /// Areas in whole pixels inside of the slide; those that vanish are left out.
    package static func simplified(
        _ areas: [SlideAnnotations.Area], width: Int, height: Int
    ) -> [SlideAnnotations.Area] {
        var tolerance = max(0.5, Double(max(width, height)) * finest)
        while true {
            let found = areas.compactMap { area -> SlideAnnotations.Area? in
                let rings = area.rings.map { ring in
                    simplified(ring.map { clamped($0, width, height) }, tolerance: tolerance)
                }
                let kept = rings.filter { $0.count >= 3 }
                return kept.isEmpty ? nil : SlideAnnotations.Area(className: area.className, rings: kept)
            }
            let points = found.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
            if points <= mostPoints || tolerance > Double(max(width, height)) { return found }
            tolerance *= 2
        }
    }

    private static func clamped(_ point: SlidePoint, _ width: Int, _ height: Int) -> SlidePoint {
        SlidePoint(
            x: min(Double(width), max(0, point.x.rounded())), y: min(Double(height), max(0, point.y.rounded())))
    }

    /// Douglas and Peucker's algorithm on a closed ring, cut open at its first point and the one farthest from it.
    static func simplified(_ ring: [SlidePoint], tolerance: Double) -> [SlidePoint] {
        guard ring.count > 3, let first = ring.first else { return ring }
        func distance(_ point: SlidePoint) -> Double {
            (point.x - first.x) * (point.x - first.x) + (point.y - first.y) * (point.y - first.y)
        }
        let far = ring.indices.max { distance(ring[$0]) < distance(ring[$1]) } ?? 0
        var keeps = [Bool](repeating: false, count: ring.count)
        keeps[0] = true
        keeps[far] = true
        // The end of the second part is the ring's beginning.
        var parts = [(0, far), (far, ring.count)]
        while let (from, to) = parts.popLast() {
            guard to - from > 1 else { continue }
            var worst = (place: from, distance: -1.0)
            for place in from + 1..<to {
                let apart = squaredDistance(ring[place], ring[from], ring[to % ring.count])
                if apart > worst.distance { worst = (place, apart) }
            }
            guard worst.distance > tolerance * tolerance else { continue }
            keeps[worst.place] = true
            parts += [(from, worst.place), (worst.place, to)]
        }
        return ring.indices.filter { keeps[$0] }.map { ring[$0] }
    }

    /// Of a point from a stretch of line.
    private static func squaredDistance(_ point: SlidePoint, _ from: SlidePoint, _ to: SlidePoint) -> Double {
        let (x, y) = (to.x - from.x, to.y - from.y)
        let length = x * x + y * y
        let along = length > 0 ? ((point.x - from.x) * x + (point.y - from.y) * y) / length : 0
        let held = min(1, max(0, along))
        let (dx, dy) = (point.x - from.x - held * x, point.y - from.y - held * y)
        return dx * dx + dy * dy
    }
}
