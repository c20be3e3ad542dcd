import Core
import Datasets
import Foundation
import Testing

@Suite struct CardTests {
    @Test func readsEveryKey() throws {
        let card = try DatasetCard.parse(
            """
            name: cats-2
            title: "Cats: the second"
            description: Cats.
            reader: csv
            labels: [tabby, 1, yes]
            multi_label: true
            licence: CC0-1.0
            citation: |
              @misc{cats}
            obtain: ask
            homepage: https://example.org/cats
            look_in: [~/cats, data/cats]
            manifest: list.csv
            size: 32
            channels: 1
            allow_outside: true
            flip: true
            query_share: 0.25
            limit: {database: 100, query: 7}
            seed: 9
            """, file: "datasets/cats-2.yml")
        #expect(card.name == "cats-2" && card.title == "Cats: the second" && card.reader == "csv")
        // What YAML calls a number or a boolean is still the name of a class.
        #expect(card.labels == ["tabby", "1", "yes"])
        #expect(card.multiLabel && card.allowOutside && card.flip)
        #expect(card.citation == "@misc{cats}" && card.homepage == "https://example.org/cats")
        #expect(card.lookIn == ["~/cats", "data/cats"] && card.manifest == "list.csv")
        #expect(card.size == 32 && card.channels == 1 && card.queryShare == 0.25)
        #expect(card.limit == [.database: 100, .query: 7] && card.seed == 9)
        #expect(card.file == "datasets/cats-2.yml")
    }

    /// Line, column and words of every mistake, in the order of the file.
    @Test func reportsAllMistakesAtOnce() {
        let text = """
            name: Cats and dogs
            titel: Cats
            reader: foldr
            look_in: data/cats
            size: big
            limit:
              datbase: 3
            channels: 2
            labels: [a, a, [b]]
            """
        let found = mistakes { _ = try DatasetCard.parse(text, file: "c.yml") }
        let places = found.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" }
        #expect(
            places == [
                "1:1 the key `title` is missing",
                "1:7 `name` is `Cats and dogs`",
                "2:1 unknown key `titel`",
                "3:9 there is no dataset reader `foldr`",
                "5:7 `size` is `big`",
                "7:3 unknown key `limit.datbase`",
                "8:11 `channels` is 2",
                "9:9 the label `a` is given twice",
                "9:16 `labels` is a list",
            ])
        #expect(found.allSatisfy { $0.file == "c.yml" })
        #expect(found.first { $0.message.contains("titel") }?.advice == "write `title`")
        #expect(found.first { $0.message.contains("foldr") }?.advice == "write `folder`")
        #expect(found.first { $0.message.contains("datbase") }?.advice == "write `database`")
        #expect(found.first { $0.message.contains("size") }?.expected == "a whole number from 8 to 1024")
    }

    @Test func idxNeedsFilesAndLabels() {
        let found = mistakes {
            _ = try DatasetCard.parse("name: a\ntitle: A\nreader: idx\nlook_in: x\n", file: "a.yml")
        }
        #expect(
            found.map(\.message) == [
                "the key `labels` is missing", "`files.database` names no files", "`files.query` names no files",
            ])
    }

    @Test(
        arguments: [
            ("", 1, "is empty"), ("- a\n- b\n", 1, "does not hold"), ("name: a\n  b: c\n", 2, "is not YAML"),
            ("name: [a\n", 2, "is not YAML"), ("name: a\nname: b\n", 1, "is given twice"),
            ("a: *b\n", 1, "is not YAML"),
            ("just text", 1, "does not hold"), ("\u{1}", nil, "is not YAML"),
        ] as [(String, Int?, String)])
    func brokenYAMLHasAPlace(text: String, line: Int?, message: String) {
        let found = mistakes { _ = try DatasetCard.parse(text, file: "a.yml") }
        #expect(found.count == 1 && found[0].file == "a.yml")
        #expect(found[0].message.contains(message), "\(found)")
        #expect(found[0].line == line, "\(found)")
    }

    @Test func mutatedCardsNeverCrash() throws {
        let original = Array(try DatasetCard.find("fashion-mnist", searching: []).text.utf8)
        let marks = Array("[]{}:-&*!|>'\"%@`,#?\n\t ".utf8)
        for seed in 0..<2000 {
            var random = SeededRandom(seed: UInt64(seed))
            var bytes = original
            for _ in 0...random.below(6) {
                let at = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[at] = UInt8(random.below(128))
                case 1: bytes.insert(marks[random.below(marks.count)], at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + random.below(30)))
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let found = mistakes { _ = try DatasetCard.parse(text, file: "f.yml") }
            #expect(found.allSatisfy { $0.file == "f.yml" }, "\(found)")
        }
    }

    @Test func deepNestingIsRefused() {
        let deep = "a: " + String(repeating: "[", count: 100_000)
        #expect(
            mistakes { _ = try DatasetCard.parse(deep, file: "f.yml") }.first?.message.contains("is not YAML") == true)
        let blocks = String(repeating: "- ", count: 5_000)
        #expect(!mistakes { _ = try DatasetCard.parse(blocks, file: "f.yml") }.isEmpty)
    }

    @Test func readsTheKeysOfChoices() throws {
        let card = try DatasetCard.parse(
            """
            name: a
            title: A
            reader: cifar
            label_level: coarse
            labels: [x, y, z]
            classes: [z, x]
            unlabelled: keep
            protocol: {draw_from: query, queries_per_class: 5}
            counts: {database: 10, query: 2}
            look_in: data
            files:
              database: {images: [1.bin, 2.bin]}
              query: {images: 3.bin}
            """, file: "a.yml")
        #expect(card.labelLevel == .coarse && card.classes == ["z", "x"])
        #expect(card.unlabelled == .keep && card.missingImages == .refuse)
        #expect(card.queryDraw == QueryDraw(.perClass(5), from: .query) && card.counts == [.database: 10, .query: 2])
        #expect(card.files[.database]?.allImages == ["1.bin", "2.bin"])
    }

    /// What each reader refuses in a card, by line.
    @Test(arguments: [
        (
            "cifar", "labels: [a]\nfiles: {database: {images: x}, query: {images: y, labels: z}}",
            "5 `files.query` does not fit"
        ),
        ("cifar", "labels: [a]\nfiles: {database: {images: x}, query: {images: y}}\nsize: 32", "6 `size` is of no use"),
        ("cifar", "labels: [a]\nfiles: {database: {images: x}, query: y}\nclasses: [b]", "6 `classes` names `b`"),
        (
            "cifar", "labels: [a]\nfiles: {database: {images: x}, query: y}\nclasses: [a, a]",
            "6 the class `a` is given twice"
        ),
        (
            "cifar", "labels: [a]\nfiles: {database: {images: x}, query: y}\nlabel_level: both",
            "6 `label_level` is `both`"
        ),
        (
            "cifar", "labels: [a]\nfiles: {database: {images: x}, query: y}\nprotocol: {draw_from: all}",
            "6 `protocol` says not"
        ),
        ("cifar", "labels: [a]\nfiles: {database: {images: x}}", "5 the key `files.query` is missing"),
        ("folder", "missing_images: drop", "4 `missing_images` is of no use"),
        (
            "npz", "labels: [a]\nfiles: {database: {images: x, labels: y}, query: {images: x, labels: y}}",
            "1 the key `archive`"
        ),
        (
            "npz",
            "labels: [a]\nfiles: {database: {images: [x, z], labels: y}, query: {images: x, labels: y}}\narchive: x",
            "5 `files.database` names 2 arrays of images and 1 of labels"
        ),
        (
            "coco", "files: {database: {images: x, labels: y}, query: {images: x, labels: y}}",
            "1 `multi_label` is not true"
        ),
        (
            "mirflickr", "labels: [a]\nmulti_label: true\nfiles: {database: {images: x, labels: y}, query: z}",
            "6 `files.query` is of no"
        ),
        (
            "nus-wide",
            "labels: [a]\nmulti_label: true\nfiles: {database: {images: x, labels: y*}, query: {images: x, list: l, labels: y}}",
            "6 `files.database.list` is missing"
        ),
        (
            "list", "files: {database: {images: x, labels: y}, query: {images: x, labels: y}}",
            "1 the key `labels` is missing"
        ),
    ])
    func readersRefuseCards(reader: String, rest: String, message: String) {
        let found = mistakes {
            _ = try DatasetCard.parse("name: a\ntitle: A\nreader: \(reader)\n\(rest)\nlook_in: x\n", file: "a.yml")
        }
        #expect(found.contains { "\($0.line ?? 0) \($0.message)".hasPrefix(message) }, "\(found)")
    }

    /// What the cards say, against what is known of the data from other sources.
    @Test func cardsAreTrue() throws {
        func card(_ name: String) throws -> DatasetCard { try DatasetCard.find(name, searching: []) }
        #expect(try card("cifar-10").labels[3...5] == ["cat", "deer", "dog"])
        let fine = try card("cifar-100").labels
        #expect(fine.count == 100 && fine == fine.sorted() && fine[0] == "apple" && fine[99] == "worm")
        #expect(fine[23] == "cloud" && fine[50] == "mouse" && fine[71] == "sea" && fine[82] == "sunflower")
        #expect(try card("cifar-4").classes == ["airplane", "automobile", "bird", "cat"])
        #expect(try card("cifar-10-1k").queryDraw == QueryDraw(.perClass(100)))
        #expect(try card("retinamnist").labels.count == 5 && card("bloodmnist").labels.count == 8)
        #expect(try card("nus-wide").labels.count == 81 && card("nus-wide").mostFrequent == 21)
        #expect(try card("mirflickr-25k").labels.filter { $0.hasSuffix("_r1") }.count == 14)
        #expect(try card("mirflickr-25k").labels.count == 38)
        #expect(try card("coco-2017").labels.isEmpty)
    }

    // MARK: - Finding

    @Test func builtInCardsAreThoseOfTheFolder() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = try Files.list(root.appendingPathComponent("datasets"))
        #expect(
            files.map { $0.deletingPathExtension().lastPathComponent } == [
                "bloodmnist", "cifar-10-1k", "cifar-10", "cifar-100", "cifar-4", "coco-2017", "fashion-mnist",
                "mirflickr-25k", "mnist", "nct-crc-he-100k", "nus-wide", "path-dt-msu-wss1", "path-dt-msu-wss2",
                "retinamnist",
            ])
        #expect(
            try files.map { try Files.readText($0) } == DatasetCard.builtIn.map(\.text),
            "run Tests/Tools/embed.py datasets Sources/Datasets/BuiltIn/BuiltInCards.swift BuiltInCards")
        #expect(try files.map { try DatasetCard.load($0).name } == DatasetCard.builtIn.map(\.name))
        #expect(
            DatasetCard.builtIn.allSatisfy { !$0.licence.isEmpty && !$0.obtain.isEmpty && $0.citation.hasPrefix("@") })
    }

    @Test func sitesCardsComeFirst() throws {
        let folder = try TestFolder()
        try folder.write("mnist.yml", "name: mnist\ntitle: Mine\nreader: folder\nlook_in: x\n")
        #expect(try DatasetCard.find("mnist", searching: [folder.url]).title == "Mine")
        #expect(try DatasetCard.find("fashion-mnist", searching: [folder.url]).file == nil)
        #expect(
            try DatasetCard.find(folder.url.appendingPathComponent("mnist.yml").path, searching: []).title == "Mine")
        let all = try DatasetCard.all(searching: [folder.url]).map(\.title)
        #expect(all.count == DatasetCard.builtIn.count && all.contains("Mine") && all.contains("Fashion-MNIST"))
        let found = mistakes { _ = try DatasetCard.find("fashon-mnist", searching: [folder.url]) }
        #expect(found.first?.advice == "write `fashion-mnist`")
        #expect(found.first?.expected?.contains("coco-2017, fashion-mnist, mirflickr-25k, mnist") == true)
        #expect(mistakes { _ = try DatasetCard.find("./no.yml", searching: []) }.first?.message == "no such file")
    }
}
