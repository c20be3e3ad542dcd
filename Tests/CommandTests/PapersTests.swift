import Core
import Foundation
import Testing

/// The site of papers, whole, on a part of the data set: every recipe trains, searches and is shown.
@Suite struct PapersTests {
    private struct Metrics: Decodable {
        struct Metric: Decodable {
            var name, ties: String
            var value: Double
        }
        var metrics: [Metric]
    }

    @Test func theSiteOfPapersBuildsOnAPart() throws {
        try withFolder { folder in
            let site = folder / "site"
            try Files.makeDirectory(site)
            let project = sources.deletingLastPathComponent().deletingLastPathComponent()
            for name in ["papers.yml", "papers.csv", "recipes"] {
                try FileManager.default.copyItem(at: project / "Site/\(name)", to: site / name)
            }
            // Twenty recipes, trained: some two minutes on a quiet machine.
            let built = try Command.run(
                ["build", "papers.yml", "--limit", "2000", "--quiet"], in: site, within: .seconds(1800))
            #expect(built.code == 0, "\(built.errors)")

            let listed = try Files.readText(site / "papers.yml").matches(of: #/- recipes/(\S+)\.yml/#)
                .map { String($0.1) }
            #expect(listed.count > 10)
            let page = try Files.readText(site / "public-papers/papers.html")
            for run in listed {
                let file = site / ".vitrine/runs/\(run)/metrics.json"
                let metrics = try JSONDecoder().decode(Metrics.self, from: Files.read(file)).metrics
                let precision = try #require(metrics.first { $0.name == "mAP@all" && $0.ties == "index-order" }?.value)
                // Ten classes of equal size: chance gives 0.1.
                #expect(precision > 0.2, "\(run): \(precision)")
                let recipe = try Files.readText(site / "recipes/\(run).yml")
                #expect(page.contains("runs/\(run).html") == recipe.contains("\npaper:"), "\(run)")
            }
            // Labels help, and more of them more.
            func value(_ run: String) throws -> Double {
                let file = site / ".vitrine/runs/\(run)/metrics.json"
                return try JSONDecoder().decode(Metrics.self, from: Files.read(file)).metrics
                    .first { $0.name == "mAP@all" && $0.ties == "index-order" }?.value ?? 0
            }
            #expect(try value("bashir") > value("bashir-tenth"))
            #expect(try value("bashir-tenth") > value("pixels-itq48"))
            #expect(page.contains("0.7454"))
        }
    }
}
