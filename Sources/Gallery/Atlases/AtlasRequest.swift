import Imaging

/// What is to be put on sheets.
public struct AtlasRequest: Sendable {
    public typealias Picture = @Sendable (Int) throws -> PixelImage

    /// One query page.
    public struct Page: Sendable, Equatable {
        public var query: Int
        /// The database images that it shows, of all runs; repetitions count once.
        public var database: [Int32]

        public init(query: Int, database: [Int32]) {
            self.query = query
            self.database = database
        }
    }

    /// Pictures by number, from 0.
    public struct Series: Sendable {
        public var count: Int
        public var picture: Picture

        public init(count: Int, picture: @escaping Picture) {
            self.count = count
            self.picture = picture
        }
    }

    /// The longest edge of a picture, in pixels. Larger ones are refused as if they could not be read.
    public var edge: Int
    public var queryCount: Int
    public var databaseCount: Int
    /// In the order in which people leaf through them.
    public var pages: [Page]
    /// Database images that other pages show.
    public var otherDatabase: [Int32] = []
    /// Whether database images that no page shows get a place too, after all others.
    public var includesUnshown = false
    public var query: Picture
    public var database: Picture
    /// One for each run that has reconstructions.
    public var reconstructions: [Picture] = []
    /// One for each run that has pictures between images.
    public var interpolations: [Series] = []
    /// WebP quality of the database sheets, 1 to 100. Queries and reconstructions are stored without loss,
    /// because pages show their difference.
    public var quality = 75
    /// What a query page loads besides sheets: itself, a style sheet and a script.
    public var otherFiles = 3
    /// For the order of the images on the sheets.
    public var seed: UInt64 = 0

    public init(
        edge: Int, queryCount: Int, databaseCount: Int, pages: [Page], query: @escaping Picture,
        database: @escaping Picture
    ) {
        self.edge = edge
        self.queryCount = queryCount
        self.databaseCount = databaseCount
        self.pages = pages
        self.query = query
        self.database = database
    }

    /// Pages for `queries`, each with the first `shown` neighbours of every run.
    /// - Parameter neighbours: a run's database rows, [queries, k] flattened, and its k.
    public static func pages(
        queries: [Int], neighbours: [(indices: [Int32], k: Int)], shown: Int
    ) -> [Page] {
        queries.map { query in
            let rows = neighbours.flatMap { list in
                let start = query * list.k
                return list.indices[start..<start + min(shown, list.k)]
            }
            return Page(query: query, database: rows)
        }
    }
}
