/// Which pixels of a level make up a region, and how they are averaged.
struct RegionWindow: Sendable {
    let level: Int
    /// Source pixels an output pixel; 1 where none are averaged.
    let ratio: Double
    /// The top left corner in pixels of the level. To the nearest: half a pixel aside is harmless, a blur is not.
    let x: Int
    let y: Int
    /// In output pixels.
    let width: Int
    let height: Int

    /// - Parameters:
    ///   - x: level-0 pixels.
    ///   - factor: level-0 pixels an output pixel.
    init(levels: [SlideLevel], x: Int, y: Int, factor: Double, width: Int, height: Int) {
        let downsamples = levels.map(\.downsample)
        level = SlideLevel.best(of: downsamples, for: factor)
        let downsample = downsamples[level]
        let exact = factor / downsample
        let longer = Double(max(width, height))
        ratio = (longer * exact).rounded() == longer ? 1 : exact
        self.x = Int((Double(x) / downsample).rounded())
        self.y = Int((Double(y) / downsample).rounded())
        self.width = width
        self.height = height
    }

    /// In pixels of the level.
    var sourceWidth: Int { AxisWeights.count(ratio: ratio, outputs: width) }
    var sourceHeight: Int { AxisWeights.count(ratio: ratio, outputs: height) }
}
