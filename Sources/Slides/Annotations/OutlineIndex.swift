/// The edges of one area, to be found by height: outlines drawn by hand have thousands, tiles are asked for by the
/// thousand.
struct OutlineIndex: Sendable {
    private struct Edge: Sendable {
        var from: SlidePoint
        var to: SlidePoint
    }

    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    /// The edges that reach into each of the slices of equal height, slice after slice.
    private let edges: [Edge]
    private let begins: [Int]
    private let slice: Double

    init(_ rings: [[SlidePoint]]) {
        let points = rings.joined()
        let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
        left = points.map(\.x).min() ?? 0
        right = points.map(\.x).max() ?? 0
        (self.top, self.bottom) = (top, bottom)
        // Level edges cross nothing.
        let all = rings.flatMap { ring in
            ring.indices.map { Edge(from: ring[$0], to: ring[($0 + 1) % ring.count]) }
        }.filter { $0.from.y != $0.to.y }
        // As many slices as keep the edges from being listed more than eight times on average.
        var count = max(1, min(512, all.count / 2))
        func slices(_ edge: Edge) -> ClosedRange<Int> {
            let height = max((bottom - top) / Double(count), .leastNormalMagnitude)
            let first = Int(((min(edge.from.y, edge.to.y) - top) / height).rounded(.down))
            let last = Int(((max(edge.from.y, edge.to.y) - top) / height).rounded(.down))
            return min(first, count - 1)...min(max(first, last), count - 1)
        }
        while count > 1 && all.reduce(0, { $0 + slices($1).count }) > 8 * all.count { count /= 2 }
        var lists = [[Edge]](repeating: [], count: count)
        for edge in all {
            for index in slices(edge) { lists[index].append(edge) }
        }
        slice = (bottom - top) / Double(count)
        edges = Array(lists.joined())
        var begins = [0]
        for list in lists { begins.append((begins.last ?? 0) + list.count) }
        self.begins = begins
    }

    /// Where a horizontal line enters and leaves the area, left to right.
    func crossings(y: Double) -> [Double] {
        guard y >= top, y < bottom else { return [] }
        let index = min(begins.count - 2, max(0, Int(((y - top) / slice).rounded(.down))))
        var crossings: [Double] = []
        for place in begins[index]..<begins[index + 1] {
            let (from, to) = (edges[place].from, edges[place].to)
            if (from.y <= y) != (to.y <= y) {
                crossings.append(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x))
            }
        }
        crossings.sort()
        return crossings
    }
}
