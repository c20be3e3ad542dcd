import Core
import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// ASAP's XML: `ASAP_Annotations`, in it `Annotation` with a type and `PartOfGroup`, which is the class, and its
/// `Coordinate`s. Of a spline, the polygon through its points is taken.
final class AnnotationXML: NSObject, XMLParserDelegate {
    private var found = FoundAnnotations()
    private var problem: Diagnostic?
    private var depth = 0
    /// Of the annotation that is being read.
    private var className: String?
    private var hasArea = false
    private var points: [(order: Int, point: SlidePoint)] = []
    private let file: String

    private init(file: String) {
        self.file = file
    }

    static func read(_ data: Data, file: String) throws -> FoundAnnotations {
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        let reader = AnnotationXML(file: file)
        parser.delegate = reader
        let done = parser.parse()
        if let problem = reader.problem { throw problem }
        guard done else {
            throw Diagnostic(
                "is not well-formed XML", file: file, line: max(1, parser.lineNumber), expected: "annotations of ASAP")
        }
        return reader.found
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        depth += 1
        if depth == 1 && name != "ASAP_Annotations" {
            fail(parser, "begins with `\(name.prefix(40))`", expected: "`ASAP_Annotations`, XML of ASAP")
        }
        switch name {
        case "Annotation":
            let group = attributes["PartOfGroup"] ?? ""
            className = group == "None" ? nil : group
            hasArea = ["Polygon", "Spline", "Rectangle"].contains(attributes["Type"] ?? "")
            points = []
        case "Coordinate":
            guard let point = point(attributes) else {
                fail(
                    parser,
                    "has a coordinate (\(short(attributes["X"])), \(short(attributes["Y"]))), which cannot be a place on a slide",
                    expected: "X and Y in pixels")
                return
            }
            points.append((attributes["Order"].flatMap(Int.init) ?? points.count, point))
        default: break
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        depth -= 1
        guard name == "Annotation" else { return }
        // Equal orders stay as they are written.
        let ordered = points.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        found.add(hasArea ? className : nil, [ordered.map(\.element.point)])
    }

    private func point(_ attributes: [String: String]) -> SlidePoint? {
        let range = -FoundAnnotations.farthest...FoundAnnotations.farthest
        guard let x = attributes["X"].flatMap(Double.init), let y = attributes["Y"].flatMap(Double.init),
            range.contains(x), range.contains(y)
        else { return nil }
        return SlidePoint(x: x, y: y)
    }

    private func short(_ text: String?) -> String { text.map { String($0.prefix(40)) } ?? "nothing" }

    private func fail(_ parser: XMLParser, _ message: String, expected: String) {
        if problem == nil {
            problem = Diagnostic(message, file: file, line: max(1, parser.lineNumber), expected: expected)
        }
        parser.abortParsing()
    }
}
