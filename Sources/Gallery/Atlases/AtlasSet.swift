import Core

/// Where a picture lies on a sheet, in pixels. Width and height are the picture's own, at most the cell edge.
public struct AtlasPlacement: Sendable, Equatable {
    public var sheet: Int32
    public var x: Int32
    public var y: Int32
    public var width: Int32
    public var height: Int32

    public init(sheet: Int32, x: Int32, y: Int32, width: Int32, height: Int32) {
        self.sheet = sheet
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// One image file that holds many pictures.
public struct AtlasSheet: Sendable, Equatable {
    public var fileName: String
    public var width: Int
    public var height: Int
    public var bytes: Int

    public init(fileName: String, width: Int, height: Int, bytes: Int) {
        self.fileName = fileName
        self.width = width
        self.height = height
        self.bytes = bytes
    }
}

/// All sheets of a site and where each picture lies.
public struct AtlasSet: Sendable, Equatable {
    public var sheets: [AtlasSheet] = []
    /// By query row; nil where no page shows the query.
    public var queries: [AtlasPlacement?] = []
    /// By run, then query row.
    public var reconstructions: [[AtlasPlacement?]] = []
    /// By database row; nil where no page shows the image and it was not asked for otherwise.
    public var database: [AtlasPlacement?] = []
    /// By run, then number.
    public var interpolations: [[AtlasPlacement?]] = []
    /// By query row: what a page shows that lies on none of the sheets that it can afford.
    public var strips: [PageStrip?] = []
    /// Pictures that could not be read and are drawn as a crossed-out cell, each with the reason.
    public var warnings: [Diagnostic] = []
    public var load = AtlasLoad()

    public var bytes: Int { sheets.reduce(0) { $0 + $1.bytes } }

    /// Where a query and its reconstructions lie.
    func ownPlacements(of query: Int) -> [AtlasPlacement] {
        ([queries[query]] + reconstructions.map { $0[query] }).compactMap { $0 }
    }
}

/// What the atlases cost a reader who opens one query page.
public struct AtlasLoad: Sendable, Equatable {
    public struct Summary: Sendable, Equatable {
        public var median = 0
        public var percentile95 = 0
        public var largest = 0

        init() {}

        /// Lower medians and percentiles of the values; zeros for none.
        init(_ values: [Int]) {
            let sorted = values.sorted()
            guard let last = sorted.last else { return }
            median = sorted[(sorted.count - 1) / 2]
            percentile95 = sorted[(sorted.count - 1) * 95 / 100]
            largest = last
        }
    }

    /// Sheets that one page loads.
    public var files = Summary()
    /// Their bytes together, with those of the page's own strip.
    public var bytes = Summary()
}
