import Core
import Foundation

/// A place on a slide in level-0 pixels.
public struct SlidePoint: Sendable, Equatable, Hashable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// Polygon annotations of a slide, by class.
public struct SlideAnnotations: Sendable {
    public struct Area: Sendable, Equatable {
        public var className: String
        /// Each closed, its first point not repeated; a point inside an odd number of them is inside the area.
        public var rings: [[SlidePoint]]

        public init(className: String, rings: [[SlidePoint]]) {
            self.className = className
            self.rings = rings
        }
    }

    public let areas: [Area]
    /// In byte order.
    public let classes: [String]
    /// What of the file could not be used.
    public let notes: [Diagnostic]
    /// Of the areas of each class.
    private let outlines: [String: [OutlineIndex]]

    /// Points a side at which a share is sampled.
    static let samples = 16

    public init(areas: [Area]) {
        self.init(areas: areas, notes: [])
    }

    /// Reads GeoJSON as QuPath exports it, ASAP's XML, or PATH-DT-MSU's JSON, whichever the file holds.
    /// - Throws: `Diagnostic` for another format, damaged content and coordinates that cannot be pixels.
    public init(contentsOf url: URL) throws {
        let data = try Files.read(url)
        guard data.count <= 1 << 28 else {
            throw Diagnostic("has \(data.count) bytes", file: url.path, expected: "annotations of at most 256 MB")
        }
        let start = data.first { ![0xEF, 0xBB, 0xBF, 0x09, 0x0A, 0x0D, 0x20].contains($0) }
        let found =
            switch start {
            case UInt8(ascii: "<"): try AnnotationXML.read(data, file: url.path)
            case UInt8(ascii: "{"), UInt8(ascii: "["): try AnnotationJSON.read(data, file: url.path)
            default:
                throw Diagnostic(
                    data.isEmpty ? "the file is empty" : "holds no annotations of a known format", file: url.path,
                    expected: "GeoJSON of QuPath, XML of ASAP, or JSON of PATH-DT-MSU")
            }
        let note = Diagnostic(
            "\(found.ignored) of the annotations have no class or no area and are left out", file: url.path,
            severity: .note)
        self.init(areas: found.areas, notes: found.ignored > 0 ? [note] : [])
    }

    private init(areas: [Area], notes: [Diagnostic]) {
        self.areas = areas
        self.notes = notes
        let groups = Dictionary(grouping: areas, by: \.className)
        classes = groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        outlines = groups.mapValues { $0.map { OutlineIndex($0.rings) } }
    }

    /// The share, 0 to 1, of `rect` inside areas of this class: of 16 × 16 points evenly spread over it, each in the
    /// middle of its part. Where areas overlap, points count once.
    public func share(of className: String, in rect: PixelRect) -> Double {
        guard rect.width > 0, rect.height > 0, let outlines = outlines[className] else { return 0 }
        let (left, top) = (Double(rect.x), Double(rect.y))
        let (width, height) = (Double(rect.width), Double(rect.height))
        let near = outlines.filter {
            $0.left < left + width && $0.right > left && $0.top < top + height && $0.bottom > top
        }
        guard !near.isEmpty else { return 0 }
        let count = Self.samples
        var inside = 0
        for row in 0..<count {
            let y = top + height * (Double(row) + 0.5) / Double(count)
            var hits: UInt32 = 0
            for outline in near {
                let crossings = outline.crossings(y: y)
                var passed = 0
                for column in 0..<count {
                    let x = left + width * (Double(column) + 0.5) / Double(count)
                    while passed < crossings.count && crossings[passed] < x { passed += 1 }
                    if passed % 2 == 1 { hits |= 1 << UInt32(column) }
                }
            }
            inside += hits.nonzeroBitCount
        }
        return Double(inside) / Double(count * count)
    }

    /// The class with the greatest share of `rect`, if that is at least `atLeast`; of equals the first in byte order.
    public func majority(in rect: PixelRect, atLeast: Double) -> String? {
        var best: (name: String, share: Double)?
        for name in classes {
            let share = self.share(of: name, in: rect)
            if share > best?.share ?? 0 { best = (name, share) }
        }
        return best.flatMap { $0.share >= atLeast ? $0.name : nil }
    }
}

/// What a reader of annotations found.
struct FoundAnnotations: Sendable {
    var areas: [SlideAnnotations.Area] = []
    /// Annotations without a class or an area.
    var ignored = 0

    /// No slide has so many pixels a side.
    static let farthest = 1e7

    /// Takes an area if it has a class and a ring that encloses something.
    mutating func add(_ className: String?, _ rings: [[SlidePoint]]) {
        let open = rings.map { ring in ring.count > 1 && ring.first == ring.last ? Array(ring.dropLast()) : ring }
        let closed = open.filter { $0.count >= 3 }
        guard let className, !className.isEmpty, !closed.isEmpty else {
            ignored += 1
            return
        }
        areas.append(SlideAnnotations.Area(className: className, rings: closed))
    }
}
