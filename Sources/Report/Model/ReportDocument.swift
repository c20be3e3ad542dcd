import Core

/// A report with everything in its place: what the writers of pages, notebooks and LaTeX take.
///
/// Text stays Markdown with the values filled in; each writer reads it as it needs.
package struct ReportDocument: Sendable {
    package var head: ReportHead
    /// Text and cells in the order of the file.
    package var blocks: [ReportBlock]
    /// Mistakes that did not stop the report, each shown in its place too.
    package var mistakes: [Diagnostic]

    package init(head: ReportHead, blocks: [ReportBlock], mistakes: [Diagnostic] = []) {
        self.head = head
        self.blocks = blocks
        self.mistakes = mistakes
    }

    /// Rows of the queries whose pictures cells show.
    package var queries: Set<Int> {
        var rows = Set<Int>()
        for case .cell(let cell) in blocks {
            guard case .output(let elements) = cell.outcome else { continue }
            for case .pictures(let grid) in elements {
                for item in grid.rows.flatMap(\.items) {
                    if case .query(let row) = item.picture { rows.insert(row) }
                }
            }
        }
        return rows
    }
}

/// What stands between the lines `---` at the top of a report.
package struct ReportHead: Sendable, Equatable {
    package var title: String
    package var authors: [String] = []
    package var date = ""
    package var abstract = ""
    /// Whether a table of contents stands under the title.
    package var hasContents = true
    /// Whether headings are numbered.
    package var isNumbered = false

    package init(title: String) {
        self.title = title
    }
}

package enum ReportBlock: Sendable {
    /// CommonMark with GitHub's tables, footnotes and task lists; maths between `$` and `$$` as written.
    case text(String)
    case cell(ReportCellResult)
}

/// A cell after it ran.
package struct ReportCellResult: Sendable {
    /// "grid".
    package var kind: String
    /// What other places call it; also the fragment of its address. Letters, digits and `-`.
    package var id: String
    /// "Figure" or "Table" with a number from 1; nil where a cell has neither, as a shell's output.
    package var number: ReportNumber?
    /// Markdown; may be empty.
    package var caption: String
    /// The YAML of the cell as written, without its fence.
    package var source: String
    /// Lines of the file that the cell takes, its fence included.
    package var lines: ClosedRange<Int>
    package var outcome: Outcome

    package enum Outcome: Sendable {
        case output([ReportElement])
        case failure(Diagnostic)
    }

    package init(
        kind: String, id: String, number: ReportNumber?, caption: String, source: String, lines: ClosedRange<Int>,
        outcome: Outcome
    ) {
        self.kind = kind
        self.id = id
        self.number = number
        self.caption = caption
        self.source = source
        self.lines = lines
        self.outcome = outcome
    }
}

package struct ReportNumber: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable {
        case figure = "Figure"
        case table = "Table"
    }
    package var kind: Kind
    package var value: Int

    package init(_ kind: Kind, _ value: Int) {
        self.kind = kind
        self.value = value
    }

    /// "Figure 3".
    package var text: String { "\(kind.rawValue) \(value)" }
}
