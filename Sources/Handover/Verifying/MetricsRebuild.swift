import Arrays
import Core
import Evaluation
import Foundation
import Retrieval

/// Computes the metrics of every run anew from the codes and labels that the site ships, and compares them with those
/// that it prints.
struct MetricsRebuild {
    let source: SiteSource
    let jobs: Int
    var progress: ProgressHandler?

    /// Sums in another order differ by less; the digits that are printed are all of a number's.
    static let tolerance = 1e-12
    /// What labels and codes may unpack to.
    private static let largest = 1 << 30

    package static let labels = (query: "data/query.labels.npy.gz", database: "data/database.labels.npy.gz")

    private struct Site: Decodable {
        struct Run: Decodable {
            var name: String
            var data: String
            var distance: String
            var bits: Int?
            var neighbours: Int
            var relevance: RelevanceRule
            var metrics: [Metric]
        }
        var runs: [Run]
    }

    private struct Metric: Decodable {
        var name: String
        var relevance: String
        var ties: String
        var k: Int?
        var radius: Int?
        var value: Double?

        /// Which number this is.
        var key: String { "\(name), \(relevance), \(ties)" }
    }

    /// `data/metrics.json`: one run's list, or one under each run's name.
    private struct Printed: Decodable {
        struct Run: Decodable {
            var run: String
            var metrics: [Metric]
        }
        var metrics: [Metric]?
        var runs: [Run]?

        func of(_ run: String) -> [Metric]? { metrics ?? runs?.first { $0.run == run }?.metrics }
    }

    /// - Throws: `Diagnostic` for a site whose data files are missing or damaged.
    func check() throws -> SiteCheck {
        // Those of regions have data of another form.
        if source.files.contains(where: { $0.path.hasPrefix("assets/slides/") }) {
            return SiteCheck(
                name: "metrics", summary: "a gallery of slides", problems: [],
                notes: ["metrics of regions cannot be recomputed: the site ships no codes of tiles"])
        }
        let site: Site = try decode("data/site.json")
        let printed: Printed = try decode("data/metrics.json")
        var check = SiteCheck(name: "metrics", summary: "", problems: [])
        var (compared, runs) = (0, 0)
        for run in site.runs {
            guard let metrics = printed.of(run.name) else {
                check.problems.append(problem("has no metrics of the run \(run.name)"))
                continue
            }
            check.problems += differences(run.metrics, metrics, run: run.name, of: "data/site.json")
            if let obstacle = obstacle(run) {
                check.notes.append("run \(run.name): cannot be recomputed: \(obstacle)")
                continue
            }
            do {
                let made = try recomputed(run, metrics)
                let found = compare(metrics, made, run: run.name)
                check.problems += found.problems
                check.notes += found.notes
                compared += found.compared
                runs += 1
                check.problems += try neighbours(run)
            } catch let diagnostic as Diagnostic {
                check.problems.append(SiteProblem(file: diagnostic.file ?? run.data, message: diagnostic.message))
            }
        }
        check.summary =
            "\(compared) values of \(runs) of \(site.runs.count) runs computed from codes equal those printed"
        return check
    }

    private func problem(_ message: String) -> SiteProblem {
        SiteProblem(file: "data/metrics.json", message: message)
    }

    /// Why a run cannot be recomputed; nil where it can.
    private func obstacle(_ run: Site.Run) -> String? {
        if PathRules.obstacle(to: run.data + "x") != nil { return "its folder `\(run.data)` leads elsewhere" }
        for name in ["query.codes.npy", "database.codes.npy"] where !source.has(run.data + name) {
            return "the site has no \(run.data)\(name); its results come from \(run.distance) distances"
        }
        if source.has(run.data + "neighbours.euclidean.npy") {
            return "its two-stage search ranks by vectors, which the site does not have"
        }
        for name in [Self.labels.query, Self.labels.database] where !source.has(name) {
            return "the site has no \(name), as sites built before it was shipped"
        }
        return nil
    }

    // MARK: - Computing

    private func recomputed(_ run: Site.Run, _ metrics: [Metric]) throws -> [MetricValue] {
        let report = try Evaluator.evaluate(
            queryCodes: codes(run.data + "query.codes.npy"), databaseCodes: codes(run.data + "database.codes.npy"),
            queryLabels: labels(Self.labels.query), databaseLabels: labels(Self.labels.database),
            relevance: run.relevance, cut: run.neighbours, options: options(metrics), jobs: jobs, progress: progress)
        return report.metrics
    }

    /// Every rank and radius that is printed, for every metric: more than was asked for once, and all of it.
    private func options(_ metrics: [Metric]) -> EvaluationOptions {
        var options = EvaluationOptions()
        options.cuts = Set(metrics.compactMap(\.k)).sorted()
        options.averagePrecisionCuts = []
        options.precisionCuts = []
        options.radii = Set(metrics.compactMap(\.radius)).filter { (0...PackedCodes.longest).contains($0) }.sorted()
        options.resamples = 0
        return options
    }

    private func compare(
        _ printed: [Metric], _ made: [MetricValue], run: String
    ) -> (problems: [SiteProblem], notes: [String], compared: Int) {
        let values = Dictionary(
            made.map { ("\($0.name), \($0.relevance.rawValue), \($0.ties.rawValue)", $0.value) }
        ) { first, _ in first }
        var problems: [SiteProblem] = []
        var unknown: [String] = []
        var compared = 0
        for metric in printed {
            guard let value = values[metric.key] else {
                unknown.append(metric.key)
                continue
            }
            compared += 1
            if !Self.same(value, metric.value) {
                problems.append(
                    problem(
                        "run \(run): \(metric.key) is \(metric.value.map { "\($0)" } ?? "null"), and \(value) "
                            + "from the codes"))
            }
        }
        if printed.isEmpty { problems.append(problem("run \(run) has no metrics at all")) }
        let notes = unknown.isEmpty ? [] : ["run \(run): not from codes: \(unknown.joined(separator: "; "))"]
        return (problems, notes, compared)
    }

    private static func same(_ value: Double, _ printed: Double?) -> Bool {
        guard let printed else { return !value.isFinite }
        return abs(value - printed) <= tolerance * max(1, abs(value))
    }

    /// The copy of the metrics in `data/site.json` must be the same.
    private func differences(_ copy: [Metric], _ metrics: [Metric], run: String, of file: String) -> [SiteProblem] {
        let isSame =
            copy.count == metrics.count
            && zip(copy, metrics).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        return isSame
            ? [] : [SiteProblem(file: file, message: "run \(run): its metrics are not those of data/metrics.json")]
    }

    /// The result lists that pages show are those of the codes.
    private func neighbours(_ run: Site.Run) throws -> [SiteProblem] {
        let path = run.data + "neighbours.indices.npy"
        guard source.has(path) else { return [] }
        let array = try NPY.parse(source.read(path), file: path)
        let shown = try array.values(Int32.self, as: .int32)
        let queries = try codes(run.data + "query.codes.npy")
        guard array.shape.count == 2, array.shape[0] == queries.count, array.shape[1] == run.neighbours else {
            return [SiteProblem(file: path, message: "has the shape \(array.shape)")]
        }
        let found = try HammingSearch.topK(
            queries: queries, database: codes(run.data + "database.codes.npy"), k: run.neighbours, jobs: jobs)
        guard let place = zip(shown, found.indices).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
        else {
            return []
        }
        return [
            SiteProblem(
                file: path,
                message:
                    "query \(place / run.neighbours) has row \(shown[place]) at rank \(place % run.neighbours + 1), "
                    + "and row \(found.indices[place]) by its codes")
        ]
    }

    // MARK: - Files

    private func decode<Value: Decodable>(_ path: String) throws -> Value {
        guard source.has(path) else { throw Diagnostic("no such file", file: source.name(path)) }
        return try JSON.decode(Value.self, from: source.read(path), file: source.name(path))
    }

    private func codes(_ path: String) throws -> PackedCodes {
        let array = try NPY.parse(source.read(path), file: path)
        guard array.element == .uint8, array.shape.count == 2, array.shape[1] <= PackedCodes.longest / 8 else {
            throw Diagnostic(
                "holds \(array.element.rawValue) of shape \(array.shape)", file: path, expected: "packed codes")
        }
        do {
            return try PackedCodes(count: array.shape[0], bits: array.shape[1] * 8, bytes: Array(array.bytes))
        } catch var diagnostic as Diagnostic {
            diagnostic.file = path
            throw diagnostic
        }
    }

    private func labels(_ path: String) throws -> LabelMatrix {
        let data = try Gzip.decompress(source.read(path), limit: Self.largest, file: path)
        let array = try NPY.parse(data, file: path)
        guard array.element == .uint8, array.shape.count == 2 else {
            throw Diagnostic("holds \(array.element.rawValue) of shape \(array.shape)", file: path, expected: "labels")
        }
        return try LabelMatrix(rows: array.shape[0], classes: array.shape[1], values: Array(array.bytes))
    }
}
