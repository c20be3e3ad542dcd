import Core
import Templating

/// Which image a cell shows.
enum Pictured: Hashable, Sendable {
    case query(Int)
    case database(Int)
    /// What a run, by its place among the runs, makes of a query.
    case reconstruction(run: Int, query: Int)
    /// What a run makes of what lies between two queries.
    case interpolation(run: Int, number: Int)
}

extension SitePictures {
    func cell(_ image: Pictured) throws -> PictureCell {
        let found: PictureCell? =
            switch image {
            case .query(let row): queries.indices.contains(row) ? queries[row] : nil
            case .database(let row): database.indices.contains(row) ? database[row] : nil
            case .reconstruction(let run, let row):
                reconstructions.indices.contains(run) && reconstructions[run].indices.contains(row)
                    ? reconstructions[run][row] : nil
            case .interpolation(let run, let number):
                interpolations.indices.contains(run) && interpolations[run].indices.contains(number)
                    ? interpolations[run][number] : nil
            }
        guard let found else { throw Diagnostic("no atlas holds the image \(image)") }
        return found
    }

    /// A picture by itself: a window onto its sheet that scales, prints and needs no script.
    /// - Parameter label: the alternative text; nil where a link's text beside it says the same.
    func markup(_ image: Pictured, label: String?, root: String) throws -> TemplateValue {
        let cell = try cell(image)
        let inside = layer(cell, root: root)
        return .safe("<svg class=\"im\" viewBox=\"\(cell.box)\" \(Self.naming(label))>\(inside)</svg>")
    }

    /// The absolute difference of two pictures of the same size, which the browser computes.
    func difference(_ image: Pictured, _ other: Pictured, label: String, root: String) throws -> TemplateValue {
        let cell = try cell(image)
        let over = try self.cell(other)
        let layers = layer(cell, root: root) + layer(over, root: root, dx: cell.x - over.x, dy: cell.y - over.y)
        return .safe("<svg class=\"im diff\" viewBox=\"\(cell.box)\" \(Self.naming(label))>\(layers)</svg>")
    }

    private func layer(_ cell: PictureCell, root: String, dx: Int = 0, dy: Int = 0) -> String {
        let sheet = sheets[cell.sheet]
        let place = dx == 0 && dy == 0 ? "" : " x=\"\(dx)\" y=\"\(dy)\""
        return
            "<image href=\"\(root)images/\(sheet.file)\"\(place) width=\"\(sheet.width)\" height=\"\(sheet.height)\"/>"
    }

    private static func naming(_ label: String?) -> String {
        guard let label else { return "aria-hidden=\"true\"" }
        return "role=\"img\" aria-label=\"\(HTML.escape(label))\""
    }
}
