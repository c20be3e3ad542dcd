import Core

/// A window of the database that a search returned: as many tiles wide and high as the query.
public struct RegionHit: Sendable, Equatable {
    /// The index of the grid.
    public var grid: Int
    /// The window's top left tile.
    public var column: Int
    public var row: Int
    public var distance: Double

    public init(grid: Int, column: Int, row: Int, distance: Double) {
        self.grid = grid
        self.column = column
        self.row = row
        self.distance = distance
    }
}

/// What a search for regions looks at and what it returns.
public struct RegionSearchOptions: Sendable, Equatable {
    /// How many hits at most.
    public var count: Int
    /// Slides that are not searched, such as the query's own.
    public var excludedSlides: Set<Int>
    /// The scales that are searched; nil for all.
    public var scales: Set<Int>?
    /// Only windows that hold a code of the query, bit for bit. Real-valued searches have no codes and ignore it.
    public var sharedCode: Bool
    /// The least share of a window's tiles that have tissue; one tile must have it whatever the share.
    public var minimumTiles: Double
    /// The greatest share of its tiles that a hit may have in common with a better one of its slide and scale; at 0
    /// they share none.
    public var overlap: Double
    /// The greatest share of the smaller one's area that hits of one slide at different scales may have in common; nil
    /// where scales do not disturb each other.
    public var overlapAcrossScales: Double?

    public init(
        count: Int = 20, excludedSlides: Set<Int> = [], scales: Set<Int>? = nil, sharedCode: Bool = true,
        minimumTiles: Double = 0.5, overlap: Double = 0, overlapAcrossScales: Double? = 0.5
    ) {
        self.count = count
        self.excludedSlides = excludedSlides
        self.scales = scales
        self.sharedCode = sharedCode
        self.minimumTiles = minimumTiles
        self.overlap = overlap
        self.overlapAcrossScales = overlapAcrossScales
    }

    func check() throws {
        guard count >= 1 else { throw Diagnostic("\(count) regions asked for", expected: "at least 1") }
        let shares = [minimumTiles, overlap, overlapAcrossScales ?? 0]
        guard let bad = shares.first(where: { !(0...1).contains($0) }) else { return }
        throw Diagnostic("a share of \(bad) in a search for regions", expected: "a number from 0 to 1")
    }

    func includes(_ grid: RegionGrid) -> Bool {
        !excludedSlides.contains(grid.slide) && scales?.contains(grid.scale) ?? true
    }

    /// The fewest tiles with tissue of a window of `area` tiles.
    func fewestTiles(of area: Int) -> Int {
        // Nearest numbers on both sides, so that 3 of 10 tiles are a share of 0.3.
        var low = 1
        var high = max(1, area)
        while low < high {
            let middle = (low + high) / 2
            if Double(middle) / Double(area) >= minimumTiles { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
