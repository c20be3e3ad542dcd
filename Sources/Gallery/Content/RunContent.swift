import Arrays
import Core
import Evaluation
import Foundation
import Imaging
import Retrieval

/// One recipe applied to the dataset: its neighbours, codes, numbers and files.
public struct RunContent: Sendable {
    /// What the run is called in files: `data/<name>/…` where it can stand in an address.
    public var name: String
    public var title: String
    /// What the method is and, where it follows a paper, where it differs; may be empty.
    public var summary = ""
    public var paper: PaperReference?
    /// The recipe as resolved, YAML.
    public var recipe: String
    public var relevance: RelevanceRule
    public var neighbours: Neighbours
    /// How the neighbours were found, in a sentence; empty where nothing is to be said of it.
    public var search = ""
    public var report: EvaluationReport
    /// Shape [queries, bits / 8]; nil for a run that searches latents.
    public var queryCodes: PackedCodes?
    public var databaseCodes: PackedCodes?
    public var training: [TrainingRow]
    public var reconstructions: Reconstructions?
    public var provenance: [ProvenanceSection]
    /// Further files for `data/<name>/`.
    public var downloads: [Download]

    public init(
        name: String, title: String, recipe: String, relevance: RelevanceRule = .sameLabel, neighbours: Neighbours,
        report: EvaluationReport, queryCodes: PackedCodes? = nil, databaseCodes: PackedCodes? = nil,
        training: [TrainingRow] = [], reconstructions: Reconstructions? = nil, provenance: [ProvenanceSection] = [],
        downloads: [Download] = []
    ) {
        self.name = name
        self.title = title
        self.recipe = recipe
        self.relevance = relevance
        self.neighbours = neighbours
        self.report = report
        self.queryCodes = queryCodes
        self.databaseCodes = databaseCodes
        self.training = training
        self.reconstructions = reconstructions
        self.provenance = provenance
        self.downloads = downloads
    }

    /// Code length; nil for a run that searches latents.
    public var bits: Int? { queryCodes?.bits }
}

/// The neighbours of all queries in either space, or as lists made elsewhere.
public enum Neighbours: Sendable {
    case hamming(HammingNeighbours)
    case euclidean(EuclideanNeighbours)
    case listed(ListedNeighbours)

    public var queries: Int {
        switch self {
        case .hamming(let found): found.queries
        case .euclidean(let found): found.queries
        case .listed(let found): found.queries
        }
    }

    public var k: Int {
        switch self {
        case .hamming(let found): found.k
        case .euclidean(let found): found.k
        case .listed(let found): found.k
        }
    }

    /// Database row numbers, nearest first. Shape [queries, k].
    public var indices: [Int32] {
        switch self {
        case .hamming(let found): found.indices
        case .euclidean(let found): found.indices
        case .listed(let found): found.indices
        }
    }

    public var isHamming: Bool {
        if case .hamming = self { return true }
        return false
    }

    /// Whether it is known how far the results are, and so which are equally far.
    var hasDistances: Bool {
        if case .listed(let found) = self { return found.distances != nil }
        return true
    }

    /// The same for programs.
    var distanceKey: String {
        switch self {
        case .hamming: "hamming"
        case .euclidean: "euclidean"
        case .listed: hasDistances ? "given" : "none"
        }
    }

    /// What the distances are, in a word.
    var distanceName: String {
        switch self {
        case .hamming: "Hamming"
        case .euclidean: "Euclidean"
        case .listed: hasDistances ? "as given" : "not given"
        }
    }
}

/// One epoch of training.
public struct TrainingRow: Sendable, Equatable {
    public var epoch: Int
    /// Loss name and mean value.
    public var losses: [Loss]
    /// Wall time, where the site tells it: pages with times differ from build to build.
    public var seconds: Double?

    public struct Loss: Sendable, Equatable {
        public var name: String
        public var value: Double

        public init(name: String, value: Double) {
            self.name = name
            self.value = value
        }
    }

    public init(epoch: Int, losses: [Loss], seconds: Double? = nil) {
        self.epoch = epoch
        self.losses = losses
        self.seconds = seconds
    }
}

/// What a decoder makes of each query.
public struct Reconstructions: Sendable {
    /// One number a query: mean squared difference of pixel values scaled to 0...1.
    public var errors: [Float]
    /// By row of the query; of the same size as the query's picture.
    public var image: @Sendable (Int) throws -> PixelImage

    public init(errors: [Float], image: @escaping @Sendable (Int) throws -> PixelImage) {
        self.errors = errors
        self.image = image
    }

    /// From one block of pixels, shape [queries, height, width, channels].
    public init(errors: [Float], pixels: [UInt8], width: Int, height: Int, channels: Int) throws {
        let (area, wide) = width.multipliedReportingOverflow(by: height)
        let (size, deep) = area.multipliedReportingOverflow(by: channels)
        let (total, large) = size.multipliedReportingOverflow(by: errors.count)
        guard size > 0, !wide, !deep, !large, total == pixels.count else {
            throw Diagnostic(
                "\(pixels.count) bytes cannot be \(errors.count) reconstructions of \(width) × \(height) × \(channels)")
        }
        self.init(errors: errors) { row in
            guard row >= 0, row < pixels.count / size else {
                throw Diagnostic("there is no reconstruction of query \(row)")
            }
            return try PixelImage(
                width: width, height: height, channels: channels, pixels: Array(pixels[row * size..<(row + 1) * size]))
        }
    }
}

public struct ProvenanceSection: Sendable, Equatable {
    public var title: String
    public var rows: [NamedValue]

    public init(title: String, rows: [NamedValue]) {
        self.title = title
        self.rows = rows
    }
}

/// A file for readers to take away.
public struct Download: Sendable {
    public var name: String
    /// One line on what it holds.
    public var content: String
    public var data: Data

    public init(name: String, content: String, data: Data) {
        self.name = name
        self.content = content
        self.data = data
    }
}
