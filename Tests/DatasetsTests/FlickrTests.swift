import Core
import Datasets
import Foundation
import Testing

/// NUS-WIDE and MIRFlickr in their native form: a file for each concept.
@Suite struct FlickrTests {
    // MARK: - NUS-WIDE

    /// Lists with Windows paths and CRLF, label files with a 0 or 1 a line.
    func nusWide(flat: Bool = false) throws -> (TestFolder, DatasetCard) {
        let folder = try TestFolder()
        try folder.write("ImageList/Train.txt", "actor\\1_11.png\r\nactor\\2_22.png\r\nzoo\\3_33.png\r\n")
        try folder.write("ImageList/Test.txt", "zoo\\4_44.png\n")
        for (name, train, test) in [
            ("sky", "1\n0\n0\n", "1 \n"), ("dog", "1\n0\n1\n", "0\n"), ("sea", "0\n0\n0\n", "1\n"),
        ] {
            try folder.write("Labels/\(name)_Train.txt", train)
            try folder.write("Labels/\(name)_Test.txt", test)
        }
        for (grey, name) in ["actor/1_11.png", "actor/2_22.png", "zoo/3_33.png", "zoo/4_44.png"].enumerated() {
            try folder.writeImage("Flickr/" + (flat ? String(name.split(separator: "/")[1]) : name), grey: UInt8(grey))
        }
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "nus-wide")
        card.labels = ["sky", "dog", "sea"]
        card.multiLabel = true
        card.size = 8
        func files(_ name: String) -> DatasetCard.SplitFiles {
            .init(images: ["Flickr"], labels: ["Labels/*_\(name).txt"], list: "ImageList/\(name).txt")
        }
        card.files = [.database: files("Train"), .query: files("Test")]
        card.lookIn = [folder.url.path]
        return (folder, card)
    }

    func open(_ folder: TestFolder, _ card: DatasetCard) throws -> any ImageDataset {
        try DatasetReaders.open(card, relativeTo: folder.url)
    }

    @Test(arguments: [false, true])
    func readsNUSWide(flat: Bool) throws {
        var (folder, card) = try nusWide(flat: flat)
        let dataset = try open(folder, card)
        // Image 2 has none of the concepts.
        let names = flat ? ["1_11.png", "3_33.png"] : ["actor/1_11.png", "zoo/3_33.png"]
        #expect((0..<2).map { dataset.identifier(.database, $0) } == names)
        #expect((0..<2).map { dataset.labels(.database).labels(of: $0) } == [[0, 1], [1]])
        #expect(dataset.labels(.query).labels(of: 0) == [0, 2])
        #expect(try dataset.pixels(.database, [1])[0] == 2)
        #expect(dataset.inputFiles.count == 8 + 3)
        // Sky and dog occur twice, sea once; both splits count.
        card.mostFrequent = 2
        #expect(try open(folder, card).classes == ["sky", "dog"])
        card.mostFrequent = 1
        let one = try open(folder, card)
        #expect(one.classes == ["sky"] && one.count(.database) == 1)
    }

    @Test(
        arguments: [
            ("Labels/dog_Train.txt", "1\n0\n", nil, "has 2 labels"),
            ("Labels/dog_Train.txt", "1\n0\n1\n1\n", 4, "has more lines than `Train.txt` has images"),
            ("Labels/dog_Train.txt", "1\n2\n1\n", 2, "holds `2`"),
            ("Labels/dog_Train.txt", "1\n0 1\n1\n", 2, "holds `0 1`"),
            (
                "ImageList/Train.txt", "actor\\1_11.png\nactor\\1_11.png\nzoo\\3_33.png\n", 2,
                "is already the image of line 1"
            ),
            ("ImageList/Train.txt", "actor\\1_11.png\n..\\..\\x.png\nzoo\\3_33.png\n", 2, "lies outside"),
            (
                "ImageList/Train.txt", "actor\\9_99.png\nactor\\2_22.png\nzoo\\3_33.png\n", 1,
                "there is no file `actor/9_99.png`"
            ),
        ] as [(String, String, Int?, String)])
    func badFilesOfNUSWideAreNamed(file: String, text: String, line: Int?, message: String) throws {
        let (folder, card) = try nusWide()
        try folder.write(file, text)
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.count == 1 && found[0].message.contains(message), "\(found)")
        #expect(found.first?.line == line && found.first?.file?.hasSuffix("/" + file) == true, "\(found)")
    }

    // MARK: - MIRFlickr

    func mirFlickr() throws -> (TestFolder, DatasetCard) {
        let folder = try TestFolder()
        for number in 1...12 { try folder.writeImage("mirflickr/im\(number).jpg", grey: UInt8(number)) }
        try folder.write("mirflickr/doc/readme.txt", "x")
        try folder.write("notes/clouds.txt", "1\n2\n10\n12\n")
        try folder.write("notes/clouds_r1.txt", "2\r\n12\r\n")
        try folder.write("notes/dog.txt", "")
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "mirflickr")
        card.labels = ["clouds", "clouds_r1", "dog"]
        card.multiLabel = true
        card.size = 8
        card.files = [.database: .init(images: "mirflickr", labels: "notes")]
        card.queryDraw = QueryDraw(.total(2))
        card.unlabelled = .keep
        card.lookIn = [folder.url.path]
        return (folder, card)
    }

    @Test func readsMIRFlickr() throws {
        var (folder, card) = try mirFlickr()
        let dataset = try open(folder, card)
        #expect(dataset.count(.database) == 10 && dataset.count(.query) == 2)
        let expected = ["im1.jpg": [0], "im2.jpg": [0, 1], "im10.jpg": [0], "im12.jpg": [0, 1]]
        for split in Split.allCases {
            for row in 0..<dataset.count(split) {
                let name = dataset.identifier(split, row)
                #expect(dataset.labels(split).labels(of: row) == expected[name, default: []], "\(name)")
                let number = Int(name.dropFirst(2).dropLast(4)) ?? -9
                // The files are PNG by content whatever their names.
                #expect(try dataset.pixels(split, [row])[0] == UInt8(number))
            }
        }
        card.unlabelled = nil
        let labelled = try open(folder, card)
        #expect(labelled.count(.database) == 2 && labelled.count(.query) == 2)
        card.queryDraw = nil
        #expect(mistakes { _ = try open(folder, card) }.first?.message == "the card names no query split")
    }

    @Test(arguments: [
        ("13\n", 1, "names the image `13`"), ("0\n", 1, "names the image `0`"), ("2\n-1\n", 2, "names the image `-1`"),
        ("2\n\n2\n", 3, "names the image 2 again"), ("im2.jpg\n", 1, "names the image `im2.jpg`"),
        ("99999999999999999999999\n", 1, "names the image `999"),
    ])
    func badNumbersAreNamed(text: String, line: Int, message: String) throws {
        let (folder, card) = try mirFlickr()
        try folder.write("notes/dog.txt", text)
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.count == 1 && found[0].message.contains(message), "\(found)")
        #expect(found.first?.line == line && found.first?.file?.hasSuffix("/notes/dog.txt") == true)
    }

    @Test func gapsInTheNumbersAreNamedOrDropped() throws {
        var (folder, card) = try mirFlickr()
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("mirflickr/im2.jpg"))
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.first?.message.hasPrefix("there is no file `im2.jpg`; 1 of the numbers up to 12") == true)
        card.missingImages = .drop
        let dataset = try open(folder, card)
        #expect(dataset.count(.database) + dataset.count(.query) == 11)
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("notes/dog.txt"))
        #expect(mistakes { _ = try open(folder, card) }.first?.message.contains("without notes/dog.txt") == true)
    }

    @Test func mutatedFilesNeverCrash() throws {
        let native = [try nusWide(), try mirFlickr()]
        let files = [["ImageList/Train.txt", "Labels/sky_Train.txt"], ["notes/clouds.txt", "notes/clouds_r1.txt"]]
        var refused = 0
        for (index, (folder, card)) in native.enumerated() {
            for seed in 0..<300 {
                var random = SeededRandom(seed: UInt64(seed))
                let name = files[index][random.below(2)]
                let original = Data(try Files.read(folder.url.appendingPathComponent(name)))
                var bytes = [UInt8](original)
                for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
                if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
                try folder.write(name, Data(bytes))
                let found = mistakes { _ = try open(folder, card) }
                #expect(found.allSatisfy { $0.file?.hasPrefix(folder.url.path) == true }, "\(found)")
                refused += found.count
                try folder.write(name, original)
            }
        }
        #expect(refused > 300)
    }
}
