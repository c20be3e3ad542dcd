import Arrays
import Core

/// All that a site shows, as data: what `GalleryRenderer` turns into pages.
public struct SiteContent: Sendable {
    public var title: String
    /// One or two sentences under the title.
    public var summary: String
    public var dataset: DatasetSummary
    /// Shape [queries, classes].
    public var queryLabels: LabelMatrix
    /// Shape [database, classes].
    public var databaseLabels: LabelMatrix
    /// A file name or the like for each query.
    public var queryIdentifiers: [String]
    /// A file name or the like for each database image.
    public var databaseIdentifiers: [String]
    public var runs: [RunContent]
    public var images: ImageSource
    /// The queries that get a page, by row number in ascending order; nil for all of them.
    public var shownQueries: [Int]?
    /// What was left out and how it was chosen: "200 of 10 000 queries, chosen by seed 7".
    public var note: String?
    /// How many neighbours a query's page shows, at most; fewer where a run has fewer.
    public var shownNeighbours: Int
    /// Papers that the runs follow, with what they print.
    public var papers: [Paper] = []
    /// Frames of the queries whose files are animations or have several pages, by row: the first of them is shown.
    public var frames: [Int: Int] = [:]
    /// Whether result lists can be downloaded as text too, beside the same as arrays.
    public var hasTables = true
    /// Whether reports stand under `reports/`, which the header leads to.
    public var hasReports = false
    /// How to cite the site: an entry of BibTeX, or a text; may be empty.
    public var citation = ""

    public init(
        title: String, summary: String = "", dataset: DatasetSummary, queryLabels: LabelMatrix,
        databaseLabels: LabelMatrix, queryIdentifiers: [String], databaseIdentifiers: [String], runs: [RunContent],
        images: ImageSource, shownQueries: [Int]? = nil, note: String? = nil, shownNeighbours: Int = 20
    ) {
        self.title = title
        self.summary = summary
        self.dataset = dataset
        self.queryLabels = queryLabels
        self.databaseLabels = databaseLabels
        self.queryIdentifiers = queryIdentifiers
        self.databaseIdentifiers = databaseIdentifiers
        self.runs = runs
        self.images = images
        self.shownQueries = shownQueries
        self.note = note
        self.shownNeighbours = shownNeighbours
    }

    /// Rows of the queries that have pages, ascending.
    var pageRows: [Int] { shownQueries ?? Array(0..<queryLabels.rows) }
}

/// The dataset card as the overview prints it; empty texts are left out.
public struct DatasetSummary: Sendable, Equatable {
    public var name: String
    public var title: String
    public var description: String
    public var licence: String
    public var citation: String
    /// How to get the dataset.
    public var obtain: String
    /// Names of the classes, in the order of the label matrices' columns.
    public var classes: [String]
    public var multiLabel: Bool
    /// Further lines: name, value.
    public var details: [(name: String, value: String)] {
        get { more.map { ($0.name, $0.value) } }
        set { more = newValue.map { NamedValue(name: $0.name, value: $0.value) } }
    }
    private var more: [NamedValue] = []

    public init(
        name: String, title: String, description: String = "", licence: String = "", citation: String = "",
        obtain: String = "", classes: [String], multiLabel: Bool = false,
        details: [(name: String, value: String)] = []
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.licence = licence
        self.citation = citation
        self.obtain = obtain
        self.classes = classes
        self.multiLabel = multiLabel
        self.details = details
    }
}

/// A name and a value as text.
public struct NamedValue: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
