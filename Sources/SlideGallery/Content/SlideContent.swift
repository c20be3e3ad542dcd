import Imaging

/// One slide of the index.
public struct SlideContent: Sendable {
    /// What pages call it.
    public var name: String
    /// The file's name without its folder.
    public var file: String
    public var patient: String?
    /// In level-0 pixels.
    public var width: Int
    public var height: Int
    /// Of level 0.
    public var micronsPerPixel: Double
    /// Where the resolution is from: "the file's microns per pixel", "objective power 40", "given by the project".
    public var resolutionSource: String
    /// Of level 0.
    public var magnification: Double
    /// Indexed tiles at each of the site's scales; 0 at scales above the slide's own.
    public var tiles: [Int]
    /// Share of the slide's area that is tissue, 0 to 1.
    public var tissueShare: Double
    /// Nil where the site tells no times.
    public var indexSeconds: Double?
    /// The whole slide in RGB, at most 512 pixels an edge.
    public var thumbnail: PixelImage
    /// Nil where the site has no pyramid of it: then the viewer shows the thumbnail alone.
    public var pyramid: DeepZoomPyramid?
    /// Share of the slide's area annotated as each class, in the order of the site's classes; empty without annotations.
    public var annotatedShares: [Double]
    /// What the viewer can show of the annotations.
    public var areas: [SlideArea] = []

    public init(
        name: String, file: String, patient: String? = nil, width: Int, height: Int, micronsPerPixel: Double,
        resolutionSource: String, magnification: Double, tiles: [Int], tissueShare: Double,
        indexSeconds: Double? = nil, thumbnail: PixelImage, pyramid: DeepZoomPyramid? = nil,
        annotatedShares: [Double] = []
    ) {
        self.name = name
        self.file = file
        self.patient = patient
        self.width = width
        self.height = height
        self.micronsPerPixel = micronsPerPixel
        self.resolutionSource = resolutionSource
        self.magnification = magnification
        self.tiles = tiles
        self.tissueShare = tissueShare
        self.indexSeconds = indexSeconds
        self.thumbnail = thumbnail
        self.pyramid = pyramid
        self.annotatedShares = annotatedShares
    }
}
