import Core
import Datasets
import Foundation
import Testing

/// Queries drawn by the card's seed, over a manifest-free reader of records.
@Suite struct ProtocolTests {
    /// 40 database images with labels 0, 1, 2, 3, 0, …; 20 query images likewise.
    func make(_ draw: QueryDraw?, seed: UInt64 = 3) throws -> (TestFolder, DatasetCard) {
        let folder = try TestFolder()
        for (name, count) in [("train.bin", 40), ("test.bin", 20)] {
            let records = (0..<count).map { Data([UInt8($0 % 4)]) + Data(repeating: UInt8($0), count: 3072) }
            try folder.write(name, records.reduce(Data(), +))
        }
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "cifar")
        card.labels = ["a", "b", "c", "d"]
        card.files = [.database: .init(images: "train.bin"), .query: .init(images: "test.bin")]
        card.lookIn = [folder.url.path]
        card.queryDraw = draw
        card.seed = seed
        return (folder, card)
    }

    func names(_ dataset: any ImageDataset, _ split: Split) -> [String] {
        (0..<dataset.count(split)).map { dataset.identifier(split, $0) }
    }

    @Test func drawsSoManyOfEachClassFromAll() throws {
        let (folder, card) = try make(QueryDraw(.perClass(3)))
        let dataset = try DatasetReaders.open(card, relativeTo: folder.url)
        #expect(dataset.count(.query) == 12 && dataset.count(.database) == 48)
        let queries = names(dataset, .query)
        let all = names(dataset, .database) + queries
        #expect(Set(all).count == 60)
        #expect(Set(queries.map { $0.prefix(4) }) == ["trai", "test"], "drawn from both files: \(queries)")
        for label in 0..<4 {
            #expect((0..<12).filter { dataset.labels(.query).has(label, row: $0) }.count == 3)
        }
        // Labels and pixels follow the drawn rows, also where a request takes rows of both files.
        let pixels = try dataset.pixels(.query, Array(0..<12))
        for (row, name) in queries.enumerated() {
            let number = Int(name.split(separator: "/")[1]) ?? -1
            #expect(dataset.labels(.query).labels(of: row) == [number % 4])
            #expect(pixels[row * 3072] == UInt8(number) && pixels[row * 3072 + 3071] == UInt8(number))
            #expect(try dataset.thumbnail(.query, row, edge: 32).pixels[0] == UInt8(number))
        }
        #expect(dataset.identifier(.query, 12) == "")
        #expect(mistakes { _ = try dataset.pixels(.query, [12]) }.count == 1)
    }

    @Test func theSameSeedDrawsTheSame() throws {
        func queries(_ seed: UInt64) throws -> [String] {
            let (folder, card) = try make(QueryDraw(.total(10)), seed: seed)
            return names(try DatasetReaders.open(card, relativeTo: folder.url), .query)
        }
        #expect(try queries(5) == queries(5))
        #expect(try Set((0..<10).map { try queries($0) }).count > 5)
        #expect(try queries(5).count == 10)
    }

    @Test func fromTheQuerySplitTheDatabaseStays() throws {
        let (folder, card) = try make(QueryDraw(.perClass(2), from: .query))
        let dataset = try DatasetReaders.open(card, relativeTo: folder.url)
        #expect(dataset.count(.query) == 8 && dataset.count(.database) == 40)
        #expect(names(dataset, .query).allSatisfy { $0.hasPrefix("test/") })
        #expect(names(dataset, .database).allSatisfy { $0.hasPrefix("train/") })
    }

    @Test func oneSplitMayHoldAll() throws {
        var (folder, card) = try make(QueryDraw(.total(4)))
        card.files[.query] = nil
        let dataset = try DatasetReaders.open(card, relativeTo: folder.url)
        #expect(dataset.count(.query) == 4 && dataset.count(.database) == 36)
        card.queryDraw = nil
        let found = mistakes { _ = try DatasetReaders.open(card, relativeTo: folder.url) }
        #expect(found.first?.message == "the card names no query split")
        #expect(found.first?.advice?.contains("protocol") == true)
    }

    @Test func classesComeBeforeAndLimitsAfter() throws {
        var (folder, card) = try make(QueryDraw(.perClass(5)))
        card.classes = ["d", "b"]
        card.limit = [.database: 7]
        let dataset = try DatasetReaders.open(card, relativeTo: folder.url)
        #expect(dataset.count(.query) == 10 && dataset.count(.database) == 7)
        #expect(dataset.classes == ["d", "b"])
    }

    @Test func worksWithTheOtherReaders() throws {
        let folder = try TestFolder()
        for label in ["a", "b"] {
            for number in 0..<6 { try folder.writeImage("all/\(label)/\(number).png", grey: UInt8(number)) }
        }
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "folder")
        card.lookIn = ["all"]
        card.size = 8
        card.queryDraw = QueryDraw(.perClass(2))
        let dataset = try DatasetReaders.open(card, relativeTo: folder.url)
        #expect(dataset.count(.query) == 4 && dataset.count(.database) == 8)
    }

    @Test(arguments: [
        (QueryDraw(.perClass(16)), "asks for 16 queries, and only 15 images of the class `a`"),
        (QueryDraw(.perClass(6), from: .query), "only 5 images of the class `a`"),
        (QueryDraw(.perClass(15)), "makes all 60 images queries"),
        (QueryDraw(.total(61)), "only 60 images are there"),
    ])
    func tooManyAreRefused(draw: QueryDraw, words: String) throws {
        let (folder, card) = try make(draw)
        let found = mistakes { _ = try DatasetReaders.open(card, relativeTo: folder.url) }
        #expect(found.count == 1 && found[0].message.contains(words), "\(found)")
    }
}
