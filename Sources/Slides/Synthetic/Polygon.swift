import Foundation

/// One closed ring of points.
struct Polygon: Sendable, Equatable {
    var points: [SlidePoint]

    /// The smallest rectangle around it, whole pixels.
    var bounds: PixelRect {
        guard let first = points.first else { return PixelRect(x: 0, y: 0, width: 0, height: 0) }
        var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
        for point in points {
            left = min(left, point.x)
            right = max(right, point.x)
            top = min(top, point.y)
            bottom = max(bottom, point.y)
        }
        let x = Int(left.rounded(.down))
        let y = Int(top.rounded(.down))
        return PixelRect(x: x, y: y, width: Int(right.rounded(.up)) - x, height: Int(bottom.rounded(.up)) - y)
    }

    /// What is nearer to `one` than to `two` (Sutherland and Hodgman, 1974, for a single edge).
    func nearer(to one: SlidePoint, than two: SlidePoint) -> Polygon {
        let (across, down) = (two.x - one.x, two.y - one.y)
        let (midX, midY) = ((one.x + two.x) / 2, (one.y + two.y) / 2)
        func beyond(_ point: SlidePoint) -> Double { (point.x - midX) * across + (point.y - midY) * down }
        var kept: [SlidePoint] = []
        for (index, point) in points.enumerated() {
            let next = points[(index + 1) % points.count]
            let here = beyond(point)
            let there = beyond(next)
            if here <= 0 { kept.append(point) }
            if (here < 0 && there > 0) || (here > 0 && there < 0) {
                let part = here / (here - there)
                kept.append(
                    SlidePoint(x: point.x + part * (next.x - point.x), y: point.y + part * (next.y - point.y)))
            }
        }
        return Polygon(points: kept)
    }

    /// Where a horizontal line enters and leaves it, left to right.
    func crossings(y: Double) -> [Double] {
        var crossings: [Double] = []
        var previous = points.last ?? SlidePoint(x: 0, y: 0)
        for point in points {
            if (previous.y <= y) != (point.y <= y) {
                crossings.append(previous.x + (y - previous.y) / (point.y - previous.y) * (point.x - previous.x))
            }
            previous = point
        }
        return crossings.sorted()
    }
}
