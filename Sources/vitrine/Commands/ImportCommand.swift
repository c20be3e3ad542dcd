import ArgumentParser
import Core
import Evaluation
import Foundation
import Pipeline

extension BitOrder: ExpressibleByArgument {}
extension CodeLayout: ExpressibleByArgument {}
extension RelevanceRule: ExpressibleByArgument {}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a run of codes, vectors or result lists that another program computed.",
        discussion: """
            Rows stand in the order of the data set's images. Files are .npy, .npz (codes.npz:name for one array of \
            several) or CSV, and are checked against the site's data set; what is written is in this program's own \
            form, in imported/NAME, with a recipe in recipes/NAME.yml that vitrine.yml then lists.

            Codes: packed bytes (uint8), or a bit a number: bool, 0/1, or signs of any type; in CSV columns of 0/1 or \
            one column of hexadecimal bytes. Vectors: float32 or float64, compared by Euclidean distance, or hashed \
            with --hash. Result lists: database rows (int32 or int64), nearest first, or a CSV file \
            query,rank,database_row[,distance] with ranks from 1. Of lists shorter than the database, metrics that \
            need the whole ranking are left out.

            Examples:

              vitrine import mine --site my-site \\
                --codes-database db.npy --codes-query q.npy --bit-order big
              vitrine import clip --hash itq --bits 48 \\
                --latents-database c.npz:db --latents-query c.npz:q
              vitrine import faiss --neighbours I.npy --distances D.npy --title HNSW
              vitrine import other --neighbours ranking.csv
            """)

    @Argument(help: ArgumentHelp("What the run is to be called: letters, digits, - and _.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Codes of the database.", valueName: "file"), completion: .file())
    var codesDatabase: String?

    @Option(help: ArgumentHelp("Codes of the queries.", valueName: "file"), completion: .file())
    var codesQuery: String?

    @Option(help: "Which bit of a packed byte comes first: the least significant (little) or the most (big).")
    var bitOrder: BitOrder?

    @Option(help: "What uint8 holds: eight bits a byte (packed) or one (bits); auto takes it for packed.")
    var layout: CodeLayout?

    @Option(help: ArgumentHelp("Vectors of the database.", valueName: "file"), completion: .file())
    var latentsDatabase: String?

    @Option(help: ArgumentHelp("Vectors of the queries.", valueName: "file"), completion: .file())
    var latentsQuery: String?

    @Option(help: ArgumentHelp("Hash the vectors with this function.", valueName: "function"))
    var hash: String?

    @Option(help: ArgumentHelp("Code length of --hash.", valueName: "count"))
    var bits: Int?

    @Option(help: ArgumentHelp("Result lists: database rows, nearest first.", valueName: "file"), completion: .file())
    var neighbours: String?

    @Option(help: ArgumentHelp("How far each of --neighbours is.", valueName: "file"), completion: .file())
    var distances: String?

    @Option(name: .customShort("k"), help: ArgumentHelp("Keep the first results of each list.", valueName: "count"))
    var first: Int?

    @Option(help: ArgumentHelp("The run's title (default: its name).", valueName: "text"))
    var title: String?

    @Option(help: "When a result counts as right (default: same-label).")
    var relevance: RelevanceRule?

    @Option(help: .site, completion: .directory)
    var site = "."

    @Flag(help: "Overwrite a run of this name that was imported before, its recipe included.")
    var replace = false

    @Flag(help: "Print JSON instead of lines.")
    var json = false

    func validate() throws {
        _ = try source()
        if let first, first < 1 { throw ValidationError("-k is \(first); it must be 1 or more.") }
        if let bits, bits < 1 { throw ValidationError("--bits is \(bits); it must be 1 or more.") }
    }

    private func source() throws -> ImportRequest.Source {
        let kinds = [
            codesDatabase != nil || codesQuery != nil, latentsDatabase != nil || latentsQuery != nil, neighbours != nil,
        ]
        guard kinds.filter({ $0 }).count == 1 else {
            throw ValidationError(
                "Give one of: --codes-database and --codes-query; --latents-database and --latents-query; --neighbours."
            )
        }
        func only(_ kind: Int, _ options: [(String, Bool)], with wanted: String) throws {
            guard !kinds[kind], let stray = options.first(where: { $0.1 }) else { return }
            throw ValidationError("\(stray.0) only goes with \(wanted).")
        }
        try only(0, [("--bit-order", bitOrder != nil), ("--layout", layout != nil)], with: "codes")
        try only(1, [("--hash", hash != nil), ("--bits", bits != nil)], with: "latents")
        try only(2, [("--distances", distances != nil), ("-k", first != nil)], with: "--neighbours")
        if bits != nil, hash == nil { throw ValidationError("--bits only goes with --hash.") }
        if let neighbours { return .neighbours(indices: neighbours, distances: distances, first: first) }
        if let database = codesDatabase, let query = codesQuery {
            return .codes(database: database, query: query, layout: layout ?? .auto, order: bitOrder ?? .little)
        }
        if let database = latentsDatabase, let query = latentsQuery {
            return .latents(database: database, query: query, hash: hash, bits: bits)
        }
        throw ValidationError("Codes and vectors need two files: those of the database and those of the queries.")
    }

    func run() throws {
        try reporting {
            var request = ImportRequest(name: name, source: try source(), site: WorkOptions.folder(site))
            request.title = title
            request.relevance = relevance
            request.replaces = replace
            let done = try RunImport(request).run()
            if json { return try Console.result(json: done) }
            try Console.result("\(done.name): \(done.content)")
            for note in done.notes { try Console.result("note: \(note)") }
            for file in done.files { try Console.result("wrote \(file)") }
            if !done.isListed {
                try Console.result(
                    "The site's file cannot be edited safely; add this line under `runs`:  - \(done.recipe)")
            }
            try Console.result("Next: vitrine build" + (site == "." ? "" : " " + shellWord(site)))
        }
    }
}
