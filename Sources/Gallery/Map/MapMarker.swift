/// The markers of classes on drawn maps: twelve shapes, told apart without colour, as in `map-canvas.js`.
enum MapMarker {
    /// Drawn from its middle, about 12 units across.
    private static let shapes = [
        "h0", "m-4.5-4.5h9v9h-9z", "m0-5.5l5.5 10h-11z", "m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z", "m0 5.5l5.5-10h-11z",
        "m-6 0h12m-6-6v12", "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0", "m-4.5-4.5h9v9h-9z", "m0-5.5l5.5 10h-11z",
        "m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z", "m-4.5-4.5l9 9m0-9l-9 9", "m-6 0h12m-9-5.2l6 10.4m0-10.4l-6 10.4",
    ]

    /// - Parameters x, y: in units of the drawing.
    static func path(_ category: Int, x: Int, y: Int) -> String {
        "M\(x) \(y)\(shapes[category % shapes.count])"
    }

    /// Classes of the path's element. As many categories as shapes share no colour and shape.
    static func style(_ category: Int) -> String {
        let shape = category % shapes.count
        let kind = shape == 0 ? " dot" : shape < 5 ? " solid" : shape == 5 ? " bold" : ""
        return "series-\((category + category / shapes.count) % 6 + 1)\(kind)"
    }
}
