/// One of the sizes in which a slide's file holds the whole slide.
public struct SlideLevel: Sendable, Equatable {
    public var width: Int
    public var height: Int
    /// Level-0 pixels a pixel, 1 for level 0; seldom an integer.
    public var downsample: Double

    public init(width: Int, height: Int, downsample: Double) {
        self.width = width
        self.height = height
        self.downsample = downsample
    }
}
