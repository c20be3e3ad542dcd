import Core
import Templating

/// Which image a cell shows.
package enum Pictured: Hashable, Sendable {
    case query(Int)
    case database(Int)
    /// What a run, by its place among the runs, makes of a query.
    case reconstruction(run: Int, query: Int)
    /// What a run makes of what lies between two queries.
    case interpolation(run: Int, number: Int)
}

extension SitePictures {
    package func cell(_ image: Pictured) throws -> PictureCell {
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

    /// A picture by itself: a window onto its sheet that scales, prints and needs no script. Sheets are loaded when they
    /// are about to be seen: a page with a hundred pictures would otherwise open as many files before its first line.
    /// - Parameter label: the alternative text; nil where a link's text beside it says the same.
    package func markup(_ image: Pictured, label: String?, root: String) throws -> TemplateValue {
        let cell = try cell(image)
        return window(cell, "im", layer(cell, label: label, root: root))
    }

    /// The same for a window that is an element already, a link that shows nothing else.
    /// - Returns: what stands in it, and its shape where it is not square.
    func inside(_ image: Pictured, label: String, root: String) throws -> (picture: TemplateValue, shape: TemplateValue)
    {
        let cell = try cell(image)
        let shape: TemplateValue = cell.width == cell.height ? .null : .string("\(cell.width)/\(cell.height)")
        return (.safe(layer(cell, label: label, root: root)), shape)
    }

    /// The absolute difference of two pictures of the same size, which the browser computes.
    func difference(_ image: Pictured, _ other: Pictured, label: String, root: String) throws -> TemplateValue {
        let cell = try cell(image)
        let layers = layer(cell, label: label, root: root) + layer(try self.cell(other), label: nil, root: root)
        return window(cell, "im diff", layers)
    }

    private func window(_ cell: PictureCell, _ name: String, _ layers: String) -> TemplateValue {
        // The style sheet makes it square.
        let shape = cell.width == cell.height ? "" : " style=\"aspect-ratio:\(cell.width)/\(cell.height)\""
        return .safe("<span class=\"\(name)\"\(shape)>\(layers)</span>")
    }

    /// The whole sheet, scaled and moved so that the cell fills the window around it.
    private func layer(_ cell: PictureCell, label: String?, root: String) -> String {
        let sheet = sheets[cell.sheet]
        // With its height, which is not known before it is loaded: what lies outside the window is never loaded.
        let place = [
            ("width", sheet.width, cell.width), ("height", sheet.height, cell.height), ("left", -cell.x, cell.width),
            ("top", -cell.y, cell.height),
        ].filter { $0.1 != 0 }.map { "\($0.0):\(Self.percent($0.1, of: $0.2))" }.joined(separator: ";")
        return "<img src=\"\(root)images/\(sheet.file)\" alt=\"\(HTML.escape(label ?? ""))\" loading=\"lazy\" "
            + "style=\"\(place)\">"
    }

    /// To a thousandth, which is less than any screen shows.
    private static func percent(_ length: Int, of whole: Int) -> String {
        let text = Format.fixed(100 * Double(length) / Double(max(1, whole)), 3)
        let short = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(short.reversed()) + "%"
    }
}
