import Imaging

/// Makes a picture when it is asked for, in parallel with others and maybe more than once; it is not kept.
public typealias RegionPicture = @Sendable () throws -> PixelImage

/// A region that the slides are searched for.
public struct QueryRegionContent: Sendable {
    /// What pages call it: "tumour 3 at 10×".
    public var identifier: String
    /// Index among the site's slides.
    public var slide: Int
    public var rect: SlideRect
    /// The magnification that it was taken at.
    public var scale: Double
    /// One of the site's classes; nil where nobody labelled it.
    public var className: String?
    /// Its grid of tiles.
    public var columns: Int
    public var rows: Int
    /// At most 448 pixels an edge.
    public var picture: RegionPicture

    public init(
        identifier: String, slide: Int, rect: SlideRect, scale: Double, className: String?, columns: Int, rows: Int,
        picture: @escaping RegionPicture
    ) {
        self.identifier = identifier
        self.slide = slide
        self.rect = rect
        self.scale = scale
        self.className = className
        self.columns = columns
        self.rows = rows
        self.picture = picture
    }
}

/// One region that a method found.
public struct HitContent: Sendable {
    /// Index among the site's slides.
    public var slide: Int
    /// The magnification of the window that was compared.
    public var scale: Double
    public var rect: SlideRect
    public var distance: Double
    /// The class that the region has by annotation; nil where it has none.
    public var className: String?
    /// Whether it counts as right; nil where nobody can tell.
    public var relevant: Bool?
    /// At most 224 pixels an edge. Hits of the same slide, rectangle and scale have the same picture.
    public var picture: RegionPicture

    public init(
        slide: Int, scale: Double, rect: SlideRect, distance: Double, className: String?, relevant: Bool?,
        picture: @escaping RegionPicture
    ) {
        self.slide = slide
        self.scale = scale
        self.rect = rect
        self.distance = distance
        self.className = className
        self.relevant = relevant
        self.picture = picture
    }
}
