import Core
import Foundation

/// A place on a slide in level-0 pixels.
public struct SlidePoint: Sendable, Equatable, Hashable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// Polygon annotations of a slide.
public struct SlideAnnotations: Sendable {
    public struct Area: Sendable, Equatable {
        public var className: String
        /// Closed; a point inside an odd number of them is inside the area.
        public var rings: [[SlidePoint]]

        public init(className: String, rings: [[SlidePoint]]) {
            self.className = className
            self.rings = rings
        }
    }

    public let areas: [Area]

    public init(areas: [Area]) {
        self.areas = areas
    }

    public init(contentsOf url: URL) throws {
        throw Diagnostic("cannot be read yet", file: url.path)
    }

    /// In byte order.
    public var classes: [String] { [] }

    /// The share, 0 to 1, of `rect` inside areas of this class.
    public func share(of className: String, in rect: PixelRect) -> Double { 0 }

    /// The class with the greatest share of `rect`, if that is at least `atLeast`.
    public func majority(in rect: PixelRect, atLeast: Double) -> String? { nil }
}
