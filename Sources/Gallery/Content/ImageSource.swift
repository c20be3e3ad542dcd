import Imaging

/// Where the pictures of a site come from; they are asked for in parallel and not kept.
public struct ImageSource: Sendable {
    /// The longest edge of a picture, in pixels. Below 64, pages enlarge pictures without smoothing.
    public var edge: Int
    /// WebP quality of the database's pictures, 1 to 100; those of queries are stored without loss.
    public var quality = 75
    /// Whether database images that no page shows have pictures too, so that live search can show them.
    public var includesUnshown = true
    /// A query by its row, at most `edge` wide and high.
    public var query: @Sendable (Int) throws -> PixelImage
    /// A database image by its row.
    public var database: @Sendable (Int) throws -> PixelImage

    public init(
        edge: Int, query: @escaping @Sendable (Int) throws -> PixelImage,
        database: @escaping @Sendable (Int) throws -> PixelImage
    ) {
        self.edge = edge
        self.query = query
        self.database = database
    }
}
