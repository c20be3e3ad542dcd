import Core
import Foundation
import Slides
import Testing

@Suite struct AnnotationTests {
    let square = "[[0,0],[100,0],[100,100],[0,100],[0,0]]"

    func read(_ text: String, name: String = "a.geojson") throws -> SlideAnnotations {
        let folder = try TestFolder()
        try Files.write(text, to: folder.file(name))
        return try SlideAnnotations(contentsOf: folder.file(name))
    }

    func feature(_ geometry: String, _ classification: String) -> String {
        """
        {"type":"Feature","id":"x","geometry":\(geometry),"properties":{"objectType":"annotation","classification":\(classification)}}
        """
    }

    func rect(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> PixelRect {
        PixelRect(x: x, y: y, width: width, height: height)
    }

    @Test func geoJSONOfQuPath() throws {
        let polygon = "{\"type\":\"Polygon\",\"coordinates\":[\(square),[[25,25],[75,25],[75,75],[25,75],[25,25]]]}"
        let two = "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(square)],[[[200,0],[300,0],[300,50.5]]]]}"
        let line = "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}"
        let features = [
            feature(polygon, "{\"name\":\"Tumor\",\"color\":[200,0,0]}"),
            feature(two, "{\"names\":[\"Stroma\",\"loose\"]}"),
            feature(line, "{\"name\":\"Tumor\"}"), feature(polygon, "null"), feature("null", "\"Tumor\""),
        ].joined(separator: ",")
        for text in ["{\"type\":\"FeatureCollection\",\"features\":[\(features)]}", "\u{FEFF} [\(features)]"] {
            let found = try read(text)
            #expect(found.classes == ["Stroma: loose", "Tumor"] && found.areas.count == 3)
            #expect(found.notes.map(\.message) == ["3 of the annotations have no class or no area and are left out"])
            #expect(found.areas[0].rings.map(\.count) == [4, 4])
            #expect(found.areas[2].rings == [[.init(x: 200, y: 0), .init(x: 300, y: 0), .init(x: 300, y: 50.5)]])
            // The square has a hole of a quarter of it.
            #expect(found.share(of: "Tumor", in: rect(0, 0, 100, 100)) == 0.75)
            #expect(found.share(of: "Tumor", in: rect(30, 30, 40, 40)) == 0)
            #expect(found.share(of: "Stroma: loose", in: rect(0, 0, 200, 100)) == 0.5)
            #expect(found.share(of: "Stroma: loose", in: rect(-100, -100, 200, 200)) == 0.25)
            #expect(found.share(of: "none", in: rect(0, 0, 10, 10)) == 0)
            #expect(found.majority(in: rect(0, 0, 100, 100), atLeast: 0.5) == "Stroma: loose")
            #expect(found.majority(in: rect(0, 0, 200, 100), atLeast: 0.6) == nil)
            #expect(found.majority(in: rect(1000, 0, 20, 10), atLeast: 0) == nil)
        }
        #expect(try read(feature(polygon, "\"Tumor\"")).areas.count == 1)
    }

    @Test func pathDTMSU() throws {
        let found = try read(
            "[{\"class\": \"AT\", \"vertices\": [[0, 0], [64, 0], [64, 64], [0, 64]]}, 3, null,"
                + "{\"class\": \"LP\", \"vertices\": [[64, 0], [128, 0], [128, 64], [64, 64], [64, 0]]},"
                + "{\"class\": \"TUM\", \"vertices\": [[1, 1], [2, 2]]}]", name: "01_anno.json")
        #expect(found.classes == ["AT", "LP"] && found.notes.first?.message.hasPrefix("3 of") == true)
        #expect(found.share(of: "AT", in: rect(32, 0, 64, 64)) == 0.5)
        #expect(found.share(of: "LP", in: rect(32, 0, 64, 64)) == 0.5)
        // Of equals, the first in byte order.
        #expect(found.majority(in: rect(32, 0, 64, 64), atLeast: 0.5) == "AT")
        #expect(found.areas[1].rings[0].count == 4)
    }

    @Test func asapXML() throws {
        let found = try read(
            """
            <?xml version="1.0"?>
            <!-- <a> --><ASAP_Annotations><Annotations>text <![CDATA[<b>]]>
            <Annotation Name='&#x41;"' Type="Polygon" PartOfGroup="Tumor &amp; more" Color="#F4FA58"><Coordinates>
            <Coordinate Order="0" X="0" Y="0" /><Coordinate Order="2" X="100" Y="100" />
            <Coordinate Order="1" X="100" Y="0" /><Coordinate Order="3" X="0" Y="100.0" /></Coordinates></Annotation>
            <Annotation Name="b" Type="Dot" PartOfGroup="Tumor"><Coordinates><Coordinate Order="0" X="1" Y="1"/>
            </Coordinates></Annotation>
            <Annotation Name="c" Type="Polygon" PartOfGroup="None"><Coordinates/></Annotation>
            </Annotations><AnnotationGroups><Group Name="Tumor" PartOfGroup="None"><Attributes/></Group>
            </AnnotationGroups></ASAP_Annotations>
            """, name: "a.xml")
        #expect(found.classes == ["Tumor & more"] && found.areas.count == 1)
        #expect(found.notes.first?.message.hasPrefix("2 of") == true)
        #expect(found.share(of: "Tumor & more", in: rect(0, 0, 200, 100)) == 0.5)
    }

    @Test(arguments: [
        ("", "the file is empty"), ("hello", "holds no annotations of a known format"),
        ("{\"objects\":[]}", "holds annotations that cannot be read: there is no `type`"),
        (
            "{\"type\":\"Topology\"}",
            "holds annotations that cannot be read at `type`: `Topology` is no collection of features"
        ),
        ("{\"type\":\"FeatureCollection\"}", "holds annotations that cannot be read: there is no `features`"),
        ("[{\"class\":\"A\",\"vertices\":[[1,2],[3]]}]", "holds annotations that cannot be read at `[0].vertices[1]"),
        ("[{\"vertices\":[[1,2],[3,4],[5,6]]}]", "holds annotations that cannot be read at `[0]`: there is no `class`"),
        (
            "[{\"class\":\"A\",\"vertices\":[[1,2],[true,4]]}]",
            "holds annotations that cannot be read at `[0].vertices[1]"
        ),
        ("[{\"class\":\"A\",\"vertices\":[[1,\"2\"]]}]", "holds annotations that cannot be read at `[0].vertices[0]"),
        (
            "[{\"class\":\"A\",\"vertices\":[[1,1e300]]}]",
            "holds annotations that cannot be read at `[0].vertices[0]`: (1.0, 1e+300)"
        ),
        ("[{\"class\":\"A\",\"vertices\":[[1,1e999]]}]", "holds annotations that cannot be read"),
        ("[{\"class\":\"A\"", "holds annotations that cannot be read"),
        ("<html></html>", "begins with `html`"), ("<ASAP_Annotations><", "is not well-formed XML"),
        ("<ASAP_Annotations><Annotation><Coordinate X=\"nan\" Y=\"1\"/>", "has a coordinate (nan, 1), which"),
        ("<ASAP_Annotations><Annotation><Coordinate Y=\"1\"/>", "has a coordinate (nothing, 1), which"),
        ("<ASAP_Annotations>\n<a></b>", "is not well-formed XML: `</b>` closes nothing"),
        ("<ASAP_Annotations a=\"&x;\"/>", "is not well-formed XML: the value of `a` holds an unknown entity"),
        ("<ASAP_Annotations a='1' a='2'/>", "is not well-formed XML: `a` is there twice"),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><ASAP_Annotations/>", "is not well-formed XML: there is a DTD"),
        ("<ASAP_Annotations/><b/>", "is not well-formed XML: there is a second root"),
        ("<ASAP_Annotations><!-- ", "is not well-formed XML: a comment does not end"),
    ])
    func whatIsWrongIsSaid(text: String, message: String) throws {
        let error = #expect(throws: Diagnostic.self) { try read(text) }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
        #expect(error?.file?.hasSuffix("/a.geojson") == true)
    }

    /// Against the definition: a point is inside if a ray from it crosses the rings an odd number of times.
    @Test func sharesCountPointsInsideByTheDefinition() throws {
        var random = SeededRandom(seed: 8)
        for round in 0..<60 {
            let rings = (0..<1 + random.below(3)).map { _ in
                // Some points on whole numbers, so that sample rows meet corners.
                (0..<3 + random.below(round < 50 ? 9 : 2000)).map { _ in
                    SlidePoint(x: (random.uniform() * 128).rounded(), y: (random.uniform() * 128).rounded())
                }
            }
            let annotations = SlideAnnotations(areas: [.init(className: "a", rings: rings)])
            let rect = rect(random.below(40), random.below(40), 16 + random.below(80), 16 + random.below(80))
            var inside = 0
            for row in 0..<16 {
                for column in 0..<16 {
                    let x = Double(rect.x) + Double(rect.width) * (Double(column) + 0.5) / 16
                    let y = Double(rect.y) + Double(rect.height) * (Double(row) + 0.5) / 16
                    var crossed = 0
                    for ring in rings {
                        for (index, one) in ring.enumerated() {
                            let two = ring[(index + 1) % ring.count]
                            guard (one.y <= y) != (two.y <= y) else { continue }
                            if one.x + (y - one.y) / (two.y - one.y) * (two.x - one.x) < x { crossed += 1 }
                        }
                    }
                    inside += crossed % 2
                }
            }
            #expect(annotations.share(of: "a", in: rect) == Double(inside) / 256, "round \(round)")
        }
        let flat = SlideAnnotations(areas: [
            .init(className: "a", rings: [[.init(x: 0, y: 5), .init(x: 9, y: 5), .init(x: 4, y: 5)]])
        ])
        #expect(flat.share(of: "a", in: rect(0, 0, 10, 10)) == 0)
    }

    /// Whatever a file holds, it is read or refused by name.
    @Test func damagedFiles() throws {
        let folder = try TestFolder()
        let polygon = "{\"type\":\"Polygon\",\"coordinates\":[\(square)]}"
        let samples = [
            "{\"type\":\"FeatureCollection\",\"features\":[\(feature(polygon, "{\"name\":\"A\"}"))]}",
            "[{\"class\":\"A\",\"vertices\":\(square)}]",
            "<ASAP_Annotations><Annotations><Annotation Type=\"Polygon\" PartOfGroup=\"A\"><Coordinates>"
                + "<Coordinate Order=\"0\" X=\"1\" Y=\"2\"/></Coordinates></Annotation></Annotations></ASAP_Annotations>",
        ]
        let words = [
            "[", "]", "{", "}", "<", ">", "\"", "1e999", "null", "-", "&#0;", "\u{0}", "<!ENTITY a \"b\">", ",",
        ]
        var random = SeededRandom(seed: 11)
        var (refused, accepted) = (0, 0)
        for round in 0..<900 {
            var bytes = Array(samples[round % 3].utf8)
            for _ in 0..<1 + random.below(3) {
                let place = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes[place] = UInt8(random.below(256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(9)))
                case 2: bytes.insert(contentsOf: words[random.below(words.count)].utf8, at: place)
                default: bytes = Array(bytes.prefix(max(1, place)))
                }
                if bytes.isEmpty { bytes = [0] }
            }
            let file = folder.file("a.json")
            try Files.write(Data(bytes), to: file)
            do {
                let found = try SlideAnnotations(contentsOf: file)
                accepted += 1
                for name in found.classes { #expect((0...1).contains(found.share(of: name, in: rect(0, 0, 50, 50)))) }
            } catch let error as Diagnostic {
                #expect(error.file == file.path)
                refused += 1
            }
        }
        #expect(refused > 200 && accepted > 50)
        try Files.write(String(repeating: "[", count: 200_000), to: folder.file("deep.json"))
        #expect(throws: Diagnostic.self) { try SlideAnnotations(contentsOf: folder.file("deep.json")) }
        try Files.write(String(repeating: "<ASAP_Annotations>", count: 50_000), to: folder.file("deep.xml"))
        #expect(throws: Diagnostic.self) { try SlideAnnotations(contentsOf: folder.file("deep.xml")) }
    }
}
