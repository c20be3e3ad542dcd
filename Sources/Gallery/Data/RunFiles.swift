import Arrays
import Core
import Foundation
import Templating

/// The files of one run under `data/<run>/`, each with a line on what it holds.
struct RunFiles: Sendable {
    let map: SiteMap
    let run: RunView

    struct File: Sendable {
        var name: String
        var content: String
        var data: Data
    }

    /// Files that the run brings itself win over those made here.
    func all() throws -> [File] {
        let brought = run.content.downloads.map { File(name: $0.name, content: $0.content, data: $0.data) }
        var files = try made(unless: Set(brought.map(\.name))) + brought
        for file in brought where !Self.isPlain(file.name) {
            throw Diagnostic(
                "a download is named `\(file.name)`", expected: "a file name of letters, digits, `.`, `_` and `-`")
        }
        files.sort { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
        return files
    }

    private func made(unless brought: Set<String>) throws -> [File] {
        let neighbours = run.content.neighbours
        let shape = [neighbours.queries, neighbours.k]
        var files = [
            File(name: "recipe.yml", content: "The recipe as resolved", data: Data(run.content.recipe.utf8)),
            File(
                name: "neighbours.indices.npy",
                content: "int32, \(shape[0]) × \(shape[1]): database rows, nearest first, ties by row number",
                data: try NPY.array(neighbours.indices, .int32, shape: shape).encoded()),
        ]
        if map.content.hasTables {
            files.append(
                File(
                    // Five megabytes for 10 000 queries otherwise, a tenth of a site. Level 6 saves a fiftieth more in
                    // twice the time.
                    name: "neighbours.csv.gz",
                    content:
                        "The results that the pages show: query, rank, database row, distance, label, right or wrong",
                    data: try Gzip.compress(neighbourTable(), level: 5)))
        }
        if !brought.contains("per_query.csv") {
            files.append(File(name: "per_query.csv", content: "One row a query: labels and scores", data: perQuery()))
        }
        files.append(try EncoderScript(slug: run.slug, encoder: run.content.encoderScript).file())
        if let data = try distances(shape) {
            files.append(
                File(
                    name: "neighbours.distances.npy",
                    content: neighbours.isHamming
                        ? "uint16, Hamming distances" : "float32, distances: \(neighbours.distanceName)",
                    data: data))
        }
        if case .hamming(let found) = neighbours, let euclidean = found.euclidean {
            files.append(
                File(
                    name: "neighbours.euclidean.npy",
                    content: "float32, Euclidean distances of the results that the look-up returned, -1 for the others",
                    data: try NPY.array(euclidean, .float32, shape: shape).encoded()))
        }
        for (split, codes) in [("query", run.content.queryCodes), ("database", run.content.databaseCodes)] {
            guard let codes else { continue }
            files.append(
                File(
                    name: "\(split).codes.npy",
                    content: "uint8, \(codes.count) × \(codes.bytesPerCode): packed codes, least significant bit first",
                    data: try NPY.array(codes.bytes, .uint8, shape: [codes.count, codes.bytesPerCode]).encoded()))
        }
        return files.filter { !brought.contains($0.name) }
    }

    private func distances(_ shape: [Int]) throws -> Data? {
        switch run.content.neighbours {
        case .hamming(let found): try NPY.array(found.distances, .uint16, shape: shape).encoded()
        case .euclidean(let found): try NPY.array(found.distances, .float32, shape: shape).encoded()
        case .listed(let found): try found.distances.map { try NPY.array($0, .float32, shape: shape).encoded() }
        }
    }

    private func perQuery() -> Data {
        let report = run.content.report
        let columns = report.perQuery.columns(cut: report.cut)
        let errors = run.content.reconstructions?.errors
        var csv = CSVWriter(
            header: ["row", "id", "labels"] + columns.map(\.name) + (errors == nil ? [] : ["reconstruction error"]))
        for row in 0..<report.queries {
            let names = map.content.queryLabels.labels(of: row).map { map.content.dataset.classes[$0] }
            csv.append(
                [String(row), map.content.queryIdentifiers[row], names.joined(separator: ";")]
                    + columns.map { Format.plain($0.values[row]) } + (errors.map { [$0[row].description] } ?? []))
        }
        return Data(csv.text.utf8)
    }

    private func neighbourTable() -> Data {
        let neighbours = run.content.neighbours
        let count = min(neighbours.k, map.content.shownNeighbours)
        var csv = CSVWriter(header: ["query", "rank", "row", "distance", "label", "right"])
        for row in map.rows {
            for place in 0..<count {
                let found = Int(neighbours.indices[row * neighbours.k + place])
                csv.append([
                    String(row), String(place + 1), String(found), neighbours.distance(of: row, place: place),
                    map.databaseText[found], run.relevance.isRight(query: row, database: found) ? "1" : "0",
                ])
            }
        }
        return Data(csv.text.utf8)
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".")
            && name.utf8.allSatisfy { byte in
                switch UInt8(byte) {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
