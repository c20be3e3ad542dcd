import Arrays
import Core
import Evaluation
import Foundation
import Handover
import Testing

/// Metrics computed from what a site ships.
@Suite struct RebuildTests {
    private struct Made {
        var files: [String: Data]
        var report: EvaluationReport
    }

    private func site() throws -> Made {
        var random = SeededRandom(seed: 23)
        func codes(_ count: Int) throws -> PackedCodes {
            try PackedCodes(count: count, bits: 16, bytes: (0..<count * 2).map { _ in UInt8(random.below(4)) })
        }
        func labels(_ count: Int) throws -> LabelMatrix {
            try LabelMatrix(single: (0..<count).map { _ in random.below(3) }, classes: 3)
        }
        let (queries, database) = (try codes(12), try codes(60))
        let (queryLabels, databaseLabels) = (try labels(12), try labels(60))
        var options = EvaluationOptions()
        options.cuts = [10, 30]
        let report = try Evaluator.evaluate(
            queryCodes: queries, databaseCodes: database, queryLabels: queryLabels, databaseLabels: databaseLabels,
            cut: 5, options: options, jobs: 1)
        let found = try HammingNeighboursFile.of(queries, database, k: 5)
        func npy(_ codes: PackedCodes) throws -> Data {
            try NPY.array(codes.bytes, .uint8, shape: [codes.count, 2]).encoded()
        }
        func packed(_ labels: LabelMatrix) throws -> Data {
            try Gzip.compress(NPY.array(labels.values, .uint8, shape: [labels.rows, 3]).encoded())
        }
        let metrics = try String(decoding: JSON.encode(report.metrics), as: UTF8.self)
        let run =
            "{\"name\": \"mine\", \"data\": \"data/mine/\", \"distance\": \"hamming\", \"bits\": 16, \"neighbours\": 5, "
            + "\"relevance\": \"same-label\", \"metrics\": \(metrics)}"
        let other =
            "{\"name\": \"vectors\", \"data\": \"data/vectors/\", \"distance\": \"euclidean\", \"neighbours\": 5, "
            + "\"relevance\": \"same-label\", \"metrics\": []}"
        let files: [String: Data] = [
            "index.html": Data("<!doctype html>".utf8), "data/mine/query.codes.npy": try npy(queries),
            "data/mine/database.codes.npy": try npy(database), "data/query.labels.npy.gz": try packed(queryLabels),
            "data/database.labels.npy.gz": try packed(databaseLabels), "data/mine/neighbours.indices.npy": found,
            "data/site.json": Data("{\"runs\": [\(run), \(other)]}".utf8),
            "data/metrics.json": Data(
                "{\"runs\": [{\"run\": \"mine\", \"metrics\": \(metrics)}, {\"run\": \"vectors\", \"metrics\": []}]}"
                    .utf8),
        ]
        return Made(files: files, report: report)
    }

    private func check(_ files: [String: Data]) throws -> SiteCheck {
        try withFolder { folder in
            try writeSite(files, to: folder)
            let report = try SiteVerifier(folder, jobs: 2).verify(rebuild: true)
            // The manifest fits: only the metrics can tell.
            #expect(report.checks.dropLast().flatMap(\.problems) == [])
            return try #require(report.checks.last)
        }
    }

    @Test func metricsFromCodesAreThosePrinted() throws {
        let made = try site()
        let check = try check(made.files)
        #expect(check.problems.isEmpty, "\(check.problems)")
        // Every value of the run but none of the run without codes, which is told.
        #expect(check.summary.hasPrefix("\(made.report.metrics.count) values of 1 of 2 runs"), "\(check.summary)")
        #expect(made.report.metrics.count > 60)
        #expect(
            check.notes == [
                "run vectors: cannot be recomputed: the site has no data/vectors/query.codes.npy; its results come from euclidean distances"
            ])
    }

    @Test func oneBitOfOneCodeIsFound() throws {
        var files = try site().files
        let path = "data/mine/database.codes.npy"
        var data = try #require(files[path])
        data[data.count - 40] ^= 1
        files[path] = data
        let found = try check(files).problems
        #expect(
            found.contains { $0.file == "data/metrics.json" && $0.message.contains("run mine: mAP@all") }, "\(found)")
    }

    @Test func aBetterNumberIsFound() throws {
        let made = try site()
        let value = try #require(made.report.metric("mAP@all", ties: .indexOrder)?.value)
        var files = made.files
        for path in ["data/metrics.json", "data/site.json"] {
            let text = String(decoding: try #require(files[path]), as: UTF8.self)
            files[path] = Data(text.replacing("\(value)", with: "\(value + 1e-9)").utf8)
        }
        let found = try check(files).problems
        #expect(
            found.count == 1
                && found[0].message.contains("mAP@all, same-label, index-order is \(value + 1e-9), and \(value)"),
            "\(found)")
        // In one of the two places only.
        files["data/site.json"] = made.files["data/site.json"]
        #expect(try check(files).problems.contains { $0.file == "data/site.json" })
    }

    @Test func otherLabelsAndOtherResultsAreFound() throws {
        var files = try site().files
        let path = "data/mine/neighbours.indices.npy"
        var data = try #require(files[path])
        data[data.count - 4] ^= 1
        files[path] = data
        #expect(try check(files).problems.map(\.file) == [path])
        files = try site().files
        let labels = try Gzip.decompress(try #require(files["data/database.labels.npy.gz"]), file: "x")
        var swapped = labels
        swapped.replaceSubrange(
            (labels.count - 3)..., with: [UInt8](labels.suffix(3)) == [1, 0, 0] ? [0, 1, 0] : [1, 0, 0])
        files["data/database.labels.npy.gz"] = try Gzip.compress(swapped)
        #expect(try !check(files).problems.isEmpty)
    }

    @Test func damagedFilesAreToldAndNeverTrap() throws {
        let made = try site()
        var random = SeededRandom(seed: 29)
        let paths = made.files.keys.filter { $0 != "index.html" }.sorted()
        for round in 0..<120 {
            var files = made.files
            let path = paths[round % paths.count]
            files[path] = damaged(try #require(files[path]), &random)
            try withFolder { folder in
                try writeSite(files, to: folder)
                do {
                    _ = try SiteVerifier(folder, jobs: 1).verify(rebuild: true)
                } catch is Diagnostic {
                    // What cannot be read as data at all.
                }
            }
        }
    }
}

/// Neighbours by sorting all distances, each counted bit by bit.
private enum HammingNeighboursFile {
    static func of(_ queries: PackedCodes, _ database: PackedCodes, k: Int) throws -> Data {
        let rows = (0..<queries.count).flatMap { query -> [Int32] in
            let distances = (0..<database.count).map { row in
                (0..<16).count { queries.bit($0, of: query) != database.bit($0, of: row) }
            }
            return distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(k).map { Int32($0) }
        }
        return try NPY.array(rows, .int32, shape: [queries.count, k]).encoded()
    }
}
