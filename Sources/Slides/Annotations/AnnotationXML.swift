import Core
import Foundation

/// ASAP's XML: `ASAP_Annotations`, in it `Annotation` with a type and `PartOfGroup`, which is the class, and its
/// `Coordinate`s. Of a spline, the polygon through its points is taken.
struct AnnotationXML {
    private var found = FoundAnnotations()
    /// Of the annotation that is being read.
    private var className: String?
    private var points: [(order: Int, point: SlidePoint)] = []
    private let file: String

    private init(file: String) {
        self.file = file
    }

    static func read(_ data: Data, file: String) throws -> FoundAnnotations {
        var reader = AnnotationXML(file: file)
        var tags = XMLTags([UInt8](data))
        do {
            try reader.read(&tags)
        } catch let problem as XMLTags.Problem {
            throw Diagnostic(
                "is not well-formed XML: \(problem.message)", file: file, line: problem.line,
                expected: "annotations of ASAP")
        }
        return reader.found
    }

    private mutating func read(_ tags: inout XMLTags) throws {
        var isRoot = true
        while let tag = try tags.next() {
            switch tag {
            case .open(let name, let attributes):
                if isRoot && name != "ASAP_Annotations" {
                    throw Diagnostic(
                        "begins with `\(name.prefix(40))`", file: file, line: tags.line,
                        expected: "`ASAP_Annotations`, XML of ASAP")
                }
                isRoot = false
                if name == "Annotation" { begin(attributes) }
                if name == "Coordinate" { try add(attributes, tags) }
            case .close(let name):
                if name == "Annotation" { end() }
            }
        }
    }

    private mutating func begin(_ attributes: [String: String]) {
        let group = attributes["PartOfGroup"] ?? ""
        let hasArea = ["Polygon", "Spline", "Rectangle"].contains(attributes["Type"] ?? "")
        className = hasArea && group != "None" ? group : nil
        points = []
    }

    private mutating func add(_ attributes: [String: String], _ tags: XMLTags) throws {
        let range = -FoundAnnotations.farthest...FoundAnnotations.farthest
        guard let x = attributes["X"].flatMap(Double.init), let y = attributes["Y"].flatMap(Double.init),
            range.contains(x), range.contains(y)
        else {
            func short(_ text: String?) -> String { text.map { String($0.prefix(40)) } ?? "nothing" }
            throw Diagnostic(
                "has a coordinate (\(short(attributes["X"])), \(short(attributes["Y"]))), which cannot be a place on a slide",
                file: file, line: tags.line, expected: "X and Y in pixels")
        }
        points.append((attributes["Order"].flatMap(Int.init) ?? points.count, SlidePoint(x: x, y: y)))
    }

    private mutating func end() {
        // Equal orders stay as they are written.
        let ordered = points.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        found.add(className, [ordered.map(\.element.point)])
        points = []
    }
}
