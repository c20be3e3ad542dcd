import Core
import Datasets
import Foundation
import Testing

@Suite struct COCOTests {
    /// As COCO's files are: one line, segmentations, licences, a crowd, escapes in names; ids with gaps; image 7
    /// has no annotation.
    static let train = #"""
        {"info": {"year": 2017, "contributor": "A \"quoted\" {name}]"}, "licenses": [{"id": 1, "name": "CC"}], \#
        "images": [{"license": 1, "file_name": "0009.png", "height": 4, "id": 9}, \#
        {"file_name": "caf\u00e9.png", "id": 3, "flickr_url": "x"}, {"id": 7, "file_name": "0007.png"}], \#
        "annotations": [{"segmentation": [[1.5, 2e3, -3.25], [4]], "iscrowd": 0, "image_id": 3, "bbox": [], \#
        "category_id": 90, "id": 1}, {"image_id": 3, "category_id": 1}, {"image_id": 3, "category_id": 90}, \#
        {"segmentation": {"counts": [1, 2], "size": [3, 4]}, "iscrowd": 1, "image_id": 9, "category_id": 90}], \#
        "categories": [{"supercategory": "kitchen", "id": 90, "name": "toothbrush"}, \#
        {"id": 1, "name": "person"}, {"id": 4, "name": "motorcycle"}]}
        """#
    static let val = #"""
        {
          "categories": [{"id": 1, "name": "person"}, {"id": 4, "name": "motorcycle"}, {"id": 90, "name": "toothbrush"}],
          "annotations": [{"image_id": 1, "category_id": 4}],
          "images": [{"file_name": "sub/0001.png", "id": 1}]
        }
        """#

    func make(train: String = COCOTests.train, val: String = COCOTests.val) throws -> (TestFolder, DatasetCard) {
        let folder = try TestFolder()
        try folder.write("annotations/train.json", train)
        try folder.write("annotations/val.json", val)
        for (name, grey) in [
            ("train/0009.png", 9), ("train/café.png", 3), ("train/0007.png", 7), ("val/sub/0001.png", 1),
        ] {
            try folder.writeImage(name, grey: UInt8(grey))
        }
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "coco")
        card.files = [
            .database: .init(images: "train", labels: "annotations/train.json"),
            .query: .init(images: "val", labels: "annotations/val.json"),
        ]
        card.multiLabel = true
        card.size = 8
        card.lookIn = [folder.url.path]
        return (folder, card)
    }

    func open(_ folder: TestFolder, _ card: DatasetCard) throws -> any ImageDataset {
        try DatasetReaders.open(card, relativeTo: folder.url)
    }

    @Test func readsAnnotations() throws {
        let (folder, card) = try make()
        let dataset = try open(folder, card)
        #expect(dataset.classes == ["person", "motorcycle", "toothbrush"])
        #expect(dataset.count(.database) == 2 && dataset.count(.query) == 1)
        #expect((0..<2).map { dataset.identifier(.database, $0) } == ["0009.png", "café.png"])
        #expect((0..<2).map { dataset.labels(.database).labels(of: $0) } == [[2], [0, 2]])
        #expect(dataset.identifier(.query, 0) == "sub/0001.png" && dataset.labels(.query).labels(of: 0) == [1])
        #expect(dataset.shape == ImageShape(height: 8, width: 8, channels: 3))
        let pixels = try dataset.pixels(.database, [1, 0])
        #expect(pixels.count == 2 * 192 && pixels[0] == 3 && pixels[192] == 9)
        #expect(try dataset.thumbnail(.database, 0, edge: 6).width == 6)
        #expect(dataset.notes.map(\.message) == ["1 of 3 database images have none of the 3 labels and are left out"])
        #expect(
            dataset.inputFiles.map(\.lastPathComponent) == [
                "train.json", "val.json", "0009.png", "café.png", "0001.png",
            ])
    }

    @Test func imagesWithoutObjectsMayBeKept() throws {
        var (folder, card) = try make()
        card.unlabelled = .keep
        let dataset = try open(folder, card)
        #expect(dataset.count(.database) == 3 && dataset.labels(.database).labels(of: 2) == [])
        card.unlabelled = nil
        card.classes = ["motorcycle", "person"]
        let chosen = try open(folder, card)
        #expect(chosen.count(.database) == 1 && chosen.labels(.database).labels(of: 0) == [1])
        #expect(chosen.labels(.query).labels(of: 0) == [0])
    }

    @Test func missingImagesAreNamedOrDropped() throws {
        var (folder, card) = try make()
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("train/café.png"))
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.map(\.message) == ["image record 1: there is no file `café.png`"])
        #expect(found.first?.file?.hasSuffix("/annotations/train.json") == true)
        card.missingImages = .drop
        let dataset = try open(folder, card)
        #expect(dataset.count(.database) == 1 && dataset.identifier(.database, 0) == "0009.png")
        #expect(dataset.notes.last?.message.contains("1 of 2 database images are listed and not on disk") == true)
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("train/0009.png"))
        #expect(mistakes { _ = try open(folder, card) }.first?.message == "there are no images for the database split")
    }

    @Test func linksOutOfTheFolderAreRefused() throws {
        var (folder, card) = try make()
        try folder.writeImage("secret.png", grey: 1)
        let link = folder.url.appendingPathComponent("train/0009.png")
        try FileManager.default.removeItem(at: link)
        try FileManager.default.createSymbolicLink(
            at: link, withDestinationURL: folder.url.appendingPathComponent("secret.png"))
        #expect(mistakes { _ = try open(folder, card) }.first?.message.contains("a symbolic link leads from") == true)
        card.allowOutside = true
        #expect(try open(folder, card).count(.database) == 2)
    }

    /// What of the training file is replaced by what, and the words of the message.
    @Test(arguments: [
        (#""id": 9}"#, #""id": 3}"#, "the image id 3 is given by record 0 and by record 1"),
        (#""id": 9}"#, #""ID": 9}"#, "image record 0 has no `id`"),
        (#""file_name": "0009.png", "#, "", "image record 0 has no `file_name`"),
        (#""0007.png""#, #""0009.png""#, "the image 0009.png is given by record 0 and by record 2"),
        (#""0007.png""#, #""../0007.png""#, "image record 2 `../0007.png` lies outside"),
        (#""0007.png""#, #""/etc/hostname""#, "image record 2 `/etc/hostname` lies outside"),
        (#""0007.png""#, #""a\u0000b""#, "image record 2 names a file with a control character"),
        (#""0007.png""#, #""a\ud800b""#, "half a surrogate pair"),
        (#""0007.png""#, #""""#, "image record 2 names no file"),
        (#"{"image_id": 3, "category_id": 1}"#, #"{"image_id": 3}"#, "annotation record 1 has no `category_id`"),
        (
            #"{"image_id": 3, "category_id": 1}"#, #"{"image_id": 8, "category_id": 1}"#,
            "annotation record 1 is about image 8"
        ),
        (
            #"{"image_id": 3, "category_id": 1}"#, #"{"image_id": 3, "category_id": 2}"#,
            "annotation record 1 is of category 2"
        ),
        (#""id": 4,"#, #""id": 1,"#, "the category id 1 is given by record"),
        ("motorcycle", "person", "the category person is given by record"),
        ("motorcycle", "bicycle", "has the categories person, motorcycle, toothbrush"),
        (#""categories""#, #""kinds""#, "has no section `categories`"),
        (#""annotations""#, #""images""#, "the section `images` is given twice"),
        (#""id": 9}"#, #""id": 9.5}"#, "`.` is not the JSON"),
        (#""id": 9}"#, #""id": "9"}"#, "byte 34 is not the JSON"),
        (#""id": 9}"#, #""id": 99999999999999999999}"#, "is not the JSON"),
        (#""id": 9}"#, #""id": -9223372036854775808}"#, "is not the JSON"),
        (#""id": 9}"#, #""id": 9]"#, "`]` is not the JSON"),
        ("[1.5, 2e3", "[1.5 {2e3", "`]` is not the JSON"),
        (#""toothbrush"}, "#, #""toothbrush"}, ] "#, "`]` is not the JSON"),
    ])
    func badRecordsAreNamed(old: String, new: String, message: String) throws {
        #expect(Self.train.contains(old))
        let harmed = Self.train.replacingOccurrences(of: old, with: new)
        let (folder, card) = try make(train: harmed)
        let found = mistakes { _ = try open(folder, card) }
        let isQuote = message == "byte 34 is not the JSON"
        #expect(found.count == 1 && found[0].message.contains(isQuote ? "`\"` is not the JSON" : message), "\(found)")
        #expect(found.first?.file?.contains("/annotations/") == true, "\(found)")
    }

    @Test func syntaxErrorsHaveLineAndColumn() throws {
        let harmed = Self.val.replacingOccurrences(of: #"[{"image_id": 1,"#, with: #"[{"image_id" 1,"#)
        let (folder, card) = try make(val: harmed)
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.first?.line == 3 && found.first?.column == 31, "\(found)")
        #expect(found.first?.expected == "`:` behind the key `image_id`")
    }

    @Test func deepNestingIsRefused() throws {
        for deep in [String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000)] {
            let (folder, card) = try make(train: #"{"info": "# + deep)
            #expect(mistakes { _ = try open(folder, card) }.first?.message == "is nested more than 256 deep")
        }
    }

    @Test func everyCutIsRefused() throws {
        let (folder, card) = try make()
        let bytes = Data(Self.train.utf8)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            try folder.write("annotations/train.json", bytes.prefix(count))
            let found = mistakes { _ = try open(folder, card) }
            #expect(found.count == 1 && found[0].message == "the file ends here", "\(count): \(found)")
        }
    }

    @Test func mutatedFilesNeverCrash() throws {
        let (folder, card) = try make()
        let original = Array(Self.train.utf8)
        let marks = Array(#"[]{}:,"\0123456789.eE+- tfn"#.utf8)
        var refused = 0
        for seed in 0..<1000 {
            var random = SeededRandom(seed: UInt64(seed))
            var bytes = original
            for _ in 0...random.below(3) {
                let at = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[at] = UInt8(random.below(256))
                case 1: bytes.insert(marks[random.below(marks.count)], at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + random.below(30)))
                }
            }
            try folder.write("annotations/train.json", Data(bytes))
            let found = mistakes { _ = try open(folder, card) }
            #expect(found.allSatisfy { $0.file?.hasPrefix(folder.url.path) == true }, "\(found)")
            refused += found.count
        }
        #expect(refused > 300)
    }
}
