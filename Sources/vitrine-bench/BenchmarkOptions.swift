import Core
import Foundation

/// What the command line of `vitrine-bench` asks for.
struct BenchmarkOptions {
    static let parts = ["hamming", "evaluate", "render", "train", "memory", "page", "browser", "slides", "report"]
    static let usage = """
        usage: vitrine-bench [PART …] [--site Site] [--python .peers/bin/python] [--output .vitrine/bench.json]

        Measures Vitrine against its peers, prints the rows and, when no part is named, writes them as JSON.

          hamming    hamming-60k, hamming-1m: exact Hamming search, against faiss
          evaluate   evaluate: every metric of a report
          render     render-10k: the query pages of the site, against Hugo
          train      train, encode: the default model, against PyTorch on the same libtorch
          memory     peak-memory: a whole build of the site from nothing
          page       query-page-bytes, query-page-files, site-bytes: what a browser loads
          browser    first paint against a bare page, bytes and files of page kinds and of every query page, frame times
                     of the grid and the map, answers of the live search: against their budgets

          slides     slide-index: the statistics of a slide's tiles, against reading them with OpenSlide alone; region-query:
                     a region in fifty slides at eight scales, against its budget of 0.2 s
          report     report-200: a report of 200 cells after one changed, against writing it from nothing

        `make bench` installs the peers first. Exits with 1 when a part failed; the others are measured all the same.
        """

    var wanted: [String] = []
    var site = "Site"
    var python = ".peers/bin/python"
    var output: String?
    /// The command beside this one.
    var vitrine = ".build/release/vitrine"

    /// The file to write: with some parts only, none unless it is named.
    var file: String? { output ?? (wanted.count == Self.parts.count ? ".vitrine/bench.json" : nil) }

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--site", "--python", "--peer-python", "--output", "--vitrine":
                guard let value = rest.popFirst() else { throw Diagnostic("`\(argument)` needs a value") }
                switch argument {
                case "--site": site = value
                case "--output": output = value
                case "--vitrine": vitrine = value
                default: python = value
                }
            case _ where Self.parts.contains(argument): wanted.append(argument)
            default:
                throw Diagnostic(
                    "unknown argument `\(argument)`", expected: "one of \(Self.parts.joined(separator: ", "))")
            }
        }
        if wanted.isEmpty { wanted = Self.parts }
    }
}
