import Core
import Foundation
import Report
import Testing

@Suite struct ModelTests {
    @Test func elementsSurviveTheCache() throws {
        let elements: [ReportElement] = [
            .paragraph("a < b"),
            .table(
                ReportTable(
                    columns: ["run", "mAP@all"], isNumeric: [false, true],
                    rows: [[.init("itq"), .init("0.5614", isBest: true, detail: "0.556 to 0.567")]])),
            .pictures(
                PictureGrid(
                    rows: [.init(title: "itq", items: [.init(picture: .query(3), mark: .query, label: "Query 3")])],
                    isPixelated: true)),
            .codes([ReportCode(title: "Query 3", bits: [true, false], hex: "01")]),
        ]
        let data = try JSON.encode(elements, pretty: false)
        #expect(try JSON.decode([ReportElement].self, from: data, file: "cache") == elements)
    }
}
