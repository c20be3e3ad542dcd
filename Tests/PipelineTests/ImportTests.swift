import Arrays
import Core
import Evaluation
import Foundation
import Pipeline
import Retrieval
import Testing

/// Codes, vectors and lists brought back from a run give that run's numbers, in whatever form they come.
@Suite(.serialized) struct ImportTests {
    /// A built run of the drawn pictures: 320 in the database, 80 queries, 48 bits.
    struct Built {
        var folder: URL
        var database: PackedCodes
        var query: PackedCodes
        var run: URL { folder.appendingPathComponent(".vitrine/runs/pixels") }

        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

        func metrics(_ name: String) throws -> RunOutcome {
            var options = BuildOptions(site: folder)
            options.only = .evaluate
            options.run = name
            return try #require(SiteBuild(options).run().runs.first)
        }

        @discardableResult
        func bring(_ source: ImportRequest.Source, change: (inout ImportRequest) -> Void = { _ in }) throws
            -> ImportedRun
        {
            var request = ImportRequest(name: "mine", source: source, site: folder)
            change(&request)
            return try RunImport(request).run()
        }

        func codes(
            _ layout: CodeLayout = .auto, _ order: BitOrder = .little, type: String = "npy"
        ) -> ImportRequest.Source {
            .codes(database: path("d.\(type)"), query: path("q.\(type)"), layout: layout, order: order)
        }

        /// Writes both splits as `d.<type>` and `q.<type>`.
        func write(_ type: String = "npy", _ data: (PackedCodes) throws -> Data) throws {
            try Files.write(data(database), to: URL(fileURLWithPath: path("d.\(type)")))
            try Files.write(data(query), to: URL(fileURLWithPath: path("q.\(type)")))
        }
    }

    private func withRun(_ body: (Built) throws -> Void) throws {
        try withFolder { folder in
            _ = try SiteStarter.create(at: folder, source: .sample, title: nil)
            try Files.write(
                "# kept\ntitle: t\ndataset: shapes\nneighbours: 5\nruns:\n  - recipes/pixels.yml\n",
                to: folder.appendingPathComponent("vitrine.yml"))
            var options = BuildOptions(site: folder)
            options.only = .evaluate
            let run = try #require(SiteBuild(options).run().runs.first)
            try body(
                Built(
                    folder: folder, database: PackedCodes(npy: run.folder.appendingPathComponent("database.codes.npy")),
                    query: PackedCodes(npy: run.folder.appendingPathComponent("query.codes.npy"))))
        }
    }

    private static func bits(_ codes: PackedCodes) -> [Bool] {
        (0..<codes.count).flatMap { row in (0..<codes.bits).map { codes.bit($0, of: row) } }
    }

    /// `0x..` of the bytes, for tables.
    private static func hexadecimal(_ codes: PackedCodes) -> String {
        (0..<codes.count).map { row in
            codes.code(row).map { byte in
                let text = String(byte, radix: 16)
                return text.count == 1 ? "0" + text : text
            }.joined() + "\n"
        }.joined()
    }

    private static func columns(_ codes: PackedCodes) -> String {
        let head = (0..<codes.bits).map { "b\($0)" }.joined(separator: ",") + "\n"
        return head
            + (0..<codes.count).map { row in
                (0..<codes.bits).map { codes.bit($0, of: row) ? "1" : "0" }.joined(separator: ",") + "\r\n"
            }.joined()
    }

    private static func reversed(_ byte: UInt8) -> UInt8 {
        UInt8(
            String(String(String(byte, radix: 2).reversed()).padding(toLength: 8, withPad: "0", startingAt: 0)),
            radix: 2) ?? 0
    }

    @Test func everyFormOfCodesGivesTheRunsOwnNumbers() throws {
        try withRun { built in
            let expected = try built.metrics("pixels").metrics
            #expect(expected.count > 50)
            func shape(_ codes: PackedCodes) -> [Int] { [codes.count, codes.bits] }
            func packed(_ codes: PackedCodes, _ byte: (UInt8) -> UInt8) throws -> Data {
                try NPY.array(codes.bytes.map(byte), .uint8, shape: [codes.count, 6]).encoded()
            }
            let forms: [(String, ImportRequest.Source, (PackedCodes) throws -> Data)] = [
                ("npy", built.codes(), { try packed($0) { $0 } }),
                ("npy", built.codes(.packed, .big), { try packed($0, Self.reversed) }),
                ("npy", built.codes(), { try NPY.array(Self.bits($0), .bool, shape: shape($0)).encoded() }),
                (
                    "npy", built.codes(.bits),
                    { try NPY.array(Self.bits($0).map { UInt8($0 ? 1 : 0) }, .uint8, shape: shape($0)).encoded() }
                ),
                (
                    "npy", built.codes(),
                    { try NPY.array(Self.bits($0).map { Float($0 ? 1 : -1) }, .float32, shape: shape($0)).encoded() }
                ),
                (
                    "npy", built.codes(),
                    { try NPY.array(Self.bits($0).map { Int64($0 ? 1 : 0) }, .int64, shape: shape($0)).encoded() }
                ),
                ("csv", built.codes(type: "csv"), { Data(Self.hexadecimal($0).utf8) }),
                ("csv", built.codes(type: "csv"), { Data(("code\n" + Self.hexadecimal($0)).utf8) }),
                ("csv", built.codes(type: "csv"), { Data(Self.columns($0).utf8) }),
            ]
            for (place, (type, source, data)) in forms.enumerated() {
                try built.write(type, data)
                let done = try built.bring(source) { $0.replaces = place > 0 }
                #expect(done.isListed && done.content == "codes of 48 bits: 320 database images, 80 queries")
                #expect(
                    done.files == [
                        "imported/mine/database.codes.npy", "imported/mine/query.codes.npy", "recipes/mine.yml",
                    ])
                #expect(try built.metrics("mine").metrics == expected, "form \(place)")
            }
            let text = try Files.readText(built.folder.appendingPathComponent("vitrine.yml"))
            #expect(text.hasPrefix("# kept\n") && text.hasSuffix("  - recipes/pixels.yml\n  - recipes/mine.yml\n"))
        }
    }

    /// 12 bits, as papers print, in codes of 16.
    @Test func oddLengthsArePaddedAndSaySo() throws {
        try withRun { built in
            try built.write { codes in
                let bits = (0..<codes.count).flatMap { row in (0..<12).map { codes.bit($0, of: row) } }
                return try NPY.array(bits, .bool, shape: [codes.count, 12]).encoded()
            }
            let done = try built.bring(built.codes()) { $0.title = "Twelve \"bits\"" }
            #expect(done.notes == ["12 bits are padded with zeros to 16; no distance changes"])
            let codes = try PackedCodes(npy: built.folder.appendingPathComponent("imported/mine/query.codes.npy"))
            #expect(codes.bits == 16)
            #expect(
                (0..<80).allSatisfy { row in
                    (0..<12).allSatisfy { codes.bit($0, of: row) == built.query.bit($0, of: row) }
                })
            #expect((0..<80).allSatisfy { row in (12..<16).allSatisfy { !codes.bit($0, of: row) } })
            #expect(try built.metrics("mine").title == "Twelve \"bits\"")
        }
    }

    @Test func vectorsAreComparedOrHashed() throws {
        try withRun { built in
            let files = ["database", "query"].map { built.run.appendingPathComponent("\($0).latents.npy").path }
            try built.bring(.latents(database: files[0], query: files[1], hash: "itq", bits: 48))
            // The same vectors under the same hash function and seed as the run they came from.
            #expect(try built.metrics("mine").metrics == built.metrics("pixels").metrics)
            try built.bring(.latents(database: files[0], query: files[1], hash: nil, bits: nil)) { $0.replaces = true }
            let compared = try built.metrics("mine")
            #expect(compared.bits == nil && compared.metrics.contains { $0.name == "mAP@all" })
            let error = try #require(throws: Diagnostic.self) {
                try built.bring(.latents(database: files[1], query: files[0], hash: nil, bits: nil)) {
                    $0.replaces = true
                }
            }
            #expect(error.advice == "are the two files swapped?")
        }
    }
}
