/// A rectangle of a slide in its level-0 pixels, from the upper left corner.
public struct SlideRect: Sendable, Hashable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Whether it has an area and lies inside a slide of this size.
    func isInside(width slideWidth: Int, height slideHeight: Int) -> Bool {
        guard x >= 0, y >= 0, width > 0, height > 0 else { return false }
        let (right, wide) = x.addingReportingOverflow(width)
        let (bottom, high) = y.addingReportingOverflow(height)
        return !wide && !high && right <= slideWidth && bottom <= slideHeight
    }
}
