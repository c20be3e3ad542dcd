import Arrays
import Core
import Foundation
import Pipeline
import Testing

/// Arrays inside of NumPy's archives.
@Suite(.serialized) struct ImportArchiveTests {
    /// `numpy.savez_compressed("codes.npz", db=…, q=…)`: booleans [320, 6] and [80, 6]; row r of `db` holds the bits of
    /// r // 8, row r of `q` those of r // 2.
    static let archive = """
        UEsDBC0AAAAIAAAAIQBcLb5y//////////8GABQAZGIubnB5AQAQAAAIAAAAAAAAqgAAAAAAAACdkz0KAjEQhfNaTzHdKKTwByw8\
        gJ1iY2El0Y1YiLskYqN7Ci/seoTPZPggAyEzb14+2/1md1B4hpc3uZ6Lr8zfp5lH80tbHiXdj21p8i+/Treah3y9pi4P5/FiPo22\
        nETr7c81CnAJkl4QJH1AkLQgQdIGaNCGBUkFEiQVVJB0AFRSGlQjWhPd1BCCpAaiFVFJaVCDUoWooQVJPwCdGLUolZQGdRD1EJ3Z\
        F1BLAwQtAAAACAAAACEA+MMXYf//////////BQAUAHEubnB5AQAQAGACAAAAAAAAlwAAAAAAAACdjzEOwjAMRfNXTuHNIGUoC0Ic\
        gI2KhaETCjSIAVGUIBbgFFyYsr0Zx3qSE/v759PuNttO4RGe3ud6LL4yfx3mHs1PQ7mXdN0Ppc+/+3W61Dze13O65bGeLptoi1m0\
        t/0bk4AQyEIgHwSySSAHmBwWSCGBFBXIBZRlUot9PDQhkIbYRVkmjVKJpgXyA9xGq5Rl0hE9cd8XUEsBAi0DLQAAAAgAAAAhAFwt\
        vnKqAAAAAAgAAAYAAAAAAAAAAAAAAIABAAAAAGRiLm5weVBLAQItAy0AAAAIAAAAIQD4wxdhlwAAAGACAAAFAAAAAAAAAAAAAACA\
        AeIAAABxLm5weVBLBQYAAAAAAgACAGcAAACwAQAAAAA=
        """

    @Test func arraysByName() throws {
        try withFolder { folder in
            _ = try SiteStarter.create(at: folder, source: .sample, title: nil)
            let file = folder.appendingPathComponent("codes.npz")
            try Files.write(try #require(Data(base64Encoded: Self.archive)), to: file)
            func request(_ database: String, _ query: String) -> ImportRequest {
                ImportRequest(
                    name: "mine",
                    source: .codes(
                        database: file.path + database, query: file.path + query, layout: .auto, order: .little),
                    site: folder)
            }
            let unnamed = try #require(throws: Diagnostic.self) { try RunImport(request("", ":q")).run() }
            #expect(unnamed.message == "holds 2 arrays" && unnamed.advice == "write \(file.path):db")
            let wrong = try #require(throws: Diagnostic.self) { try RunImport(request(":db", ":x")).run() }
            #expect(wrong.message == "holds no array `x`")
            let done = try RunImport(request(":db", ":q")).run()
            #expect(done.content == "codes of 6 bits: 320 database images, 80 queries")
            let database = try PackedCodes(npy: folder.appendingPathComponent("imported/mine/database.codes.npy"))
            let query = try PackedCodes(npy: folder.appendingPathComponent("imported/mine/query.codes.npy"))
            #expect(database.bytes == (0..<320).map { UInt8($0 / 8) })
            #expect(query.bytes == (0..<80).map { UInt8($0 / 2) })
        }
    }

    /// A recipe may name an array in an archive too.
    @Test func recipesNameArraysInArchives() throws {
        try withFolder { folder in
            _ = try SiteStarter.create(at: folder, source: .sample, title: nil)
            let file = folder.appendingPathComponent("codes.npz")
            try Files.write(try #require(Data(base64Encoded: Self.archive)), to: file)
            try Files.write(
                "title: t\ndataset: shapes\nneighbours: 2\n"
                    + "runs: [{name: mine, neighbours: {indices: \"codes.npz:q\"}}]\n",
                to: folder.appendingPathComponent("vitrine.yml"))
            var options = BuildOptions(site: folder)
            options.only = .encode
            // Read, and found to be no list of rows.
            let error = try #require(throws: Diagnostic.self) { try SiteBuild(options).run() }
            #expect(error.message.contains("has elements of type |b1"), "\(error)")
        }
    }
}
