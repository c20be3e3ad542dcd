/// The rectangles of one slide: queries cut from it, and hits in it. Those of the same place are one.
struct SlideRegion: Sendable {
    var rect: SlideRect
    var scale: Double
    /// The query whose page it leads to.
    var query: Int
    var isQuery: Bool
    /// What the address calls it: one for the query or for each hit there.
    var keys: [String]
    /// "Region “Tumour 3”", "Hit 4 of “Tumour 3”, CNN, distance 2.5, right".
    var words: [String]
    var className: String?
    /// What its frame is marked with: "Tumour 3", "Hit 4".
    var mark: String
}

extension SlideSite {
    /// By slide: queries in their order, then hits in the order of queries, methods and ranks.
    func regions() -> [[SlideRegion]] {
        var found = content.slides.map { _ in [SlideRegion]() }
        for (number, query) in content.queries.enumerated() {
            found[query.slide].append(
                SlideRegion(
                    rect: query.rect, scale: query.scale, query: number, isQuery: true, keys: [key(query: number)],
                    words: ["Query region “\(query.identifier)”"], className: query.className, mark: query.identifier))
        }
        var places: [Place: Int] = [:]
        for (number, query) in content.queries.enumerated() {
            for (index, method) in content.methods.enumerated() {
                for (rank, hit) in method.queries[number].hits.enumerated() {
                    let judged = hit.relevant.map { $0 ? ", right" : ", wrong" } ?? ""
                    let words =
                        "Hit \(rank + 1) of “\(query.identifier)” by \(method.title), distance "
                        + "\(Self.distance(hit.distance))\(judged)"
                    let key = key(query: number, method: index, rank: rank)
                    let place = Place(slide: hit.slide, rect: hit.rect, scale: hit.scale)
                    if let known = places[place] {
                        found[hit.slide][known].keys.append(key)
                        found[hit.slide][known].words.append(words)
                        continue
                    }
                    places[place] = found[hit.slide].count
                    found[hit.slide].append(
                        SlideRegion(
                            rect: hit.rect, scale: hit.scale, query: number, isQuery: false, keys: [key],
                            words: [words], className: hit.className, mark: "Hit \(rank + 1)"))
                }
            }
        }
        return found
    }

    struct Place: Hashable, Sendable {
        var slide: Int
        var rect: SlideRect
        var scale: Double
    }
}
