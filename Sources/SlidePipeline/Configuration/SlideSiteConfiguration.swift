import Core
import Datasets
import Foundation
import Pipeline

/// What the `vitrine.yml` of a gallery of whole slides says.
public struct SlideSiteConfiguration: Sendable {
    /// The regions that are searched with.
    public struct QueryPlan: Sendable, Equatable {
        public var perClass = 10
        /// Tiles across and down.
        public var columns = 2
        public var rows = 2
        public var seed: UInt64 = 0
        /// Names of the slides that queries are cut from; empty: a quarter of the slides, the last by name.
        public var slides: [String] = []
        /// The share of a region that must lie inside areas of one class.
        public var purity = 0.75
    }

    /// The tiles that networks learn from.
    public struct SamplePlan: Sendable, Equatable {
        public var count = 4000
        public var seed: UInt64 = 0
    }

    /// How the network is trained that tells whether two tiles are of the same scale.
    public struct ScaleNetworkPlan: Sendable, Equatable {
        public var pairs = 8000
        /// The share of pairs whose tiles are of one class, where tiles have classes.
        public var sameClass = 0.5
        /// Edge in pixels to which tiles are brought first; nil: as they are.
        public var size: Int?
        public var epochs = 4
        public var batch = 64
        public var rate = 1e-3
        public var seed: UInt64 = 0
        public var threads = 2
        /// Tiles of each scale that a query's tiles are compared with.
        public var references = 10
    }

    public struct PyramidPlan: Sendable, Equatable {
        /// Bytes of one slide's Deep Zoom pyramid.
        public var budget = 24 << 20
        /// Of JPEG, 1 to 100.
        public var quality = 80
    }

    public var title: String
    public var summary = ""
    package var themeName: ThemeName?
    /// Where the slides lie; without meaning where a card says it.
    public var folder: URL
    /// The card of a collection of slides, with the reader `slides`.
    public var card: DatasetCard?
    /// The folder of `vitrine.yml`, where a card's relative folders start.
    public var site: URL
    /// A CSV with the columns `file` and `patient`; nil: each slide is a patient of its own.
    public var patients: URL?
    /// Where annotations lie; nil: beside the slides.
    public var annotations: URL?
    /// For slides whose files do not say.
    public var micronsPerPixel: Double?
    /// Magnifications, rising.
    public var scales: [Double] = [5, 10, 20, 40]
    /// Edge of a tile in pixels.
    public var tile = 224
    /// The share of tissue that a tile must have.
    public var tissue = 0.5
    public var queries = QueryPlan()
    public var sample = SamplePlan()
    /// nil: queries are searched at all scales.
    public var scaleNetwork: ScaleNetworkPlan?
    public var pyramid = PyramidPlan()
    /// Hits kept for each query.
    public var neighbours = 20
    /// Whether pages tell how long indexing and searching took; they then differ from build to build.
    public var times = false
    public var methods: [SlideMethod] = []
    /// The configuration's own file.
    public var file = ""

    /// The classes that count, of a card that chooses some; empty: all.
    var classes: [String] { card?.classes ?? [] }
}

/// One way to find regions: what describes a tile, and how regions are compared.
public struct SlideMethod: Sendable, Equatable {
    /// The scales in which hits are looked for.
    public enum Scales: String, Sendable, CaseIterable {
        /// All of them.
        case all
        /// The one that the scale network names, and those beside it.
        case network
    }

    /// Which windows may become hits of a search by codes.
    public enum Candidates: String, Sendable, CaseIterable {
        /// Those that hold a code of the query, bit for bit, as Veshkin and Khvostikov filter them.
        case sharedCode = "shared-code"
        case all
    }

    public var recipe: Recipe
    public var scales = Scales.all
    public var candidates = Candidates.sharedCode
}
