import Core
import Foundation
import Synchronization

/// Pictures that a query page holds itself because their sheets are beyond its budget: a small sheet of its own.
public struct PageStrip: Sendable, Equatable, Codable {
    /// WebP.
    public var image: Data
    public var width: Int
    public var height: Int
    /// Database rows in the order of `cells`, ascending.
    public var rows: [Int32]
    /// x, y, width and height of each picture.
    public var cells: [[Int]]

    /// Small pictures in text: a quality below that of the sheets saves a third.
    static let quality = 50

    /// The strips of all pages that need one, by query row. The bytes do not depend on `jobs`.
    static func all(_ request: AtlasRequest, _ set: AtlasSet, jobs: Int) throws -> [PageStrip?] {
        let strips = Mutex([PageStrip?](repeating: nil, count: request.queryCount))
        let budget = PageBudget(otherFiles: request.otherFiles, bytesPerPicture: bytesPerPicture(set))
        var request = request
        request.quality = min(request.quality, quality)
        let asked = request
        try Parallel.forEach(count: asked.pages.count, jobs: jobs, chunk: 20) { range in
            for index in range {
                let page = asked.pages[index]
                let rows = rowsBeyond(budget, page, set)
                guard !rows.isEmpty else { continue }
                let strip = try draw(rows, asked)
                strips.withLock { $0[page.query] = strip }
            }
        }
        return strips.withLock { $0 }
    }

    /// As on the sheets, in base64.
    private static func bytesPerPicture(_ set: AtlasSet) -> Int {
        var pictures = 0
        var used = Set<Int32>()
        for place in set.database.compactMap({ $0 }) {
            pictures += 1
            used.insert(place.sheet)
        }
        let bytes = used.reduce(0) { $0 + set.sheets[Int($1)].bytes }
        return max(1, bytes * 4 / 3 / max(1, pictures))
    }

    private static func rowsBeyond(_ budget: PageBudget, _ page: AtlasRequest.Page, _ set: AtlasSet) -> [Int32] {
        var needs: [Int32: PageBudget.Need] = [:]
        let rows = Set(page.database).sorted()
        for row in rows {
            guard let sheet = set.database[Int(row)]?.sheet else { continue }
            needs[sheet, default: .init(sheet: sheet, bytes: set.sheets[Int(sheet)].bytes, pictures: 0)].pictures += 1
        }
        let own = Set(set.ownPlacements(of: page.query).map(\.sheet)).map { set.sheets[Int($0)].bytes }
        let kept = budget.kept(Array(needs.values), own: own)
        return rows.filter { row in set.database[Int(row)].map { !kept.contains($0.sheet) } ?? false }
    }

    private static func draw(_ rows: [Int32], _ request: AtlasRequest) throws -> PageStrip {
        let layout = SheetLayout(edge: request.edge, capacity: rows.count)
        let plan = SheetPlan(
            name: "", layout: layout, pictures: rows.map { .database(Int($0)) }, lossless: false)
        let drawn = try plan.draw(request)
        let cells = drawn.sizes.enumerated().map { cell, size in
            [layout.position(cell).x, layout.position(cell).y, size.width, size.height]
        }
        return PageStrip(image: drawn.data, width: drawn.width, height: drawn.height, rows: rows, cells: cells)
    }

    /// What an address that holds the image itself is.
    var address: String { "data:image/webp;base64,\(image.base64EncodedString())" }

    /// Where a database image lies, the sheet being this strip.
    func cell(of row: Int) -> PictureCell? {
        guard let place = rows.firstIndex(of: Int32(truncatingIfNeeded: row)) else { return nil }
        let cell = cells[place]
        return PictureCell(sheet: PictureCell.strip, x: cell[0], y: cell[1], width: cell[2], height: cell[3])
    }
}
