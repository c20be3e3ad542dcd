import Core
import Gallery

/// All that a site of whole slides shows, as data: what `SlideGalleryRenderer` turns into pages.
public struct SlideSiteContent: Sendable {
    public var title: String
    /// One or two sentences under the title.
    public var summary: String
    /// Magnifications that the slides are searched at, ascending: 5, 10, 20, 40.
    public var scales: [Double]
    /// Edge of a tile in pixels of its scale.
    public var tile: Int
    /// Names of the classes of regions, in the order in which tables list them.
    public var classes: [String]
    public var slides: [SlideContent]
    public var methods: [SlideMethodContent]
    public var queries: [QueryRegionContent]
    public var provenance: [ProvenanceSection]
    /// Slides that could not be read, each with the reason: "a12.svs: the file ends early".
    public var failures: [String]
    /// What was left out and how it was chosen: "40 of 1200 regions, chosen by seed 7".
    public var note: String?
    /// Whether hits may come from the query's own slide.
    public var searchesOwnSlide = false
    /// How to cite the site: an entry of BibTeX, or a text; may be empty.
    public var citation = ""

    public init(
        title: String, summary: String = "", scales: [Double], tile: Int, classes: [String], slides: [SlideContent],
        methods: [SlideMethodContent], queries: [QueryRegionContent], provenance: [ProvenanceSection] = [],
        failures: [String] = [], note: String? = nil
    ) {
        self.title = title
        self.summary = summary
        self.scales = scales
        self.tile = tile
        self.classes = classes
        self.slides = slides
        self.methods = methods
        self.queries = queries
        self.provenance = provenance
        self.failures = failures
        self.note = note
    }
}
