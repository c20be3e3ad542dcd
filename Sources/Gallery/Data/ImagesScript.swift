import Arrays
import Foundation

/// `data/images.js`: where the picture of each query and database image lies, and its labels, for pages that show
/// any of them. Columns of packed numbers: 8 bytes an image before base64.
struct ImagesScript: Encodable, Sendable {
    struct Run: Encodable, Sendable {
        /// As in addresses.
        var name: String
        /// As in recipes, and as the server's API calls it.
        var run: String
        var title: String
        var bits: Int?
        /// From the site's root; absent where the run cannot be searched in the page, and why it cannot.
        var codes: String?
        var obstacle: String?
        /// The script of the run's encoder, from the site's root, where the run has one.
        var encoder: String?
        /// Where the page's order differs from the run's.
        var note: String?
        var relevance: String
        /// The rule in a sentence.
        var rule: String
    }

    /// Pictures of another size than most, by row as text: width and height.
    struct Odd: Encodable, Sendable {
        var d: [String: [Int]]
        var q: [String: [Int]]
    }

    /// Width and height of most pictures, in pixels.
    var cell: [Int]
    var sheets: [SheetEntry]
    /// Base64 of 16-bit triples: sheet, x, y; 65535 three times for an image without a picture.
    var database: String
    var query: String
    var odd: Odd
    var classes: [String]
    /// With at most one label an image: base64 of 16-bit class numbers, 65535 for none.
    var databaseClass: String?
    var queryClass: String?
    /// Else base64 of bits, `labelBytes` a row; class c is bit c % 8 of byte c / 8.
    var databaseLabels: String?
    var queryLabels: String?
    var labelBytes: Int?
    /// Images of each split, and digits of a row in the name of a query's page.
    var databaseCount: Int
    var queryCount: Int
    var pageDigits: Int
    var runs: [Run]

    private static let none = UInt16.max

    /// - Parameter files: those of the runs that the site has, from its root.
    init(map: SiteMap, runs: [RunView], files: Set<String>) {
        let content = map.content
        let (database, queries) = (map.pictures.database, map.pictures.queries)
        let usual = Self.usualSize(database + queries)
        cell = usual
        sheets = map.pictures.sheets.map(SheetEntry.init)
        self.database = DataScript.base64(Self.places(database))
        query = DataScript.base64(Self.places(queries))
        odd = Odd(d: Self.odd(database, usual), q: Self.odd(queries, usual))
        classes = content.dataset.classes
        databaseCount = content.databaseLabels.rows
        queryCount = content.queryLabels.rows
        pageDigits = map.page(0).utf8.count
        if let mine = Self.single(content.queryLabels), let theirs = Self.single(content.databaseLabels) {
            queryClass = DataScript.base64(mine)
            databaseClass = DataScript.base64(theirs)
        } else {
            labelBytes = (classes.count + 7) / 8
            queryLabels = Self.bits(content.queryLabels)
            databaseLabels = Self.bits(content.databaseLabels)
        }
        self.runs = runs.map { run in
            let obstacle = LiveSearch.obstacle(run.content)
            let encoder = "data/\(run.slug)/encoder.js"
            return Run(
                name: run.slug, run: run.content.name, title: run.title, bits: run.content.bits,
                codes: obstacle == nil ? "data/\(run.slug)/codes.js" : nil, obstacle: obstacle,
                encoder: files.contains(encoder) ? encoder : nil, note: LiveSearch.difference(run.content),
                relevance: run.content.relevance.rawValue, rule: run.content.relevance.explanation)
        }
    }

    func script() throws -> Data { try DataScript.assigning(self, to: "images") }

    private static func places(_ cells: [PictureCell?]) -> [UInt16] {
        cells.flatMap { cell in
            guard let cell, cell.sheet < Int(none) else { return [none, none, none] }
            // A sheet has at most 4096 pixels an edge.
            return [cell.sheet, cell.x, cell.y].map { UInt16(clamping: $0) }
        }
    }

    /// The most frequent size; of several, the smallest.
    private static func usualSize(_ cells: [PictureCell?]) -> [Int] {
        var counts: [[Int]: Int] = [:]
        for case let cell? in cells { counts[[cell.width, cell.height], default: 0] += 1 }
        let most = counts.values.max()
        return counts.filter { $0.value == most }.keys.min { $0.lexicographicallyPrecedes($1) } ?? [1, 1]
    }

    private static func odd(_ cells: [PictureCell?], _ usual: [Int]) -> [String: [Int]] {
        var sizes: [String: [Int]] = [:]
        for (row, cell) in cells.enumerated() {
            guard let cell, [cell.width, cell.height] != usual else { continue }
            sizes[String(row)] = [cell.width, cell.height]
        }
        return sizes
    }

    /// nil where an image has several labels.
    private static func single(_ labels: LabelMatrix) -> [UInt16]? {
        guard labels.classes < Int(none) else { return nil }
        var found = [UInt16](repeating: none, count: labels.rows)
        for row in found.indices {
            for label in 0..<labels.classes where labels.has(label, row: row) {
                guard found[row] == none else { return nil }
                found[row] = UInt16(label)
            }
        }
        return found
    }

    private static func bits(_ labels: LabelMatrix) -> String {
        let width = (labels.classes + 7) / 8
        var bytes = Data(count: labels.rows * width)
        for row in 0..<labels.rows {
            for label in 0..<labels.classes where labels.has(label, row: row) {
                bytes[row * width + label / 8] |= 1 << UInt8(label % 8)
            }
        }
        return bytes.base64EncodedString()
    }
}
