import Arrays
import Core
import Evaluation
import Templating

/// What all pages share: names of files, labels as text, pictures, header and footer.
package struct SiteMap: Sendable {
    package let content: SiteContent
    package let pictures: SitePictures
    /// Rows of the queries that have pages, ascending.
    package let rows: [Int]
    package let classSlugs: [String]
    package let runSlugs: [String]
    /// Labels of each query and database image as text: "Shirt", "dog, frisbee", "no label".
    package let queryText: [String]
    package let databaseText: [String]
    /// Classes of each database image, ascending.
    package let databaseLabels: [[Int]]
    private let pageWidth: Int
    private let chrome: SiteChrome

    static let pagesOfBrowse = 400

    package init(_ content: SiteContent, pictures: SitePictures, theme: Theme) throws {
        self.content = content
        self.pictures = pictures
        rows = content.pageRows
        classSlugs = Slugs.unique(content.dataset.classes, otherwise: "class")
        runSlugs = Slugs.unique(content.runs.map(\.name), otherwise: "run")
        let classes = content.dataset.classes
        queryText = Self.text(of: Self.lists(content.queryLabels), classes)
        databaseLabels = Self.lists(content.databaseLabels)
        databaseText = Self.text(of: databaseLabels, classes)
        pageWidth = max(5, String(max(0, content.queryLabels.rows - 1)).utf8.count)
        chrome = try Self.chrome(content, theme)
    }

    private static func lists(_ labels: LabelMatrix) -> [[Int]] {
        (0..<labels.rows).map { labels.labels(of: $0) }
    }

    private static func text(of labels: [[Int]], _ classes: [String]) -> [String] {
        labels.map { row in
            row.isEmpty ? "no label" : row.map { classes[$0] }.joined(separator: ", ")
        }
    }

    // MARK: - Addresses

    /// `00042`, the row with zeroes to the same width for all queries, five digits at least.
    package func page(_ row: Int) -> String { Format.padded(row, pageWidth) }

    func browsePage(holding position: Int) -> String { Self.browsePage(position / Self.pagesOfBrowse) }

    static func browsePage(_ number: Int) -> String { number == 0 ? "index.html" : "\(number + 1).html" }

    package var pixelated: Bool { content.images.edge < 64 }

    // MARK: - Shared parts

    package enum Section: String, CaseIterable, Sendable {
        case overview = "Overview"
        case queries = "Queries"
        case classes = "Classes"
        case compare = "Compare"
        case failures = "Failures"
        case codes = "Codes"
        case map = "Map"
        case reconstructions = "Reconstructions"
        case papers = "Papers"
        case reports = "Reports"
        case search = "Search"
        case provenance = "Provenance"
        case about = "How to read"

        var href: String {
            switch self {
            case .overview: "index.html"
            case .queries: "browse/index.html"
            case .classes: "classes/index.html"
            case .compare: "compare/index.html"
            case .failures: "failures/index.html"
            case .codes: "codes/index.html"
            case .map: "map.html"
            case .reconstructions: "reconstructions/index.html"
            case .papers: "papers.html"
            case .reports: "reports/index.html"
            case .search: "search.html"
            case .provenance: "provenance.html"
            case .about: "about.html"
            }
        }
    }

    func chrome(_ section: Section?, root: String) -> SiteChrome.Parts {
        chrome.parts(section?.rawValue, root: root)
    }

    private static func chrome(_ content: SiteContent, _ theme: Theme) throws -> SiteChrome {
        let shown = Section.allCases.filter { section in
            switch section {
            // Every page's foot leads there.
            case .provenance: false
            case .compare: content.runs.count > 1
            case .failures: !content.runs.isEmpty
            case .codes: content.runs.contains(where: CodedRun.exists)
            case .map: content.runs.contains { $0.map != nil }
            case .reconstructions: content.runs.contains { $0.reconstructions != nil }
            case .papers: !content.papers.isEmpty
            case .reports: content.hasReports
            default: true
            }
        }
        let sections = shown.map { SiteChrome.Section($0.rawValue, href: $0.href, browses: $0 == .queries) }
        return try SiteChrome(
            title: content.title, note: content.note, sections: sections, pixelated: content.images.edge < 64,
            theme: theme)
    }

    package func frame(_ title: String, section: Section?, root: String) -> TemplateValue {
        chrome.frame(title, section: section?.rawValue, root: root)
    }
}

extension String {
    /// Without line feeds and blanks at its ends.
    package var trimmed: String {
        let blank: (Character) -> Bool = { $0 == "\n" || $0 == " " }
        var rest = self[...].drop(while: blank)
        while let last = rest.last, blank(last) { rest.removeLast() }
        return String(rest)
    }
}
