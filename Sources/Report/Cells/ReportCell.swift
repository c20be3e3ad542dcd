import Core
import Foundation
import Settings

/// One kind of cell: reads its YAML and says what it shows.
///
/// A new kind is one struct in this folder, one line in `CellRegistry` and one test file. `id` and `caption` are
/// read for every kind.
package protocol ReportCell: Sendable {
    /// What stands after `vitrine` in the fence: `grid`.
    static var kind: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }
    /// How it is counted; nil for what has no number.
    var numbering: ReportNumber.Kind? { get }
    /// The YAML of an example, for the documentation and for the test that runs all of them.
    static var example: String { get }

    /// Reads the options and reports what is wrong with them; values of wrong ones do not matter.
    init(_ map: YAMLMapping, _ reader: CellReader)

    /// Which runs' results it shows.
    var runs: RunChoice { get }
    /// Files that it reads, as the report names them.
    var files: [String] { get }
    /// Whatever else its output depends on that is not in its YAML, as the day's date; the same text, the same output.
    var state: String { get }

    /// - Throws: `Diagnostic` for what only shows when it runs.
    func elements(_ context: CellContext) throws -> [ReportElement]
}

extension ReportCell {
    package var files: [String] { [] }
    package var state: String { "" }
}

/// Which runs of the site a cell shows.
package enum RunChoice: Sendable, Equatable {
    case none, all
    case named([String])
}

/// What a cell may use when it runs.
package struct CellContext: Sendable {
    /// Unique in the report; for fragments of addresses.
    package var id: String
    /// Where relative paths start.
    package var folder: URL
    /// Whether the person who builds has allowed programs to be run.
    package var allowsShell: Bool
    /// The site's content; read when it is first asked for.
    package var gallery: @Sendable () throws -> ReportGallery

    package init(id: String, folder: URL, allowsShell: Bool, gallery: @escaping @Sendable () throws -> ReportGallery) {
        self.id = id
        self.folder = folder
        self.allowsShell = allowsShell
        self.gallery = gallery
    }
}

/// The kinds of cell there are.
package enum CellRegistry {
    package static let all: [any ReportCell.Type] = [
        GridCell.self, CompareCell.self, ChartCell.self, TableCell.self, ReconstructionsCell.self, CodesCell.self,
        ConfusionCell.self, MapCell.self, ImageCell.self, CSVCell.self, ShellCell.self,
    ]

    package static let kinds: [String] = all.map { $0.kind }
}
