import Core
import Foundation

/// One atlas file under `images/`.
public struct PictureSheet: Sendable, Equatable, Codable {
    public var file: String
    public var width: Int
    public var height: Int
    public var bytes: Int
    public var sha256: String
}

/// A rectangle of a sheet, in pixels. Stored as five numbers.
public struct PictureCell: Sendable, Equatable, Codable {
    public var sheet: Int
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    /// In place of a sheet's number: the strip of the page itself.
    static let strip = -1

    init(sheet: Int, x: Int, y: Int, width: Int, height: Int) {
        self.sheet = sheet
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    init(_ placement: AtlasPlacement) {
        sheet = Int(placement.sheet)
        x = Int(placement.x)
        y = Int(placement.y)
        width = Int(placement.width)
        height = Int(placement.height)
    }

    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        sheet = try container.decode(Int.self)
        x = try container.decode(Int.self)
        y = try container.decode(Int.self)
        width = try container.decode(Int.self)
        height = try container.decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for value in [sheet, x, y, width, height] { try container.encode(value) }
    }

    /// An SVG view box.
    var box: String { "\(x) \(y) \(width) \(height)" }
}

/// Where each picture of a site lies. Making them takes longer than the pages do and does not depend on the theme:
/// a pipeline may keep the sheets and this, as JSON, and give both to `GalleryRenderer.render`.
public struct SitePictures: Sendable, Equatable, Codable {
    public var sheets: [PictureSheet]
    /// By query row; nil where no page shows it.
    public var queries: [PictureCell?]
    /// By database row; nil where the site has no picture of it.
    public var database: [PictureCell?]
    /// By run, then query row; empty for a run without reconstructions.
    public var reconstructions: [[PictureCell?]]
    /// By run, then number; empty for a run without pictures between images.
    public var interpolations: [[PictureCell?]]
    /// By query row: pictures that the query's page holds itself.
    public var strips: [PageStrip?]
    /// Pictures that could not be read and are drawn as a crossed-out cell.
    public var warnings: [String]
    /// All queries on one sheet, the last; nil where no run has a map.
    public var overview: OverviewSheet?

    /// Writes the sheets of all pictures that the pages show into a folder, and of all other database images where
    /// they are not too many.
    public static func build(
        _ content: SiteContent, to folder: URL, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> SitePictures {
        try content.check()
        let decoders = content.runs.indices.filter { content.runs[$0].reconstructions != nil }
        var request = AtlasRequest(
            edge: content.images.edge, queryCount: content.queryLabels.rows, databaseCount: content.databaseLabels.rows,
            pages: AtlasRequest.pages(
                queries: content.pageRows, neighbours: content.runs.map { ($0.neighbours.indices, $0.neighbours.k) },
                shown: content.shownNeighbours),
            query: content.images.query, database: content.images.database)
        request.reconstructions = decoders.compactMap { content.runs[$0].reconstructions?.image }
        request.quality = content.images.quality
        request.includesUnshown =
            content.images.includesUnshown
            && LiveSearch.showsAll(database: request.databaseCount, edge: content.images.edge)
        let between = content.runs.indices.filter { content.runs[$0].interpolations != nil }
        request.interpolations = between.compactMap { run in
            content.runs[run].interpolations.map { AtlasRequest.Series(count: $0.count, picture: $0.image) }
        }
        let set = try AtlasBuilder.build(request, to: folder, jobs: jobs, progress: progress)
        var made = [[PictureCell?]](repeating: [], count: content.runs.count)
        for (place, run) in decoders.enumerated() {
            made[run] = set.reconstructions[place].map { $0.map(PictureCell.init) }
        }
        var mixed = [[PictureCell?]](repeating: [], count: content.runs.count)
        for (place, run) in between.enumerated() {
            mixed[run] = set.interpolations[place].map { $0.map(PictureCell.init) }
        }
        var pictures = SitePictures(
            sheets: try set.sheets.map { sheet in
                PictureSheet(
                    file: sheet.fileName, width: sheet.width, height: sheet.height, bytes: sheet.bytes,
                    sha256: try Digest.sha256(of: folder.appendingPathComponent(sheet.fileName)))
            },
            queries: set.queries.map { $0.map(PictureCell.init) },
            database: set.database.map { $0.map(PictureCell.init) },
            reconstructions: made, interpolations: mixed, strips: set.strips,
            warnings: set.warnings.map(\.description))
        try pictures.addOverview(content, to: folder, jobs: jobs)
        return pictures
    }
}

extension SitePictures {
    private mutating func addOverview(_ content: SiteContent, to folder: URL, jobs: Int) throws {
        guard content.runs.contains(where: { $0.map != nil }) else { return }
        let shown = content.pageRows.compactMap { queries.indices.contains($0) ? queries[$0] : nil }
        guard let made = try OverviewSheet.write(queries: shown, sheets: sheets, to: folder, jobs: jobs) else { return }
        overview = OverviewSheet(sheet: sheets.count, cell: made.cell, columns: made.columns)
        sheets.append(made.sheet)
    }
}
