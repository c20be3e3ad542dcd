import Core
import Foundation
import Settings

/// Collections of whole slides with polygons as annotations: no images to load, but folders that a gallery of slides is
/// built from (`slides: NAME` in its `vitrine.yml`). Each split of the card's `files` names folders of slides under
/// `images` and, where annotations do not lie beside them, as many folders of annotations under `labels`; queries are cut
/// from the slides of the split `query`, where there is one.
public struct SlideFolder: Sendable, Equatable {
    public var split: Split
    public var slides: URL
    /// nil: beside the slides.
    public var annotations: URL?

    public init(split: Split, slides: URL, annotations: URL? = nil) {
        self.split = split
        self.slides = slides
        self.annotations = annotations
    }

    /// What OpenSlide 3.4 reads, and images that libvips reads.
    public static let extensions: Set = [
        "svs", "tif", "tiff", "ndpi", "vms", "vmu", "scn", "mrxs", "svslide", "bif", "png", "jpg", "jpeg",
    ]

    /// Of annotations, in the order in which they are looked for.
    public static let annotationExtensions = ["geojson", "json", "xml"]

    public static let readerName = "slides"

    static let reader = DatasetReaders.Reader(
        name: readerName,
        files: { card in
            Split.allCases.compactMap { card.files[$0] }.flatMap { files in
                files.allImages.map { WantedFile(name: $0, look: .files("slides", extensions.sorted())) }
                    + files.allLabels.map { WantedFile(name: $0, look: .files("annotations", annotationExtensions)) }
            }
        },
        check: { root, card in
            let given = Split.allCases.filter { $0 == .database || card.files[$0] != nil }
            CardChecks.needsFiles(
                root, card, splits: given, images: 1...100, labels: 0...100,
                form: "{images: folder of slides, labels: folder of annotations}")
            for split in given {
                guard let files = card.files[split], !files.allLabels.isEmpty,
                    files.allLabels.count != files.allImages.count
                else { continue }
                root.report(
                    "`files.\(split.rawValue)` names \(files.allImages.count) folders of slides and "
                        + "\(files.allLabels.count) of annotations", key: "files",
                    expected: "as many under `labels` as under `images`, or none where they lie beside the slides")
            }
            CardChecks.hasNo(
                [
                    "multi_label", "manifest", "size", "channels", "flip", "query_share", "allow_outside",
                    "most_frequent", "unlabelled", "protocol", "limit", "seed",
                ], root, card)
        },
        hasQuerySplit: false,
        open: { card, _ in
            throw Diagnostic(
                "the dataset `\(card.name)` is a collection of whole slides", file: card.file,
                expected: "a card of images, or a gallery of slides: `slides: \(card.name)` in place of `dataset:`")
        })
}

extension DatasetReaders {
    /// The folders of a collection of slides.
    /// - Parameter site: where relative folders start.
    /// - Throws: `Diagnostic` for a card of images, or one that names every place looked at and how to get the data.
    public static func slideFolders(of card: DatasetCard, relativeTo site: URL) throws -> [SlideFolder] {
        guard card.reader == SlideFolder.readerName else {
            throw Diagnostic(
                "the dataset `\(card.name)` is one of images", file: card.file,
                expected: "a card with `reader: slides`", advice: "write `dataset: \(card.name)` in place of `slides:`")
        }
        let status = try locate(card, relativeTo: site)
        return try Split.allCases.flatMap { split in
            try (card.files[split]?.allImages ?? []).enumerated().map { place, name in
                let labels = card.files[split]?.allLabels ?? []
                return SlideFolder(
                    split: split, slides: try url(name, in: status),
                    annotations: labels.indices.contains(place) ? try url(labels[place], in: status) : nil)
            }
        }
    }
}
