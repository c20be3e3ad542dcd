import Arrays
import Core
import Foundation
import Pipeline
import Testing

/// Runs that put the latents of other runs side by side.
@Suite struct JoinTests {
    private static let site = """
        title: t
        dataset: shapes
        neighbours: 5
        runs:
          - {name: pixels, encoder: pixels, hash: {function: itq, bits: 16}}
          - {name: twin, encoder: pixels, hash: {function: lsh, bits: 16}}
          - name: both
            latents: {runs: [pixels, twin], components: 8}
            hash: {function: itq, bits: 16}

        """

    private func prepare(_ folder: URL) throws {
        _ = try SiteStarter.create(at: folder, source: .sample, title: "Test")
        try Files.write(Self.site, to: folder.appendingPathComponent("vitrine.yml"))
    }

    @Test func aRunThatJoinsOthersIsSearchedLikeAnyOther() throws {
        try withFolder { folder in
            try prepare(folder)
            let summary = try SiteBuild(BuildOptions(site: folder)).run()
            let run = try #require(summary.runs.last)
            #expect(run.name == "both" && run.bits == 16)
            let latents = try FloatMatrix(npy: run.folder.appendingPathComponent("query.latents.npy"))
            #expect(latents.columns == 16)
            // The same encoder twice: both halves are alike.
            for row in 0..<latents.rows {
                let values = latents.values[row * 16..<row * 16 + 16]
                #expect(zip(values.prefix(8), values.suffix(8)).allSatisfy { abs($0 - $1) < 1e-5 })
            }
            let text = try Files.readText(run.folder.appendingPathComponent("recipe.yml"))
            #expect(text.contains("latents: {runs: [pixels, twin], components: 8}"))
        }
    }

    @Test func itAloneIsBuiltWithItsSourcesAndAnswersNewImages() throws {
        try withFolder { folder in
            try prepare(folder)
            var options = BuildOptions(site: folder)
            options.run = "both"
            let summary = try SiteBuild(options).run()
            #expect(summary.runs.map(\.name) == ["both"])
            let search = try ImageSearch(options)
            #expect(search.run == "both")
            let image = try Files.read(folder.appendingPathComponent("data/images/database-0005.png"))
            #expect(try search.search(image: image, name: "x.png", k: 3).neighbours.first?.distance == 0)
        }
    }
}
