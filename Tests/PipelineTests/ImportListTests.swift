import Arrays
import Core
import Evaluation
import Foundation
import Pipeline
import Testing

/// Result lists as runs.
@Suite(.serialized) struct ImportListTests {
    private func site(_ folder: URL) throws {
        _ = try SiteStarter.create(at: folder, source: .sample, title: nil)
        try Files.write(
            "title: t\ndataset: shapes\nneighbours: 10\nruns: [recipes/pixels.yml]\n",
            to: folder.appendingPathComponent("vitrine.yml"))
    }

    private func build(_ folder: URL, run: String? = nil, only: StepName? = .evaluate) throws -> BuildSummary {
        var options = BuildOptions(site: folder)
        options.only = only
        options.run = run
        return try SiteBuild(options).run()
    }

    @Test func arraysAndTablesGiveTheNumbersOfTheirRun() throws {
        try withFolder { folder in
            try site(folder)
            let own = try #require(build(folder).runs.first)
            let (indices, distances) = ("neighbours.indices.npy", "neighbours.distances.npy")
            let files = [indices, distances].map { own.folder.appendingPathComponent($0) }
            let source = ImportRequest.Source.neighbours(
                indices: files[0].path, distances: files[1].path, first: nil)
            let done = try RunImport(ImportRequest(name: "lists", source: source, site: folder)).run()
            #expect(done.notes == ["top 10 only: metrics that need the whole ranking, such as mAP@all, are left out"])
            #expect(done.content == "lists of 10 results with distances: 320 database images, 80 queries")
            let expected = own.metrics.filter { $0.ties == .indexOrder && ($0.k ?? 99) <= 10 }
            let found = try #require(build(folder, run: "lists").runs.first)
            #expect(found.metrics == expected && !expected.isEmpty)
            #expect(found.depth == 10)

            // The same as a table, its lines turned round, cut to five.
            let rows = try NPY.read(files[0]).values(Int32.self, as: .int32)
            let lines = (0..<800).reversed().map { "\($0 / 10),\($0 % 10 + 1),\(rows[$0])\n" }
            let table = folder.appendingPathComponent("ranking.csv")
            try Files.write("query,rank,database_row\n" + lines.joined(), to: table)
            let cut = ImportRequest.Source.neighbours(indices: table.path, distances: nil, first: 5)
            _ = try RunImport(ImportRequest(name: "table", source: cut, site: folder)).run()
            let five = try #require(build(folder, run: "table").runs.first)
            #expect(five.depth == 5)
            for name in ["P@5", "R@5", "nDCG@5", "mAP@5 over min(k, relevant)", "mAP@5 over relevant found"] {
                let value = five.metrics.first { $0.name == name }?.value
                let other = own.metrics.first { $0.name == name && $0.ties == .indexOrder }?.value
                #expect(value != nil)
                // The run itself gives only some metrics at 5.
                if let other { #expect(value == other) }
            }

            // And on pages.
            #expect(try build(folder, only: nil).site == .rendered(pages: 80))
            let pages = folder.appendingPathComponent("public")
            let overview = try Files.readText(pages.appendingPathComponent("index.html"))
            #expect(overview.contains("not known, top 10 only") && overview.contains("id=\"compared\""))
            let page = try Files.readText(pages.appendingPathComponent("queries/00003.html"))
            #expect(page.contains("AP@5, order of the list") && page.contains("Distance not given"))
            #expect(page.contains(": 5 images in the order of the list"))
            #expect(!Files.exists(pages.appendingPathComponent("data/table/neighbours.distances.npy")))
            #expect(Files.exists(pages.appendingPathComponent("data/lists/neighbours.distances.npy")))

            // Runs of the site compared query by query.
            let runs = try build(folder).runs
            let all = try RunComparisons(runs, names: [])
            #expect(all.pairs.map { "\($0.first) \($0.second)" } == ["pixels lists", "pixels table", "lists table"])
            let same = try #require(all.pairs[0].score("AP@10 over min(k, relevant)"))
            #expect(same.ties == 80 && same.difference == 0)
            #expect(try RunComparisons(runs, names: ["table"]).pairs.map(\.second) == ["pixels", "lists"])
            #expect(throws: Diagnostic.self) { try RunComparisons(runs, names: ["tabel"]) }
            #expect(throws: Diagnostic.self) { try RunComparisons([runs[0]], names: []) }
        }
    }

    @Test(arguments: [
        ("rank,query,database_row\n0,1,2\n", 1, "has the columns rank,query,database_row"),
        ("query,rank,database_row\n0,1,320\n", 2, "the database row 320"),
        ("query,rank,database_row\n80,1,3\n", 2, "query 80"),
        ("query,rank,database_row\n0,0,3\n", 2, "rank 0"),
        ("query,rank,database_row\n0,1,3\n0,1,4\n", 3, "rank 1 of query 0 again"),
        ("query,rank,database_row\n0,1\n", 2, "has 2 fields"),
        ("query,rank,database_row\n0,x,1\n", 2, "`x` as rank"),
        ("query,rank,database_row,distance\n0,1,1,near\n", 2, "`near` as distance"),
        ("query,rank,database_row\n\"0\",1,1\n", 2, "a double quote"),
        ("query,rank,database_row\n0,2,1\n", nil, "has no rank 1 for query 0"),
        ("query,rank,database_row\n0,1,1\n0,2,2\n1,1,1\n", nil, "has 1 results for query 1"),
        ("", nil, "is empty"),
        ("query,rank,database_row\n", nil, "has no row below its header"),
    ])
    func tablesThatAreRefused(text: String, line: Int?, message: String) throws {
        try withFolder { folder in
            try site(folder)
            let table = folder.appendingPathComponent("ranking.csv")
            try Files.write(text, to: table)
            let source = ImportRequest.Source.neighbours(indices: table.path, distances: nil, first: nil)
            let error = try #require(throws: Diagnostic.self) {
                try RunImport(ImportRequest(name: "x", source: source, site: folder)).run()
            }
            #expect(error.message == message && error.line == line && error.file == table.path, "\(error)")
            #expect(!Files.exists(folder.appendingPathComponent("imported/x")))
        }
    }
}
