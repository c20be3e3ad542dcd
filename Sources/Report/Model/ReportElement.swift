import Foundation

/// One thing that a cell shows, whatever the report is written as. Stored in the cells' cache.
///
/// All texts are plain: writers escape them.
package enum ReportElement: Sendable, Equatable, Codable {
    case chart(ReportChart)
    case table(ReportTable)
    case pictures(PictureGrid)
    case codes([ReportCode])
    case paragraph(String)
    /// Lines as a program printed them.
    case lines(String)
    case image(ReportImage)
}

/// A chart as the site draws it, and the numbers in it.
package struct ReportChart: Sendable, Equatable, Codable {
    /// Unique in the report.
    package var id: String
    package var title: String
    package var note: String?
    /// `<figure class="chart">…</figure>` as on the site's pages: needs `site.css` and `charts.css`.
    package var html: String
    package var table: ReportTable

    package init(id: String, title: String, note: String?, html: String, table: ReportTable) {
        self.id = id
        self.title = title
        self.note = note
        self.html = html
        self.table = table
    }
}

package struct ReportTable: Sendable, Equatable, Codable {
    package struct Cell: Sendable, Equatable, Codable {
        package var text: String
        /// The best of its row or column: printed bold.
        package var isBest = false
        /// In small print beside or below the text, such as an interval; may be empty.
        package var detail = ""
        /// From the site's root; nil for no link.
        package var link: String?

        package init(_ text: String, isBest: Bool = false, detail: String = "", link: String? = nil) {
            self.text = text
            self.isBest = isBest
            self.detail = detail
            self.link = link
        }
    }

    package var columns: [String]
    /// Whether a column holds numbers, which stand at the right. As many as there are columns.
    package var isNumeric: [Bool]
    /// The first cell heads its row. As many cells in each as there are columns.
    package var rows: [[Cell]]
    /// A line under the table; may be empty.
    package var note: String

    package init(columns: [String], isNumeric: [Bool], rows: [[Cell]], note: String = "") {
        self.columns = columns
        self.isNumeric = isNumeric
        self.rows = rows
        self.note = note
    }
}

/// Rows of pictures: a query and its results, or an image and its reconstructions.
package struct PictureGrid: Sendable, Equatable, Codable {
    package struct Row: Sendable, Equatable, Codable {
        /// What heads the row: a run's title; may be empty.
        package var title: String
        package var items: [Item]

        package init(title: String, items: [Item]) {
            self.title = title
            self.items = items
        }
    }

    package struct Item: Sendable, Equatable, Codable {
        package enum Mark: String, Sendable, Codable { case query, right, wrong, none }
        package var picture: PictureReference
        package var mark: Mark
        /// A few words under the picture; may be empty.
        package var caption: String
        /// In place of the picture for those who do not see it.
        package var label: String
        /// From the site's root; nil for no link.
        package var link: String?

        package init(
            picture: PictureReference, mark: Mark = .none, caption: String = "", label: String, link: String? = nil
        ) {
            self.picture = picture
            self.mark = mark
            self.caption = caption
            self.label = label
            self.link = link
        }
    }

    package var rows: [Row]
    /// Whether pictures are so small that they are enlarged without smoothing.
    package var isPixelated: Bool

    package init(rows: [Row], isPixelated: Bool) {
        self.rows = rows
        self.isPixelated = isPixelated
    }
}

/// Which picture of the site, by row.
package enum PictureReference: Hashable, Sendable, Codable {
    case query(Int)
    case database(Int)
    /// What a run, by name, makes of a query.
    case reconstruction(run: String, query: Int)
}

/// A binary code, drawn as a strip of bits.
package struct ReportCode: Sendable, Equatable, Codable {
    package var title: String
    /// The first bit first.
    package var bits: [Bool]
    package var hex: String
    /// Bits that differ from the first code of the list; may be empty.
    package var differs: [Int]

    package init(title: String, bits: [Bool], hex: String, differs: [Int] = []) {
        self.title = title
        self.bits = bits
        self.hex = hex
        self.differs = differs
    }
}

/// A picture file of the author's.
package struct ReportImage: Sendable, Equatable, Codable {
    /// Letters, digits, `.`, `_` and `-`, with the extension of its format (png, jpg, webp, svg).
    package var name: String
    package var data: Data
    package var width: Int
    package var height: Int
    /// In place of the picture for those who do not see it.
    package var label: String

    package init(name: String, data: Data, width: Int, height: Int, label: String) {
        self.name = name
        self.data = data
        self.width = width
        self.height = height
        self.label = label
    }
}
