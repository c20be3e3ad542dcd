import Foundation
import Testing

@Suite struct PapersPageTests {
    let text: String
    let site: RenderedSite

    init() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        site = try RenderedSite(try synthetic.content())
        text = try site.text("papers.html")
    }

    /// The text of each table, cells separated by `|`, rows by line breaks.
    private var tables: [String] {
        text.components(separatedBy: "<table>").dropFirst().map { part in
            let table = part.components(separatedBy: "</table>")[0]
            return table.components(separatedBy: "<tr>").dropFirst().map { row in
                row.replacingOccurrences(of: "</t[hd]>", with: "|", options: .regularExpression)
                    .replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }.joined(separator: "\n")
        }
    }

    @Test func printsNumbersAsTheyArePrinted() {
        #expect(tables.count == 2)
        #expect(tables.first == "Method|16 bits|32 bits|\nours (followed here)|0.50|0.625|\nrival||0.4|")
        #expect(
            tables.last
                == "Method|k = 5|k = 10|\nours, 16 bits (followed here)|0.9|0.8|\nours, 32 bits (followed here)||0.85|")
    }

    @Test func namesTheRunsThatFollowAPaper() {
        #expect(text.contains("First &amp; Second (2020): A title"))
        #expect(text.contains("<a href=\"runs/run-0.html\">") && !text.contains("<a href=\"runs/run-1.html\">"))
        #expect(text.contains("Follows the paper, with &lt;fewer&gt; layers."))
        #expect(text.contains("No numbers of its retrieval are at hand."))
    }

    @Test func isInTheMenu() throws {
        #expect(try site.text("index.html").contains("papers.html"))
    }
}
