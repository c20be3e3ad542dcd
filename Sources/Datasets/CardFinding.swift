import Core
import Foundation
import Settings

extension DatasetCard {
    public static func load(_ url: URL) throws -> DatasetCard {
        let text = try Files.readText(url)
        // A card is a page of text; anything longer is another file given by mistake.
        guard text.utf8.count <= 1 << 20 else {
            throw Diagnostic(
                "holds \(text.utf8.count) bytes", file: url.path, expected: "a dataset card of a few lines")
        }
        return try parse(text, file: url.path)
    }

    /// The cards that come with Vitrine, by name.
    public static let builtIn: [DatasetCard] = {
        BuiltInCards.files.compactMap { file in
            var card = try? parse(file.text, file: file.name)
            card?.file = nil
            return card
        }
    }()

    /// Finds a card by its name, or by its path where `name` ends in `.yml` or `.yaml` or holds a slash.
    /// - Parameter folders: where `<name>.yml` is looked for, in order, before the built-in cards.
    public static func find(_ name: String, searching folders: [URL]) throws -> DatasetCard {
        if name.contains("/") || name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
            let candidates =
                [URL(fileURLWithPath: name)]
                + (name.hasPrefix("/") ? [] : folders.map { $0.appendingPathComponent(name) })
            return try load(candidates.first(where: Files.exists) ?? candidates[0])
        }
        for folder in folders {
            let url = folder.appendingPathComponent("\(name).yml")
            if Files.exists(url) { return try load(url) }
        }
        if let card = builtIn.first(where: { $0.name == name }) { return card }
        // Broken cards, and files that are no cards, are not what the user asked about.
        let own = folders.flatMap { (try? Files.list($0)) ?? [] }.filter { $0.pathExtension == "yml" }
        let known = Set((own.compactMap { try? load($0) } + builtIn).map(\.name)).sorted()
        let near = NearNames.closest(to: name, in: known)
        throw Diagnostic(
            "there is no dataset `\(name)`", expected: "one of \(known.joined(separator: ", ")), or the path of a card",
            advice: near.map { "write `\($0)`" }
                ?? "write a card `\(folders.first?.appendingPathComponent("\(name).yml").path ?? "datasets/\(name).yml")`"
        )
    }

    /// Every card that `find` would find by name, in byte order of the names.
    /// - Throws: `Diagnostics` if a card in one of the folders is broken.
    public static func all(searching folders: [URL]) throws -> [DatasetCard] {
        var cards: [DatasetCard] = []
        for folder in folders where Files.isDirectory(folder) {
            for url in try Files.list(folder) where url.pathExtension == "yml" {
                let card = try load(url)
                if !cards.contains(where: { $0.name == card.name }) { cards.append(card) }
            }
        }
        cards += builtIn.filter { card in !cards.contains { $0.name == card.name } }
        return cards.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
    }
}
