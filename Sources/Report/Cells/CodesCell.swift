import Core
import Gallery
import Settings

/// Binary codes of queries and of what was found for them.
struct CodesCell: ReportCell {
    static let kind = "codes"
    static let summary = "The codes of queries and of their nearest images, bit by bit; differing bits are marked."
    var numbering: ReportNumber.Kind? { .figure }
    static let example = "queries: [0]\ncount: 3"

    let runs: RunChoice
    private let queries: QueryChoice
    private let count: Int

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.run(map)
        queries = reader.queries(map, count: 1)
        count = map.int("count", in: 0...50) ?? 5
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        guard let run = try gallery.runs(runs).first else { return [] }
        guard let queryCodes = run.content.queryCodes, let databaseCodes = run.content.databaseCodes else {
            throw Diagnostic("\(run.title) has no codes: it searches \(run.searches)")
        }
        return try queries.rows(in: gallery, run: run, needsPages: false).map { query in
            let bits = (0..<queryCodes.bits).map { queryCodes.bit($0, of: query) }
            var codes = [ReportCode(title: gallery.name(query), bits: bits, hex: Self.hex(queryCodes.code(query)))]
            let neighbours = run.content.neighbours
            for place in 0..<min(count, neighbours.k) {
                let row = Int(neighbours.indices[query * neighbours.k + place])
                let own = (0..<databaseCodes.bits).map { databaseCodes.bit($0, of: row) }
                let differs = own.indices.filter { bits.indices.contains($0) && own[$0] != bits[$0] }
                codes.append(
                    ReportCode(
                        title: "Rank \(place + 1): \(gallery.map.databaseText[row]), \(differs.count) bits differ",
                        bits: own, hex: Self.hex(databaseCodes.code(row)), differs: differs))
            }
            return .codes(codes)
        }
    }

    private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
