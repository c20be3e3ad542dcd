import Retrieval
import Templating

/// A query's results grouped by equal distance.
struct TieBand: Equatable {
    /// As printed: whole bits, or another distance with four decimals.
    var distance: String
    /// Places within the query's results, from 0.
    var places: Range<Int>
    /// How many database images have this distance, where it is known that more do than are shown.
    var all: Int?
    /// Where no distance is known, so that only the order stands.
    var isOrdered = false

    /// What stands after "Distance 3": why the images stand together, and what is not shown.
    var note: String {
        let shown = places.count
        if isOrdered { return ": \(shown) images in the order of the list" }
        if let all, all > shown {
            return ": \(shown) of \(Format.thousands(all)) images at this distance"
        }
        return shown == 1 ? "" : ": \(shown) images tied"
    }
}

extension Neighbours {
    /// The first `count` results of a query in bands.
    /// - Parameter tiesAtCut: how many database images share the distance of the last result shown.
    func bands(of query: Int, count: Int, tiesAtCut: Int?) -> [TieBand] {
        let count = min(count, k)
        guard count > 0 else { return [] }
        guard hasDistances else { return [TieBand(distance: "not given", places: 0..<count, isOrdered: true)] }
        var bands: [TieBand] = []
        var first = 0
        for place in 1...count where place == count || !areTied(place - 1, place, of: query) {
            bands.append(TieBand(distance: distance(of: query, place: first), places: first..<place))
            first = place
        }
        bands[bands.count - 1].all = tiesAtCut
        return bands
    }

    private func areTied(_ place: Int, _ other: Int, of query: Int) -> Bool {
        let start = query * k
        return switch self {
        case .hamming(let found):
            found.distances[start + place] == found.distances[start + other]
                && found.euclidean?[start + place] == found.euclidean?[start + other]
        case .euclidean(let found): found.distances[start + place] == found.distances[start + other]
        case .listed(let found): found.distances.map { $0[start + place] == $0[start + other] } ?? false
        }
    }

    /// All places, among the k known, at the same distance as one of them.
    func placesTied(with place: Int, of query: Int) -> Range<Int> {
        var first = place
        while first > 0, areTied(first - 1, place, of: query) { first -= 1 }
        var end = place + 1
        while end < k, areTied(end, place, of: query) { end += 1 }
        return first..<end
    }

    package func distance(of query: Int, place: Int) -> String {
        switch self {
        case .hamming(let found):
            if let euclidean = found.euclidean?[query * k + place], euclidean >= 0 {
                "\(found.distances[query * k + place]), Euclidean \(Format.fixed(Double(euclidean), 4))"
            } else {
                String(found.distances[query * k + place])
            }
        case .euclidean(let found): Format.fixed(Double(found.distances[query * k + place]), 4)
        case .listed(let found): found.distances.map { Format.fixed(Double($0[query * k + place]), 4) } ?? "not given"
        }
    }

    /// The distance of the nearest image, for sorting.
    func nearest(of query: Int) -> Double? {
        guard k > 0 else { return nil }
        return switch self {
        case .hamming(let found): Double(found.distances[query * k])
        case .euclidean(let found): Double(found.distances[query * k])
        case .listed(let found): found.distances.map { Double($0[query * k]) }
        }
    }
}
