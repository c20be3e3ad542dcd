import Arrays
import Core
import Datasets
import Foundation
import Hashing
import Retrieval

/// Makes a run of what another program computed: checks the files against the site's dataset, writes them in this
/// program's form under `imported/<name>/`, a recipe under `recipes/`, and lists the recipe in `vitrine.yml`.
public struct RunImport {
    let request: ImportRequest
    private let site: URL
    private let queries: Int
    private let database: Int
    private let datasetName: String
    private let configuration: SiteConfiguration

    private var folder: String { "imported/\(request.name)" }
    private var recipe: String { "recipes/\(request.name).yml" }

    /// - Throws: `Diagnostic` for a site or dataset that cannot be read, and for a name that is none or is taken.
    public init(_ request: ImportRequest) throws {
        self.request = request
        site = request.site
        configuration = try SiteConfiguration.load(request.configuration, needsRuns: false)
        let card = try DatasetCard.find(
            configuration.dataset, searching: [site.appendingPathComponent("datasets"), site])
        let dataset = try DatasetReaders.open(card, relativeTo: site)
        (queries, database, datasetName) = (dataset.count(.query), dataset.count(.database), card.name)
        try checkName()
    }

    public func run() throws -> ImportedRun {
        let content = try content()
        let target = site.appendingPathComponent(folder)
        let parent = target.deletingLastPathComponent()
        try Files.makeDirectory(parent)
        let partial = parent.appendingPathComponent(".\(request.name).\(getpid()).partial")
        defer { try? FileManager.default.removeItem(at: partial) }
        try? FileManager.default.removeItem(at: partial)
        try Files.makeDirectory(partial)
        try content.write(partial)
        if Files.exists(target) { try? FileManager.default.removeItem(at: target) }
        guard rename(partial.path, target.path) == 0 else {
            throw Diagnostic("cannot be written: \(String(cString: strerror(errno)))", file: target.path)
        }
        try Files.makeDirectory(site.appendingPathComponent("recipes"))
        try Files.write(recipeText(content), to: site.appendingPathComponent(recipe))
        let isListed = try RunList(request.configuration).add(recipe)
        return ImportedRun(
            name: request.name, content: content.summary, notes: content.notes,
            files: try Files.list(target).map { "\(folder)/\($0.lastPathComponent)" } + [recipe], recipe: recipe,
            isListed: isListed)
    }

    // MARK: - Checks

    private func checkName() throws {
        let name = request.name
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        else {
            throw Diagnostic("the run name `\(name.prefix(60))`", expected: "letters, digits, `-` and `_`")
        }
        let wasImported = Files.isDirectory(site.appendingPathComponent(folder))
        let isTaken =
            wasImported || Files.exists(site.appendingPathComponent(recipe))
            || configuration.recipes.contains { $0.name == name }
        guard isTaken else { return }
        guard wasImported else {
            throw Diagnostic(
                "there is a run `\(name)` that was not imported", file: site.path, advice: "choose another name")
        }
        guard request.replaces else {
            throw Diagnostic(
                "there is an imported run `\(name)` already", file: site.path,
                advice: "choose another name, or add --replace")
        }
    }

    private func check(_ rows: Int, _ split: Split, _ path: String, other: Int) throws {
        let wanted = split == .query ? queries : database
        guard rows == wanted else {
            throw Diagnostic(
                "has \(rows) rows", file: path,
                expected: "\(wanted), one for each image of the \(split.rawValue) split of `\(datasetName)`",
                advice: rows == (split == .query ? database : queries) && other == wanted
                    ? "are the two files swapped?" : nil)
        }
    }

    // MARK: - Content

    struct Content {
        /// One line about what was read.
        var summary: String
        var notes: [String] = []
        /// The recipe's lines that name the files.
        var lines: [String]
        var write: (URL) throws -> Void
    }

    private func content() throws -> Content {
        switch request.source {
        case .codes(let database, let query, let layout, let order):
            try codes(database, query, layout: layout, order: order)
        case .latents(let database, let query, let hash, let bits):
            try latents(database, query, hash: hash, bits: bits)
        case .neighbours(let indices, let distances, let first): try neighbours(indices, distances, first: first)
        }
    }

    private func codes(_ databasePath: String, _ queryPath: String, layout: CodeLayout, order: BitOrder) throws
        -> Content
    {
        let stored = try ImportedCodes.read(databasePath, layout: layout, order: order)
        let asked = try ImportedCodes.read(queryPath, layout: layout, order: order)
        try check(stored.codes.count, .database, databasePath, other: asked.codes.count)
        try check(asked.codes.count, .query, queryPath, other: stored.codes.count)
        guard stored.givenBits == asked.givenBits else {
            throw Diagnostic(
                "has codes of \(asked.givenBits) bits", file: queryPath,
                expected: "\(stored.givenBits) bits, as the database's")
        }
        var content = Content(
            summary: "codes of \(stored.givenBits) bits: \(counts)", lines: pair("codes")
        ) { folder in
            try stored.codes.write(to: folder.appendingPathComponent("database.codes.npy"))
            try asked.codes.write(to: folder.appendingPathComponent("query.codes.npy"))
        }
        if stored.codes.bits != stored.givenBits {
            content.notes.append(
                "\(stored.givenBits) bits are padded with zeros to \(stored.codes.bits); no distance changes")
        }
        return content
    }

    private func latents(_ databasePath: String, _ queryPath: String, hash: String?, bits: Int?) throws -> Content {
        if let hash, !HashFunctions.names.contains(hash) {
            throw Diagnostic(
                "there is no hash function `\(hash)`",
                expected: "one of \(HashFunctions.names.joined(separator: ", "))")
        }
        let stored = try ImportedLatents.read(databasePath)
        let asked = try ImportedLatents.read(queryPath)
        try check(stored.rows, .database, databasePath, other: asked.rows)
        try check(asked.rows, .query, queryPath, other: stored.rows)
        guard stored.columns == asked.columns else {
            throw Diagnostic(
                "has vectors of \(asked.columns) numbers", file: queryPath,
                expected: "\(stored.columns) numbers, as the database's")
        }
        let function = hash.map { "{function: \($0)" + (bits.map { ", bits: \($0)" } ?? "") + "}" }
        return Content(
            summary: "vectors of \(stored.columns) numbers: \(counts)",
            lines: pair("latents") + ["hash: \(function ?? "none")"]
        ) { folder in
            try stored.write(to: folder.appendingPathComponent("database.latents.npy"))
            try asked.write(to: folder.appendingPathComponent("query.latents.npy"))
        }
    }

    private func neighbours(_ indices: String, _ distances: String?, first: Int?) throws -> Content {
        let lists = try ImportedLists.read(
            indices: indices, distances: distances, queries: queries, database: database, first: first)
        let isWhole = lists.k == database
        var content = Content(
            summary: "lists of \(lists.k) results\(lists.distances == nil ? "" : " with distances"): \(counts)",
            lines: ["neighbours:", "  indices: ../\(folder)/neighbours.indices.npy"]
                + (lists.distances == nil ? [] : ["  distances: ../\(folder)/neighbours.distances.npy"])
        ) { try lists.write(to: $0) }
        if !isWhole {
            content.notes.append(
                "top \(lists.k) only: metrics that need the whole ranking, such as mAP@all, are left out")
        }
        return content
    }

    private var counts: String { "\(database) database images, \(queries) queries" }

    private func pair(_ key: String) -> [String] {
        ["\(key):", "  database: ../\(folder)/database.\(key).npy", "  query: ../\(folder)/query.\(key).npy"]
    }

    private func recipeText(_ content: Content) throws -> String {
        let title = try JSON.encode(request.title ?? request.name, pretty: false)
        let lines =
            ["# Imported: \(content.summary)."] + content.notes.map { "# Note: \($0)." }
            + ["title: \(String(decoding: title, as: UTF8.self).trimmingCharacters(in: .newlines))"] + content.lines
            + (request.relevance.map { ["relevance: \($0.rawValue)"] } ?? [])
        return lines.joined(separator: "\n") + "\n"
    }
}
