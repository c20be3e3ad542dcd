import Core
import Datasets
import Foundation
import Testing

@Suite struct LocatingTests {
    func card(_ lookIn: [String]) -> DatasetCard {
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "idx")
        card.labels = ["a"]
        card.files = [.database: .init(images: "x", labels: "y"), .query: .init(images: "p", labels: "q")]
        card.lookIn = lookIn
        card.obtain = "apt install dataset-tiny"
        return card
    }

    @Test func looksEverywhereInOrder() throws {
        let folder = try TestFolder()
        for name in ["x", "y", "p.gz"] { try folder.write("half/\(name)", "1") }
        for name in ["x", "y.gz", "p", "q"] { try folder.write("home/full/\(name)", "12") }
        let environment = ["HOME": folder.url.appendingPathComponent("home").path, "DATA": folder.url.path]
        let status = DatasetReaders.status(
            of: card(["$NOWHERE/x", "no", "${DATA}/half", "~/full", "later"]), relativeTo: folder.url,
            environment: environment)
        #expect(status.folder?.lastPathComponent == "full" && status.isComplete)
        #expect(
            status.places.map(\.missing) == [
                ["the environment variable is not set"], ["no such folder"], ["q or q.gz"], [],
            ])
        #expect(status.places[1].folder == folder.url.appendingPathComponent("no").standardizedFileURL.path)
        #expect(status.files.map(\.url.lastPathComponent) == ["x", "y.gz", "p", "q"])
        #expect(status.bytes == 8)
    }

    @Test func missingDataSaysWhereAndHow() throws {
        let folder = try TestFolder()
        let found = mistakes { _ = try DatasetReaders.open(card(["one", "/nonexistent/two"]), relativeTo: folder.url) }
        #expect(found.count == 1)
        #expect(found[0].message.contains("\(folder.url.standardizedFileURL.path)/one (no such folder)"))
        #expect(found[0].message.contains("/nonexistent/two (no such folder)"))
        #expect(found[0].advice == "apt install dataset-tiny")
        #expect(found[0].expected == "one folder with x, y, p, q")
    }

    @Test func unknownReaderIsNamed() {
        let card = DatasetCard(name: "a", title: "A", reader: "npx")
        let found = mistakes { _ = try DatasetReaders.open(card, relativeTo: URL(fileURLWithPath: "/")) }
        #expect(
            DatasetReaders.names == [
                "idx", "folder", "csv", "cifar", "npz", "coco", "list", "nus-wide", "mirflickr", "slides",
            ])
        #expect(found.first?.expected == "one of \(DatasetReaders.names.joined(separator: ", "))")
    }
}
