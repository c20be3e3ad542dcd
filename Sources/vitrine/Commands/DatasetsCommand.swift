import ArgumentParser
import Core
import Datasets
import Foundation

struct DatasetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasets",
        abstract: "List datasets, show their cards, check that their files are there.",
        discussion: """
            A dataset is known by its card, a YAML file: those that come with vitrine, and those in the folder \
            datasets of your site. Vitrine downloads nothing; a card says how to get the data.

            Examples:

              vitrine datasets                  all datasets and where their files are
              vitrine datasets cifar-10         its card, to read or to copy
              vitrine datasets check cifar-10   which files are missing, how to get them
            """,
        subcommands: [DatasetsList.self, DatasetsShow.self, DatasetsCheck.self],
        defaultSubcommand: DatasetsList.self)
}

/// Where the commands below look for cards.
struct CardOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The site whose own datasets count too.", valueName: "site"), completion: .directory)
    var site = "."

    var folder: URL { WorkOptions.folder(site) }
    var folders: [URL] { [folder.appendingPathComponent("datasets", isDirectory: true)] }

    func print(_ name: String) throws {
        let card = try DatasetCard.find(name, searching: folders)
        try Console.result(card.text.trimmingCharacters(in: .newlines))
    }
}

extension ArgumentHelp {
    static let dataset = ArgumentHelp("A dataset by name, or the path of a card.", valueName: "name")
}

struct DatasetsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the datasets and where their files are; with a name, print its card.",
        discussion: """
            The numbers of images are those that a card states, whether or not the files are there; a dash \
            where it states none.
            """)

    @Argument(help: .dataset)
    var name: String?

    @Flag(help: "Print the list as JSON.")
    var json = false

    @OptionGroup var cards: CardOptions

    private struct Row: Encodable {
        var name: String
        var title: String
        var reader: String
        var classes: Int?
        var database: Int?
        var queries: Int?
        var folder: String?

        init(_ card: DatasetCard, folder: URL?) {
            (name, title, reader) = (card.name, card.title, card.reader)
            let named = card.classes.isEmpty ? card.labels.count : card.classes.count
            classes = card.mostFrequent ?? (named == 0 ? nil : named)
            (database, queries) = (card.counts[.database], card.counts[.query])
            self.folder = folder?.path
        }
    }

    func run() throws {
        try reporting {
            if let name, !json { return try cards.print(name) }
            let found = try name.map { [try DatasetCard.find($0, searching: cards.folders)] }
            let rows = try (found ?? DatasetCard.all(searching: cards.folders)).map { card in
                Row(card, folder: DatasetReaders.status(of: card, relativeTo: cards.folder).folder)
            }
            if json { return try Console.result(json: rows) }
            var table = TextTable([
                ("name", .left), ("title", .left), ("reader", .left), ("classes", .right), ("database", .right),
                ("queries", .right), ("files", .left),
            ])
            for row in rows {
                let numbers = [row.classes, row.database, row.queries].map { $0.map(String.init) ?? "–" }
                table.add([row.name, row.title, row.reader] + numbers + [row.folder ?? "not found"])
            }
            try Console.result(table.text)
            if isatty(STDOUT_FILENO) == 1, rows.contains(where: { $0.folder == nil }) {
                Console.message("How to get one that is not found: vitrine datasets check NAME")
            }
        }
    }
}

struct DatasetsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a dataset's card.",
        discussion: """
            A card is a good start for your own: save it as datasets/NAME.yml in your site and change it.

            Example:

              vitrine datasets show fashion-mnist > my-site/datasets/my-images.yml
            """)

    @Argument(help: .dataset)
    var name: String

    @OptionGroup var cards: CardOptions

    func run() throws {
        try reporting { try cards.print(name) }
    }
}
