import Core
import Foundation
import Pipeline
import Testing

@Suite struct PaperResultsTests {
    private func load(_ csv: String, recipe: String = "") throws -> SiteConfiguration {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Files.write(csv, to: folder.appendingPathComponent("papers.csv"))
        let url = folder.appendingPathComponent("vitrine.yml")
        try Files.write(
            """
            title: Papers
            dataset: fashion-mnist
            papers:
              results: papers.csv
              titles: {two-2020: "Two (2020), A title"}
            runs: [{name: a, encoder: pixels\(recipe)}]
            """, to: url)
        return try SiteConfiguration.load(url)
    }

    private let header = "paper,where,dataset,method,metric,bits,k,value\n"

    @Test func readsPapersInTheOrderOfTheirTitles() throws {
        let papers = try load(
            header + "one,Table 1,mnist,m,\"map, as printed\",16,,0.50\ntwo-2020,4.1,coco,n,F1,,5,3 to 10\n",
            recipe: ", paper: {name: one, method: m}"
        ).papers
        #expect(papers.map(\.name) == ["two-2020", "one"])
        #expect(papers[0].title == "Two (2020), A title")
        #expect(papers[1].results.first?.metric == "map, as printed")
        #expect(papers[1].results.first?.bits == 16)
        #expect(papers[1].results.first?.k == nil)
        #expect(papers[1].results.first?.value == "0.50")
        #expect(papers[0].results.first?.k == 5)
    }

    @Test(arguments: [
        ("paper,where\n", "", "line 1"), ("one,T,d,m,map,x,,0.5\n", "", "`bits` is `x`"),
        ("one,T,d,m,map,16,,\n", "", "`value` is ``"),
        ("one,T,d,m,map,16,,1\n", ", paper: {name: onee}", "follows a paper `onee`"),
    ])
    func refusesWhatItCannotPrint(_ rows: String, _ recipe: String, _ expected: String) throws {
        let text = rows.hasPrefix("paper") ? rows : header + rows
        do {
            _ = try load(text, recipe: recipe)
            Issue.record("accepted \(rows)")
        } catch {
            let found = "\(error)"
            #expect(found.contains(expected) || (expected == "line 1" && found.contains(":1")), "\(found)")
        }
    }
}
