/// How large a site is made: what `vitrine pack` turns down to meet a budget.
public struct PackSettings: Sendable, Equatable, Codable {
    /// WebP quality of the pictures of the database, 1 to 100.
    public var quality: Int
    /// The longest edge of a picture, in pixels.
    public var edge: Int
    /// Results that a query's page shows of each run.
    public var neighbours: Int
    /// 1 where downloads that repeat others stay: lists of results as text, beside the same as arrays.
    public var tables: Int
    /// 1 where database images that no page shows have pictures too, for live search.
    public var pictures: Int
    /// Queries with a page.
    public var queries: Int

    public init(quality: Int, edge: Int, neighbours: Int, tables: Int = 1, pictures: Int = 1, queries: Int) {
        self.quality = quality
        self.edge = edge
        self.neighbours = neighbours
        self.tables = tables
        self.pictures = pictures
        self.queries = queries
    }
}

extension PackSettings {
    /// The least of each that is still worth showing.
    public var least: PackSettings {
        PackSettings(
            quality: min(quality, 45),
            // Small pictures stay as they are: halving those of 28 pixels would leave nothing to see.
            edge: min(edge, max(48, edge / 2)), neighbours: min(neighbours, 10), tables: 0, pictures: 0,
            queries: min(queries, 10))
    }
}

/// One thing that can be turned down. The cases stand in the order in which they are.
public enum PackKnob: String, Sendable, CaseIterable, Codable {
    case quality, edge, neighbours, tables, pictures, queries

    var path: WritableKeyPath<PackSettings, Int> & Sendable {
        switch self {
        case .quality: \.quality
        case .edge: \.edge
        case .neighbours: \.neighbours
        case .tables: \.tables
        case .pictures: \.pictures
        case .queries: \.queries
        }
    }

    /// The part of a site's bytes that it can change at all: whatever it is set to, the rest stays.
    func touches(_ path: String) -> Bool {
        switch self {
        case .quality, .pictures: path.contains("images/database")
        case .edge: path.contains("images/") || path.contains("queries/")
        case .tables: path.hasSuffix("neighbours.csv.gz")
        case .neighbours: path.contains("images/") || path.contains("queries/") || path.hasSuffix(".csv.gz")
        case .queries: true
        }
    }

    /// For the report: what a setting is called, and what it is.
    func words(_ settings: PackSettings) -> String {
        let value = settings[keyPath: path]
        return switch self {
        case .quality: "quality \(value) of the database's pictures"
        case .edge: "pictures of \(value) pixels"
        case .neighbours: "\(value) results a query and run"
        case .tables: value == 1 ? "lists of results as text too" : "lists of results as arrays only"
        case .pictures: value == 1 ? "pictures of the whole database" : "pictures of what pages show only"
        case .queries: "\(value) queries with a page"
        }
    }
}
