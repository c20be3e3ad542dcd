import Core
import Foundation

/// What a `datasets/<name>.yml` says: which reader opens the data, where its files are looked for, and what
/// a reader of the site must know about it.
public struct DatasetCard: Sendable, Equatable {
    /// Where one split's images and labels are, relative to the folder that is found in `lookIn`.
    public struct SplitFiles: Sendable, Equatable {
        /// A container of images (`idx`) or a folder of class folders (`folder`).
        public var images: String
        /// The file of labels, where images and labels come apart (`idx`).
        public var labels: String?

        public init(images: String, labels: String? = nil) {
            self.images = images
            self.labels = labels
        }
    }

    /// Lower-case letters, digits and hyphens; the card's file is `<name>.yml`.
    public var name: String
    public var title: String
    public var description: String
    /// `idx`, `folder` or `csv`: a name in `DatasetReaders.names`.
    public var reader: String
    /// Class names in the order of their numbers. Empty: taken from the data, in byte order.
    public var labels: [String] = []
    /// Whether an image may have several labels, or none.
    public var multiLabel = false
    /// By its SPDX name where it has one.
    public var licence = ""
    /// BibTeX.
    public var citation = ""
    /// How to get the data, for people.
    public var obtain = ""
    public var homepage: String?
    /// Folders where the files are looked for, in order. `~` and `$NAME` are expanded; relative ones start at
    /// the site.
    public var lookIn: [String] = []
    public var files: [Split: SplitFiles] = [:]
    /// The manifest's name in the folder that is found (`csv`).
    public var manifest = "manifest.csv"
    /// Edge in pixels to which images of various sizes are brought, cropping the centre (`folder`, `csv`).
    public var size = 64
    /// 1 or 3 (`folder`, `csv`).
    public var channels = 3
    /// The share of each class that becomes queries where the folders name no splits (`folder`).
    public var queryShare = 0.2
    /// Whether a manifest may name files outside of its own folder (`csv`).
    public var allowOutside = false
    /// Whether a mirrored image means the same; not so for digits.
    public var flip = false
    /// The most rows a split, drawn with `seed`.
    public var limit: [Split: Int] = [:]
    public var seed: UInt64 = 0
    /// The YAML as it was read, comments and all.
    public var text = ""
    /// The card's file as the user would name it; nil for a built-in card.
    public var file: String?

    public init(name: String, title: String, description: String = "", reader: String) {
        self.name = name
        self.title = title
        self.description = description
        self.reader = reader
    }
}
