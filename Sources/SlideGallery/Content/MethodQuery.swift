/// What one method finds for one query.
public struct MethodQuery: Sendable {
    /// The scale that the method takes the region for; nil where it does not name one.
    public var namedScale: Double?
    /// By the site's scales; empty where there are none.
    public var scaleProbabilities: [Double]
    /// Nearest first.
    public var hits: [HitContent]
    /// At most one a slide, in any order; empty where the method keeps none.
    public var maps: [SimilarityMap]
    /// "Rank-weighted AP@10" and so on; the first is what lists of queries show and sort by.
    public var metrics: [(name: String, value: Double)]

    public init(
        namedScale: Double? = nil, scaleProbabilities: [Double] = [], hits: [HitContent],
        maps: [SimilarityMap] = [], metrics: [(name: String, value: Double)] = []
    ) {
        self.namedScale = namedScale
        self.scaleProbabilities = scaleProbabilities
        self.hits = hits
        self.maps = maps
        self.metrics = metrics
    }
}

/// How much each place of a slide is like the query.
public struct SimilarityMap: Sendable, Equatable {
    /// Index among the site's slides.
    public var slide: Int
    public var columns: Int
    public var rows: Int
    /// Edge of a cell in level-0 pixels; cell (0, 0) begins at the slide's upper left corner.
    public var cell: Double
    /// Row by row: 0 where nothing was compared, else 1 (least like) to 255 (most).
    public var values: [UInt8]
    /// The smallest distance in the slide; nil where nothing was compared.
    public var bestDistance: Double?

    public init(
        slide: Int, columns: Int, rows: Int, cell: Double, values: [UInt8], bestDistance: Double?
    ) {
        self.slide = slide
        self.columns = columns
        self.rows = rows
        self.cell = cell
        self.values = values
        self.bestDistance = bestDistance
    }
}
