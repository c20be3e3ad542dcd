import Arrays
import Core
import Foundation

/// COCO's object annotations: a folder of images and an `instances_*.json` for each split. An image's labels are
/// the categories of its annotations; images without any are dropped unless the card says `unlabelled: keep`.
///
/// Source: the data format section of https://cocodataset.org
enum COCODataset {
    static let reader = DatasetReaders.Reader(
        name: "coco",
        files: { card in
            Split.allCases.compactMap { card.files[$0] }.flatMap { files in
                [WantedFile(name: files.images, look: .imageFolder)]
                    + files.allLabels.map { WantedFile(name: $0, look: .json) }
            }
        },
        check: { root, card in
            CardChecks.needsFiles(root, card, images: 1...1, labels: 1...1, form: "{images: FOLDER, labels: FILE.json}")
            if !card.multiLabel {
                root.report(
                    "`multi_label` is not true", key: "multi_label", expected: "`multi_label: true`",
                    advice: "an image shows several categories")
            }
        },
        unlabelled: .drop,
        open: { try open($0, relativeTo: $1) })

    private static func open(_ card: DatasetCard, relativeTo site: URL) throws -> any ImageDataset {
        let status = try DatasetReaders.locate(card, relativeTo: site)
        var files: [URL] = []
        var classes: [String]?
        var first: URL?
        let listings = try SplitPair { split in
            guard let names = card.files[split], let labels = names.labels else {
                return try ListedDataset.Listing.empty(classes: classes?.count ?? 0)
            }
            let url = try DatasetReaders.url(labels, in: status)
            let annotations = try COCOAnnotations(url)
            let found = annotations.categories.map(\.name)
            let expected = classes ?? (card.labels.isEmpty ? found : card.labels)
            guard found == expected else {
                throw Diagnostic(
                    "has the categories \(DatasetReaders.some(found))", file: url.path,
                    expected: "those of \(first?.lastPathComponent ?? "the card"): \(DatasetReaders.some(expected))")
            }
            classes = found
            first = url
            files.append(url)
            var listing = ListedDataset.Listing(
                folder: try DatasetReaders.url(names.images, in: status), list: url,
                labels: try LabelMatrix(
                    rows: annotations.images.count, classes: found.count, values: try annotations.multiHot()))
            listing.hasLines = false
            for (record, image) in annotations.images.enumerated() {
                if let problem = ListedDataset.problem(withName: image.name, allowOutside: card.allowOutside) {
                    throw Diagnostic("image record \(record) \(problem)", file: url.path, expected: "a plain file name")
                }
                listing.names.append(image.name)
                listing.lines.append(Int32(clamping: record))
            }
            return listing
        }
        return try ListedDataset(card, classes: classes ?? [], listings: listings, listFiles: files)
    }
}
