import Foundation
import FoundationXML
import Testing

/// A figure read as XML, which it must be: unescaped text or an unclosed element makes it none.
final class ChartMarkup: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
        var row = 0
    }

    let html: String
    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private var row = 0

    init(_ html: String) throws {
        self.html = html
        super.init()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        let isWhole = parser.parse()
        try #require(isWhole, "not well-formed: \(String(describing: parser.parserError)) in \(html)")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name == "tr" { row += 1 }
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes, row: row))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        for index in open { elements[index].text += text }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    private func find(_ name: String, _ style: String) -> [Element] {
        elements.filter { $0.name == name && (style.isEmpty || $0.attributes["class", default: ""].contains(style)) }
    }

    /// Texts of elements whose class contains `style`, in document order, without those that are empty.
    func texts(_ name: String, class style: String = "") -> [String] {
        find(name, style).map(\.text).filter { !$0.isEmpty }
    }

    func attribute(_ attribute: String, of name: String, class style: String) -> [String] {
        find(name, style).compactMap { $0.attributes[attribute] }
    }

    var ids: [String] { elements.compactMap { $0.attributes["id"] } }

    /// The table, row by row.
    var cells: [[String]] {
        let cells = elements.filter { $0.name == "th" || $0.name == "td" }
        return Set(cells.map(\.row)).sorted().map { row in cells.filter { $0.row == row }.map(\.text) }
    }
}
