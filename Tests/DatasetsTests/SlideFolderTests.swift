import Core
import Datasets
import Foundation
import Testing

/// Cards of collections of slides: what they may say, and what is looked for on disk.
@Suite struct SlideFolderTests {
    private static func card(_ rest: String) -> String {
        "name: tissue\ntitle: Tissue\nreader: slides\nlook_in: [tissue]\n" + rest + "\n"
    }

    @Test(arguments: ["path-dt-msu-wss1", "path-dt-msu-wss2"])
    func thePublishedCollectionsAreLaidOutAsTheirCardsSay(name: String) throws {
        let folder = try TestFolder()
        var card = try DatasetCard.find(name, searching: [])
        #expect(
            card.classes == ["AT", "LP", "MM", "TUM"] && !card.obtain.isEmpty && card.citation.contains("Khvostikov"))
        card.lookIn = ["collection"]
        func problems() -> [String] {
            DatasetReaders.check(card, relativeTo: folder.url).files.map {
                "\($0.name): \($0.problem ?? ($0.found ? "right" : "missing"))"
            }
        }
        try folder.write("collection/images/train/train_01.svs", "a slide")
        #expect(
            problems() == [
                "images/train: right", "annotations/train: missing", "images/test: missing",
                "annotations/test: missing",
            ])
        #expect(throws: Diagnostic.self) { try DatasetReaders.slideFolders(of: card, relativeTo: folder.url) }
        try folder.write("collection/annotations/train/train_01.json", "[]")
        // The authors' own format is none that can be read.
        try folder.write("collection/images/test/test_01.psi", "a slide")
        try folder.write("collection/annotations/test", "a file")
        #expect(
            problems() == [
                "images/train: right", "annotations/train: right", "images/test: holds no slides",
                "annotations/test: is a file where a folder of annotations is wanted",
            ])
        let found = try DatasetReaders.slideFolders(of: card, relativeTo: folder.url)
        let root = folder.url.appendingPathComponent("collection").path
        #expect(found.map(\.split) == [.database, .query])
        #expect(found.map(\.slides.path) == ["\(root)/images/train", "\(root)/images/test"])
        #expect(found.map(\.annotations?.path) == ["\(root)/annotations/train", "\(root)/annotations/test"])
    }

    @Test func annotationsMayLieBesideTheSlides() throws {
        let folder = try TestFolder()
        try folder.write("tissue/one/a.SVS", "a slide")
        try folder.write("tissue/two/b.ndpi", "a slide")
        let card = try DatasetCard.parse(
            Self.card("files: {database: {images: [one, two]}}"), file: "tissue.yml")
        #expect(DatasetReaders.check(card, relativeTo: folder.url).isComplete)
        let found = try DatasetReaders.slideFolders(of: card, relativeTo: folder.url)
        #expect(found.map(\.slides.lastPathComponent) == ["one", "two"])
        #expect(found.allSatisfy { $0.annotations == nil && $0.split == .database })
    }

    @Test(arguments: [
        ("", "`files.database` names no files"),
        ("files: {database: {images: [a, b], labels: [c]}}", "`files.database` names 2 folders of slides and 1"),
        ("files: {database: {images: a}, query: {images: [b], labels: [c, d]}}", "`files.query` names 1 folders"),
        ("files: {database: a}\nsize: 64", "`size` is of no use to the reader `slides`"),
        ("files: {database: a}\nprotocol: {queries: 3}", "`protocol` is of no use"),
        ("files: {database: a}\nlabels: [x]\nclasses: [y]", "`classes` names `y`"),
    ])
    func mistakesInCardsAreTold(rest: String, message: String) {
        let found = mistakes { _ = try DatasetCard.parse(Self.card(rest), file: "tissue.yml") }
        #expect(found.contains { $0.message.hasPrefix(message) && $0.line != nil }, "\(found)")
    }

    @Test func slidesAreNoImagesAndImagesNoSlides() throws {
        let folder = try TestFolder()
        try folder.write("tissue/a/a.svs", "a slide")
        let card = try DatasetCard.parse(Self.card("files: {database: a}"), file: "tissue.yml")
        let slides = mistakes { _ = try DatasetReaders.open(card, relativeTo: folder.url) }
        #expect(slides.first?.expected?.contains("`slides: tissue`") == true)
        let images = mistakes {
            _ = try DatasetReaders.slideFolders(
                of: DatasetCard.find("fashion-mnist", searching: []), relativeTo: folder.url)
        }
        #expect(images.first?.message == "the dataset `fashion-mnist` is one of images")
    }
}
