/// The forms that a report can be written in beside pages.
package enum ReportFormats {
    package static let all: [any ReportWriter.Type] = [MarkdownWriter.self, NotebookWriter.self, LaTeXWriter.self]
}
