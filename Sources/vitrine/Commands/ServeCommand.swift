import ArgumentParser
import Core
import Dispatch
import Foundation
import Pipeline
import Server
import SlidePipeline

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show a built site in the browser, with search by a new image.",
        discussion: """
            Serves the files that `vitrine build` wrote, until you press Ctrl-C. The search page of the site takes an \
            image and shows its neighbours; programs send it as the body of POST /api/v1/search?k=20. Only this \
            machine can connect unless you name another --host.

            Examples:

              vitrine serve my-site
              vitrine serve my-site --port 8080 --watch
              curl --data-binary @shoe.jpg -H 'Content-Type: image/jpeg' \\
                'http://127.0.0.1:8000/api/v1/search?k=5'
            """)

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Option(
        help: ArgumentHelp("Where the pages are (default: public inside the site).", valueName: "folder"),
        completion: .directory)
    var output: String?

    @Option(help: ArgumentHelp("The address to listen on; 0.0.0.0 is every network.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port to listen on; 0 takes any free one.", valueName: "number"))
    var port: UInt16 = 8000

    @Flag(help: "Build again when the site's files change, and reload open pages.")
    var watch = false

    @Flag(name: .customLong("no-search"), help: "Serve the pages alone.")
    var noSearch = false

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("The run that answers searches (default: the site's first).", valueName: "name"))
    var runName: String?

    @Option(
        help: ArgumentHelp("Templates to build with when watching, as for `build`.", valueName: "folder"),
        completion: .directory)
    var templates: String?

    @OptionGroup var work: WorkOptions

    func run() async throws {
        do {
            try await serve()
        } catch {
            throw reported(error)
        }
    }

    private func serve() async throws {
        let folder = WorkOptions.folder(site)
        let root = WorkOptions.output(output, site: site)
        guard Files.exists(root.appendingPathComponent("index.html")) else {
            let site = site == "." ? "" : " " + shellWord(site)
            let output = output.map { " --output " + shellWord($0) } ?? ""
            throw Diagnostic(
                "there is no built site", file: root.path, expected: "a folder with an index.html",
                advice: "run `vitrine build\(site)\(output)` first")
        }
        var options = work.options(site: site)
        options.output = root
        options.templates = templates.map(WorkOptions.folder)

        // One queue for searches and builds: each keeps all cores busy, and both need the store.
        let queue = DispatchQueue(label: "vitrine.work")
        let isSite = Files.exists(options.configuration)
        var searching = options
        searching.run = runName
        let hasSlides = isSite && SlideSiteConfiguration.describes(options.configuration)
        let search = noSearch || !isSite || hasSlides ? nil : SiteSearch(searching, queue: queue)
        let regions = noSearch || !hasSlides ? nil : SlideSearch(searching, queue: queue)
        if !noSearch && !isSite && !work.quiet {
            Console.message("note: \(folder.path) has no vitrine.yml; serving the pages without search")
        }
        if !Self.isLoopback(host) {
            Console.message("warning: other machines can see this site and search in it (--host \(host))")
        }

        let server = try VitrineServer(
            root: root, host: host, port: port, search: search, regions: regions, watch: watch)
        let rebuilding =
            watch && isSite
            ? Task { [options] in
                await Rebuilder(options, queue: queue) {
                    search?.forget()
                    regions?.forget()
                }.run()
            } : nil
        defer { rebuilding?.cancel() }
        try await server.run { address in
            try? Console.result("Serving \(root.path) at \(address.url)")
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
