/// One of the sizes in which a slide's file holds the whole slide.
public struct SlideLevel: Sendable, Equatable {
    /// The longest edge that is taken for real.
    static let longestEdge = 4_000_000

    public var width: Int
    public var height: Int
    /// Level-0 pixels a pixel, 1 for level 0; seldom an integer.
    public var downsample: Double

    public init(width: Int, height: Int, downsample: Double) {
        self.width = width
        self.height = height
        self.downsample = downsample
    }

    /// The level to read for `factor` level-0 pixels a pixel: the coarsest that is no coarser than that.
    ///
    /// Downsamples are not integers: a level of 4.0003 serves a factor of 4, or every read of it would take the finer
    /// level's sixteen times more pixels. Hence the hundredth.
    /// - Returns: an index; 0 where every level is too coarse.
    public static func best(of downsamples: [Double], for factor: Double) -> Int {
        var best = 0
        for (index, downsample) in downsamples.enumerated()
        where downsample <= factor * 1.01 && downsample > downsamples[best] {
            best = index
        }
        return best
    }
}
