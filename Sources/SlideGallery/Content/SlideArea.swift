/// An annotated area of a slide, as the viewer draws it.
public struct SlideArea: Sendable, Equatable {
    /// Index among the site's classes.
    public var classIndex: Int
    /// Each x, y, x, y, … in level-0 pixels, closed, its first point not repeated; a point inside an odd number of them is
    /// inside the area.
    public var rings: [[Int]]

    public init(classIndex: Int, rings: [[Int]]) {
        self.classIndex = classIndex
        self.rings = rings
    }

    /// What is wrong with it on a slide of a site with so many classes; nil where nothing is.
    func problem(classes: Int, width: Int, height: Int) -> String? {
        guard (0..<classes).contains(classIndex) else { return "an area of class \(classIndex) of \(classes)" }
        for ring in rings {
            if ring.count < 6 || ring.count % 2 != 0 { return "an outline of \(ring.count) numbers" }
            for (place, value) in ring.enumerated() where !(0...(place % 2 == 0 ? width : height)).contains(value) {
                return "an outline that leaves its slide"
            }
        }
        return nil
    }
}
