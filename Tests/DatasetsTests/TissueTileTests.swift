import Core
import Datasets
import Foundation
import Testing

/// The card of NCT-CRC-HE-100K on a few tiles in its own format: class folders of uncompressed TIFF files.
@Suite struct TissueTileTests {
    static let classes = ["ADI", "BACK", "DEB", "LYM", "MUC", "MUS", "NORM", "STR", "TUM"]

    func card(_ folder: TestFolder) throws -> DatasetCard {
        var card = try DatasetCard.find("nct-crc-he-100k", searching: [])
        card.lookIn = [folder.url.path]
        return card
    }

    func writeTiles(_ split: String, of classes: [String], to folder: TestFolder) throws {
        for (label, name) in classes.enumerated() {
            let colour = [UInt8(20 * label), 100, UInt8(200 - 20 * label)]
            try folder.write("\(split)/\(name)/\(name)-TCGA.tif", Self.tiff(edge: 224, colour: colour))
        }
    }

    /// A baseline TIFF of one strip: RGB, 8 bits a sample, no compression.
    static func tiff(edge: Int, colour: [UInt8]) -> Data {
        let pixels = Data((0..<edge * edge).flatMap { _ in colour })
        func bytes(_ value: Int, _ count: Int) -> Data { Data((0..<count).map { UInt8(value >> (8 * $0) & 255) }) }
        let depths = 8 + pixels.count
        let directory = depths + 6
        // Tag, type (3: 16 bits, 4: 32 bits), count, value or its place.
        let entries = [
            [256, 4, 1, edge], [257, 4, 1, edge], [258, 3, 3, depths], [259, 3, 1, 1], [262, 3, 1, 2], [273, 4, 1, 8],
            [277, 3, 1, 3], [278, 4, 1, edge], [279, 4, 1, pixels.count],
        ]
        var file = Data("II".utf8) + bytes(42, 2) + bytes(directory, 4) + pixels
        for _ in 0..<3 { file += bytes(8, 2) }
        file += bytes(entries.count, 2)
        for entry in entries {
            for (value, size) in zip(entry, [2, 2, 4, 4]) { file += bytes(value, size) }
        }
        return file + bytes(0, 4)
    }

    @Test func tilesAreRead() throws {
        let folder = try TestFolder()
        try writeTiles("NCT-CRC-HE-100K", of: Self.classes, to: folder)
        try writeTiles("CRC-VAL-HE-7K", of: Array(Self.classes.prefix(3)), to: folder)
        let card = try card(folder)
        #expect(DatasetReaders.check(card, relativeTo: folder.url).isComplete)
        let dataset = try DatasetReaders.open(card, relativeTo: folder.url)
        #expect(dataset.classes == Self.classes && dataset.notes.isEmpty)
        #expect(dataset.count(.database) == 9 && dataset.count(.query) == 3)
        #expect(dataset.shape == ImageShape(height: 224, width: 224, channels: 3))
        #expect(dataset.identifier(.database, 8) == "NCT-CRC-HE-100K/TUM/TUM-TCGA.tif")
        #expect(dataset.labels(.database).labels(of: 8) == [8] && dataset.labels(.query).labels(of: 2) == [2])
        #expect(try dataset.pixels(.database, [8]) == (0..<224 * 224).flatMap { _ in [160, 100, 40] as [UInt8] })
    }

    @Test func whatIsMissingIsSaid() throws {
        let folder = try TestFolder()
        func problems() throws -> [String] {
            let check = DatasetReaders.check(try card(folder), relativeTo: folder.url)
            #expect(!check.isComplete && check.obtain.contains("CRC-VAL-HE-7K.zip"))
            return check.files.map { "\($0.name): \($0.problem ?? ($0.found ? "right" : "missing"))" }
        }
        #expect(try problems() == ["NCT-CRC-HE-100K: missing", "CRC-VAL-HE-7K: missing"])
        try writeTiles("NCT-CRC-HE-100K", of: ["ADI"], to: folder)
        #expect(try problems() == ["NCT-CRC-HE-100K: right", "CRC-VAL-HE-7K: missing"])
        try folder.write("CRC-VAL-HE-7K/ADI/readme.txt", "unpacked elsewhere")
        #expect(try problems() == ["NCT-CRC-HE-100K: right", "CRC-VAL-HE-7K: holds no images"])
    }

    @Test func damageIsNamed() throws {
        let folder = try TestFolder()
        try writeTiles("NCT-CRC-HE-100K", of: Self.classes, to: folder)
        try writeTiles("CRC-VAL-HE-7K", of: ["ADI"], to: folder)
        let cut = "NCT-CRC-HE-100K/STR/STR-TCGA.tif"
        try folder.write(cut, Self.tiff(edge: 224, colour: [1, 2, 3]).prefix(5000))
        let dataset = try DatasetReaders.open(try card(folder), relativeTo: folder.url)
        let error = try #require(throws: Diagnostic.self) { try dataset.pixels(.database, [7]) }
        #expect(error.file?.hasSuffix(cut) == true)
        try folder.writeImage("CRC-VAL-HE-7K/TUMOUR/a.png", grey: 1)
        let other = mistakes { _ = try DatasetReaders.open(try card(folder), relativeTo: folder.url) }
        #expect(other.first?.message == "the folder `TUMOUR` is no class of the card")
    }
}
