/// Answers `POST /api/regions`: finds the regions of slides that are like a rectangle drawn on one of them.
///
/// Throw `Core.Diagnostic` for a rectangle that cannot be searched: the client gets status 422 and its message.
public protocol RegionService: Sendable {
    func search(_ question: RegionQuestion) async throws -> RegionAnswer
}

/// A rectangle of a slide in its level-0 pixels, and the magnification to search it at.
public struct RegionQuestion: Codable, Sendable, Equatable {
    /// Index among the site's slides.
    public var slide: Int
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int
    public var scale: Double
}

/// The regions found, nearest first.
public struct RegionAnswer: Codable, Sendable, Equatable {
    public struct Hit: Codable, Sendable, Equatable {
        /// Index among the site's slides.
        public var slide: Int
        public var scale: Double
        /// In level-0 pixels.
        public var x: Int
        public var y: Int
        public var width: Int
        public var height: Int
        public var distance: Double
        public var `class`: String?

        public init(
            slide: Int, scale: Double, x: Int, y: Int, width: Int, height: Int, distance: Double, class name: String?
        ) {
            self.slide = slide
            self.scale = scale
            (self.x, self.y, self.width, self.height) = (x, y, width, height)
            self.distance = distance
            self.class = name
        }
    }

    public var hits: [Hit]

    public init(hits: [Hit]) {
        self.hits = hits
    }
}
