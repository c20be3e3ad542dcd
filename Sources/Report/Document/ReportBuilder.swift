import Core
import Foundation
import Retrieval
import Templating

/// Turns a report as written into one with everything in its place. A cell that fails says so where it stands, and
/// the rest is there all the same.
package struct ReportBuilder: Sendable {
    let site: any ReportSite
    let cache: CellCache
    let allowsShell: Bool
    let jobs: Int

    /// Added to what cells depend on: higher when they show the same thing in another way.
    private static let version = "1"

    package struct Built: Sendable {
        package var document: ReportDocument
        /// Ids of the cells that ran; the others were taken from the cache.
        package var ran: [String]
    }

    package init(site: any ReportSite, cache: CellCache, allowsShell: Bool = false, jobs: Int) {
        self.site = site
        self.cache = cache
        self.allowsShell = allowsShell
        self.jobs = jobs
    }

    /// - Parameter folder: where the report's paths start.
    /// - Throws: only where the site itself cannot be read.
    package func build(_ source: ReportSource, folder: URL) throws -> Built {
        let reader = CellReader(runNames: site.runNames, classes: { site.classes() })
        let cells = CellReading(reader: reader, file: source.file).read(source.cells)
        let numbers = Self.numbers(cells)
        let references = zip(cells, numbers).compactMap { cell, number in number.map { (id: cell.id, number: $0) } }
        let texts = ReportTexts(file: source.file) { try site.gallery().values.with(references: references) }
        let outcomes = try Parallel.map(count: cells.count, jobs: jobs, chunk: 1) { range in
            range.map { outcome(of: cells[$0], folder: folder, file: source.file) }
        }.flatMap(\.self)

        var document = ReportDocument(head: source.head, blocks: [])
        document.head.abstract = try texts.filled(source.head.abstract, line: 1, &document.mistakes)
        var at = 0
        for piece in source.pieces {
            switch piece {
            case .text(let text, let line):
                document.blocks.append(.text(try texts.filled(text, line: line, &document.mistakes)))
            case .cell(let written):
                let (cell, found) = (cells[at], outcomes[at])
                document.mistakes += found.mistakes
                let outcome: ReportCellResult.Outcome =
                    found.mistakes.first.map { .failure(Self.joined($0, found.mistakes)) } ?? .output(found.elements)
                let caption = try texts.filled(cell.caption, line: written.lines.lowerBound, &document.mistakes)
                document.blocks.append(
                    .cell(
                        ReportCellResult(
                            kind: written.kind, id: cell.id, number: numbers[at], caption: caption,
                            source: written.body,
                            lines: written.lines, outcome: outcome)))
                at += 1
            }
        }
        document.blocks = Self.withoutTitle(document)
        document.mistakes.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return Built(document: document, ran: zip(cells, outcomes).compactMap { $1.hasRun ? $0.id : nil })
    }

    /// A first heading that says the title again is left out: it stands above already.
    private static func withoutTitle(_ document: ReportDocument) -> [ReportBlock] {
        guard case .text(let text)? = document.blocks.first else { return document.blocks }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
            lines[first] == "# " + document.head.title
        else { return document.blocks }
        lines.remove(at: first)
        return [.text(lines.joined(separator: "\n"))] + document.blocks.dropFirst()
    }

    /// Figures and tables are counted apart.
    private static func numbers(_ cells: [ReadCell]) -> [ReportNumber?] {
        var counts: [ReportNumber.Kind: Int] = [:]
        return cells.map { cell in
            guard let kind = cell.cell?.numbering else { return nil }
            counts[kind, default: 0] += 1
            return ReportNumber(kind, counts[kind, default: 1])
        }
    }

    private static func joined(_ first: Diagnostic, _ all: [Diagnostic]) -> Diagnostic {
        var told = first
        if all.count > 1 { told.message = all.map(\.message).joined(separator: "; ") }
        return told
    }

    // MARK: - Cells

    private struct Outcome: Sendable {
        var elements: [ReportElement] = []
        var mistakes: [Diagnostic] = []
        var hasRun = false
    }

    private func outcome(of read: ReadCell, folder: URL, file: String) -> Outcome {
        guard let cell = read.cell else { return Outcome(mistakes: read.mistakes) }
        do {
            let key = try key(read, cell, folder: folder)
            if let stored = cache.elements(key) { return Outcome(elements: stored) }
            let context = CellContext(id: read.id, folder: folder, allowsShell: allowsShell) { try site.gallery() }
            let elements = try cell.elements(context)
            try cache.keep(elements, key)
            return Outcome(elements: elements, hasRun: true)
        } catch {
            let all = (error as? Diagnostics)?.all ?? [error as? Diagnostic ?? Diagnostic("\(error)")]
            return Outcome(
                mistakes: all.map { told in
                    var told = told
                    // A file of the author's is named by its own mistakes, with the cell's line otherwise.
                    if told.file == nil { (told.file, told.line) = (file, read.source.lines.lowerBound) }
                    return told
                }, hasRun: true)
        }
    }

    /// Over everything that what the cell shows depends on.
    private func key(_ read: ReadCell, _ cell: any ReportCell, folder: URL) throws -> String {
        var digest = Digest()
        for part in [Self.version, read.source.kind, read.source.body, read.id, cell.state, "\(allowsShell)"] {
            digest.add(part)
        }
        digest.add(site.digest(of: cell.runs))
        for path in cell.files {
            digest.add(path)
            digest.add(try Digest.sha256(of: ReportFolder.file(path, in: folder)))
        }
        return digest.hex()
    }
}
