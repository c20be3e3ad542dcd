import Foundation

/// Answers `POST /api/v1/search`: hashes a new image as the run's recipe does and ranks the database.
///
/// Throw `Core.Diagnostic` for an image that cannot be used: the client gets status 422 and its message.
/// Any other error becomes status 500 without details.
public protocol SearchService: Sendable {
    /// The run that answers, shown by `GET /api/v1/status`.
    var run: String? { get }

    /// - Parameters:
    ///   - image: an image file as it came, any format.
    ///   - k: how many neighbours, 1 or more.
    func search(image: Data, k: Int) async throws -> SearchAnswer
}

extension SearchService {
    public var run: String? { nil }
}

/// Neighbours of a new image, as `POST /api/v1/search` returns them in JSON.
public struct SearchAnswer: Codable, Sendable, Equatable {
    public var run: String
    /// Code length; nil for a run that searches latents.
    public var bits: Int?
    /// The image's packed code in hexadecimal, byte 0 first.
    public var code: String?
    public var neighbours: [Neighbour]

    public init(run: String, bits: Int?, code: String?, neighbours: [Neighbour]) {
        self.run = run
        self.bits = bits
        self.code = code
        self.neighbours = neighbours
    }

    public struct Neighbour: Codable, Sendable, Equatable {
        /// 1 for the nearest.
        public var rank: Int
        /// Row in the database.
        public var row: Int
        /// Hamming distance in bits, or Euclidean distance.
        public var distance: Double
        public var label: String
        public var identifier: String
        public var image: Picture?
        /// A page of the site about this row, relative to its root.
        public var page: String?

        public init(
            rank: Int, row: Int, distance: Double, label: String, identifier: String, image: Picture? = nil,
            page: String? = nil
        ) {
            self.rank = rank
            self.row = row
            self.distance = distance
            self.label = label
            self.identifier = identifier
            self.image = image
            self.page = page
        }
    }

    /// A rectangle of an atlas, in pixels; `url` is relative to the site's root.
    public struct Picture: Codable, Sendable, Equatable {
        public var url: String
        public var x: Int
        public var y: Int
        public var w: Int
        public var h: Int

        public init(url: String, x: Int, y: Int, w: Int, h: Int) {
            self.url = url
            self.x = x
            self.y = y
            self.w = w
            self.h = h
        }
    }
}
