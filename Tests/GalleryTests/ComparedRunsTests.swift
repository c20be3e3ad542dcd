import Evaluation
import Foundation
import Gallery
import Retrieval
import Templating
import Testing

/// The section "Compared", and runs of which only result lists are known.
@Suite struct ComparedRunsTests {
    private func content(_ runs: Int) throws -> SiteContent {
        var synthetic = SyntheticSite()
        synthetic.runs = runs
        return try synthetic.content()
    }

    @Test func aRowForEachPair() throws {
        let content = try content(3)
        let text = try RenderedSite(content).text("index.html")
        #expect(text.contains("<h2 id=\"compared\">Compared</h2>"))
        let section =
            text.components(separatedBy: "id=\"compared\"").last?.components(separatedBy: "</table>").first ?? ""
        #expect(section.components(separatedBy: "<tr><th scope=\"row\">").count == 1 + 3)
        let pair = try PairedComparison(
            (content.runs[0].title, content.runs[0].report), (content.runs[1].title, content.runs[1].report))
        let score = try #require(pair.score("AP (index-order)"))
        let sign = score.difference < 0 ? "−" : "+"
        #expect(score.difference != 0)
        #expect(
            section.contains(
                "<th scope=\"row\"><a href=\"compare/run-0--run-1.html\">\(content.runs[0].title)<span class=\"hide\"> against "
                    + "\(content.runs[1].title)</span></a></th><td>\(content.runs[1].title)</td>"
                    + "<td>AP (index-order)</td><td class=\"num\">\(sign)\(Format.fixed(abs(score.difference), 4))</td>"
            ))
        #expect(
            section.contains(
                "<td class=\"num\">\(score.wins)</td><td class=\"num\">\(score.losses)</td>"
                    + "<td class=\"num\">\(score.ties)</td>"))
    }

    @Test func oneRunHasNothingToCompare() throws {
        #expect(try !RenderedSite(content(1)).text("index.html").contains("Compared"))
    }

    @Test func runsWithOtherRelevanceAreNamed() throws {
        var content = try content(2)
        content.runs[1].report.relevance = .anySharedLabel
        content.runs[1].relevance = .anySharedLabel
        // No pair is left, so there is no table to say it under.
        #expect(try !RenderedSite(content).text("index.html").contains("Compared"))
        content.runs.append(content.runs[0])
        content.runs[2].name = "again"
        let text = try RenderedSite(content).text("index.html")
        #expect(text.contains("Not compared: ") && text.contains("any-shared-label."))
    }

    @Test(arguments: [true, false]) func listsOfTheFirstResults(hasDistances: Bool) throws {
        var content = try content(2)
        guard case .hamming(let found) = content.runs[1].neighbours else { return #expect(Bool(false)) }
        let lists = try ListedNeighbours(
            queries: found.queries, k: found.k, indices: found.indices,
            distances: hasDistances ? found.distances.map { Float($0) / 2 } : nil, database: content.databaseLabels.rows
        )
        content.runs[1].neighbours = .listed(lists)
        content.runs[1].queryCodes = nil
        content.runs[1].databaseCodes = nil
        content.runs[1].report = try Evaluator.evaluate(
            listed: lists, queryLabels: content.queryLabels, databaseLabels: content.databaseLabels, cut: 10, jobs: 1)
        let site = try RenderedSite(content)
        let page = try site.text("queries/00007.html")
        #expect(page.contains("AP@10, order of the list<dd>"))
        #expect(page.contains("Distance not given") == !hasDistances)
        let first = Format.fixed(Double(found.distances(of: 7).first ?? 0) / 2, 4)
        #expect(page.contains("<b>Distance \(first)</b>") == hasDistances)
        #expect(try site.text("index.html").contains("not known, top 20 only"))
        #expect(try site.text("runs/run-1.html").contains("elsewhere; its result lists were imported"))
        #expect(try site.text("classes/bag.html").contains("order of the list"))
        // AP@10 against AP@20 is no pair; precision at 10 is the best that both have.
        #expect(try site.text("index.html").contains("<td>P@10</td>"))
        #expect(site.paths.contains("data/run-1/neighbours.distances.npy") == hasDistances)
        let data = try site.text("data/site.json")
        #expect(data.contains(hasDistances ? "\"distance\" : \"given\"" : "\"distance\" : \"none\""))
    }
}
