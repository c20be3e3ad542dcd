import Core
import Foundation

/// What a `datasets/<name>.yml` says: which reader opens the data, where its files are looked for, and what
/// a reader of the site must know about it.
public struct DatasetCard: Sendable, Equatable {
    /// Where one split's images and labels are, relative to the folder that is found in `lookIn`.
    public struct SplitFiles: Sendable, Equatable {
        /// Containers of images whose rows follow each other (`idx`, of which there is one; `cifar`), arrays of an
        /// archive (`npz`), or one folder of images.
        public var allImages: [String]
        /// The files or arrays of labels, where images and labels come apart: one for each of `allImages`.
        public var allLabels: [String]
        /// The file that lists the images (`nus-wide`).
        public var list: String?

        public var images: String { allImages.first ?? "" }
        public var labels: String? { allLabels.first }

        public init(images: String, labels: String? = nil) {
            self.init(images: [images], labels: labels.map { [$0] } ?? [])
        }

        public init(images: [String], labels: [String] = [], list: String? = nil) {
            allImages = images
            allLabels = labels
            self.list = list
        }
    }

    /// What becomes of images without any of the classes.
    public enum Unlabelled: String, Sendable, CaseIterable {
        case keep, drop
    }

    /// What becomes of images that are listed and not on disk.
    public enum MissingImages: String, Sendable, CaseIterable {
        case refuse, drop
    }

    /// Which of the two labels of a CIFAR-100 record counts; CIFAR-10's records have one.
    public enum LabelLevel: String, Sendable, CaseIterable {
        case only, fine, coarse
    }

    /// Lower-case letters, digits and hyphens; the card's file is `<name>.yml`.
    public var name: String
    public var title: String
    public var description: String
    /// A name in `DatasetReaders.names`.
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
    /// The archive that holds the arrays that `files` names (`npz`).
    public var archive: String?
    /// The manifest's name in the folder that is found (`csv`).
    public var manifest = "manifest.csv"
    /// Edge in pixels to which image files of various sizes are brought, cropping the centre.
    public var size = 64
    /// 1 or 3, for image files.
    public var channels = 3
    /// The share of each class that becomes queries where the folders name no splits (`folder`).
    public var queryShare = 0.2
    /// Whether a manifest or list may name files outside of its own folder.
    public var allowOutside = false
    /// Whether a mirrored image means the same; not so for digits.
    public var flip = false
    /// `cifar` only.
    public var labelLevel = LabelLevel.only
    /// The classes that are kept, in their new order; empty for all.
    public var classes: [String] = []
    /// Keeps only so many classes, those with the most images.
    public var mostFrequent: Int?
    /// nil: `drop` for the readers of lists, `keep` for the others.
    public var unlabelled: Unlabelled?
    public var missingImages = MissingImages.refuse
    /// Draws the queries anew.
    public var queryDraw: QueryDraw?
    /// What the dataset is published to have, for lists of datasets; nothing is checked against it.
    public var counts: [Split: Int] = [:]
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
