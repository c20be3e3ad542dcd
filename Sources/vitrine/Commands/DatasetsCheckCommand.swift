import ArgumentParser
import Core
import Datasets
import Foundation
import SlidePipeline

struct DatasetsCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that a dataset's files are there and can be read.",
        discussion: """
            Says of each file that the card wants whether it is there, how large it is and whether it begins as it \
            should. When all are right, the dataset is opened and its images are counted, or its slides and their \
            annotations; when not, the card's words on how to get them are printed, and the command ends with code 1.

            Example:

              vitrine datasets check fashion-mnist
            """)

    @Argument(help: .dataset)
    var name: String

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var cards: CardOptions

    private struct Contents: Encodable {
        var database: Int
        var queries: Int
        var width: Int
        var height: Int
        var channels: Int
        var classes: [String]
        var notes: [String]
    }

    private struct Result: Encodable {
        var complete: Bool
        var check: DatasetCheck
        var contents: Contents?
        var slides: SlideCollectionReport?
        var errors: [String]
    }

    func run() throws {
        try reporting {
            let card = try DatasetCard.find(name, searching: cards.folders)
            let check = DatasetReaders.check(card, relativeTo: cards.folder)
            var contents: Contents?
            var slides: SlideCollectionReport?
            var failure: (any Error)? = check.isComplete ? nil : Self.incomplete(check, card)
            if check.isComplete {
                do {
                    if card.reader == SlideFolder.readerName {
                        slides = try SlideCollectionReport(card, relativeTo: cards.folder)
                    } else {
                        contents = Self.contents(try DatasetReaders.open(card, relativeTo: cards.folder))
                    }
                } catch {
                    failure = error
                }
            }
            if json {
                let errors = failure.map { ["\($0)"] } ?? []
                let complete = contents != nil || slides != nil
                try Console.result(
                    json: Result(complete: complete, check: check, contents: contents, slides: slides, errors: errors))
                if !complete { throw ExitCode.failure }
                return
            }
            if let slides { return try Self.describe(slides, check) }
            guard let contents else {
                Console.message(Self.text(check))
                throw failure ?? ExitCode.failure
            }
            try Console.result(
                """
                \(Self.text(check))
                complete: \(contents.database) database images, \(contents.queries) queries
                  \(contents.width) × \(contents.height) pixels, \(contents.channels == 1 ? "grey" : "colour")
                  \(contents.classes.count) classes
                """)
            for note in contents.notes { Console.message(note) }
        }
    }

    private static func describe(_ slides: SlideCollectionReport, _ check: DatasetCheck) throws {
        var table = TextTable([("  class", .left), ("areas", .right), ("slides", .right)])
        for found in slides.classes { table.add(["  \(found.name)", "\(found.areas)", "\(found.slides)"]) }
        try Console.result(
            """
            \(text(check))
            complete: \(slides.slides) slides, \(slides.annotated) with annotations, queries from \
            \(slides.querySlides == 0 ? "some of them" : "\(slides.querySlides)")
            \(table.text)
            """)
        for problem in slides.problems { Console.message(TextTable.plain(problem)) }
    }

    private static func contents(_ dataset: any ImageDataset) -> Contents {
        Contents(
            database: dataset.count(.database), queries: dataset.count(.query), width: dataset.shape.width,
            height: dataset.shape.height, channels: dataset.shape.channels, classes: dataset.classes,
            notes: dataset.notes.map(\.description))
    }

    private static func text(_ check: DatasetCheck) -> String {
        var lines = ["\(check.name): \(check.title)"]
        for place in check.lookedIn where place.folder != check.folder {
            let why =
                place.missing.count > 3
                ? "\(place.missing.count) files missing" : place.missing.joined(separator: ", ")
            lines.append("  looked in \(place.folder): \(why)")
        }
        if let folder = check.folder { lines.append("  looked in \(folder):") }
        var table = TextTable([("  file", .left), ("bytes", .right), ("", .left)])
        for file in check.files {
            let size = file.bytes.map { String($0) } ?? (file.found ? "folder" : "")
            let state = file.problem.map { "wrong: \($0)" } ?? (file.found ? "looks right" : "missing")
            table.add(["  \(file.name)", size, state])
        }
        return (lines.map(TextTable.plain) + [table.text]).joined(separator: "\n")
    }

    private static func incomplete(_ check: DatasetCheck, _ card: DatasetCard) -> Diagnostic {
        let missing = check.files.filter { !$0.found }.count
        let wrong = check.files.filter { $0.problem != nil }.count
        let counts = [(missing, "missing"), (wrong, "wrong")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let homepage = check.homepage.map { " Homepage: \($0)" } ?? ""
        return Diagnostic(
            "the dataset `\(check.name)` is not complete: of \(check.files.count) files, "
                + counts.joined(separator: " and "),
            file: card.file,
            advice: check.obtain.isEmpty
                ? "name the right folder under `look_in` in the card" : check.obtain + homepage)
    }
}
