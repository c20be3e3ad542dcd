/// Microns per level-0 pixel of a slide, and where that came from.
public struct SlideResolution: Sendable, Equatable {
    public enum Source: String, Sendable, Codable {
        case micronsPerPixel, objectivePower, given
    }

    public var micronsPerPixel: Double
    public var source: Source

    public init(micronsPerPixel: Double, source: Source) {
        self.micronsPerPixel = micronsPerPixel
        self.source = source
    }

    /// By the common rule that 40× is a quarter of a micron a pixel: 10 / microns per pixel.
    public var magnification: Double { 10 / micronsPerPixel }
}
