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

              vitrine datasets
              vitrine datasets show fashion-mnist
              vitrine datasets check fashion-mnist
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
}

struct DatasetsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the datasets and where their files are.")

    @OptionGroup var cards: CardOptions

    func run() throws {
        try reporting {
            var table = TextTable([("name", .left), ("title", .left), ("files", .left)])
            for card in try DatasetCard.all(searching: cards.folders) {
                let status = DatasetReaders.status(of: card, relativeTo: cards.folder)
                table.add([card.name, card.title, status.folder?.path ?? "not found"])
            }
            try Console.result(table.text)
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

    @Argument(help: ArgumentHelp("A dataset by name, or the path of a card.", valueName: "name"))
    var name: String

    @OptionGroup var cards: CardOptions

    func run() throws {
        try reporting {
            let card = try DatasetCard.find(name, searching: cards.folders)
            try Console.result(card.text.trimmingCharacters(in: .newlines))
        }
    }
}

struct DatasetsCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that a dataset's files are there and can be read.",
        discussion: "Ends with code 1 where something is missing or broken, and says how to get it.")

    @Argument(help: ArgumentHelp("A dataset by name, or the path of a card.", valueName: "name"))
    var name: String

    @OptionGroup var cards: CardOptions

    func run() throws {
        try reporting {
            let card = try DatasetCard.find(name, searching: cards.folders)
            let status = DatasetReaders.status(of: card, relativeTo: cards.folder)
            guard let folder = status.folder else { throw DatasetReaders.missingDiagnostic(status) }
            let dataset = try DatasetReaders.open(card, relativeTo: cards.folder)
            let shape = dataset.shape
            try Console.result("\(card.name): complete in \(folder.path)")
            try Console.result("  \(dataset.count(.database)) database images, \(dataset.count(.query)) queries")
            try Console.result("  \(shape.width) × \(shape.height) pixels, \(shape.channels) channel(s)")
            try Console.result("  \(dataset.classes.count) classes")
        }
    }
}
