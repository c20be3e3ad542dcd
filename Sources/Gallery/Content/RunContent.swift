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
    /// Which labels the run learnt from, or that it saw none; empty where that is not known.
    public var learning = ""
    /// How the neighbours were found, in a sentence; empty where nothing is to be said of it.
    public var search = ""
    public var report: EvaluationReport
    /// Shape [queries, bits / 8]; nil for a run that searches latents.
    public var queryCodes: PackedCodes?
    public var databaseCodes: PackedCodes?
    public var training: [TrainingRow]
    public var reconstructions: Reconstructions?
    public var interpolations: Interpolations?
    /// Where the queries lie by their latents; nil where the run has none, or the site does without.
    public var map: QueryMap?
    public var provenance: [ProvenanceSection]
    /// The encoder and the hash function as `assets/encode.js` takes them: a JSON object, or `{"unavailable": "…"}` with
    /// the reason why pages cannot run them. nil where nothing is known of an encoder.
    public var encoderScript: Data?
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
