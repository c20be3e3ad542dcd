import Core
import Foundation
import Imaging
import Synchronization

/// Puts every picture of a site on shared sheets, each picture once, so that a query page needs few and small
/// files: queries lie beside their reconstructions in the order of the pages, and database images beside those
/// that are shown with them.
public enum AtlasBuilder {
    /// Cells of a sheet of queries and their reconstructions.
    static let queryCells = 60

    /// Writes the sheets into `folder` and tells where each picture lies.
    ///
    /// The bytes do not depend on `jobs`. Pictures that cannot be read become crossed-out cells and warnings.
    /// - Throws: `Diagnostic` for rows that do not exist, an edge outside of 1...1024, and files that cannot be
    ///   written.
    public static func build(
        _ request: AtlasRequest, to folder: URL, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> AtlasSet {
        try check(request)
        try Files.makeDirectory(folder)
        var set = AtlasSet()
        let plans = queryPlans(request) + (try databasePlans(request, jobs: jobs)) + interpolationPlans(request)
        let written = try write(plans, request: request, to: folder, jobs: jobs, progress: progress)
        set.sheets = written.map(\.sheet)
        set.warnings = written.flatMap(\.warnings)
        set.queries = Array(repeating: nil, count: request.queryCount)
        set.reconstructions = request.reconstructions.map { _ in Array(repeating: nil, count: request.queryCount) }
        set.database = Array(repeating: nil, count: request.databaseCount)
        set.interpolations = request.interpolations.map { Array(repeating: nil, count: $0.count) }
        for (sheet, (plan, done)) in zip(plans, written).enumerated() {
            for (cell, picture) in plan.pictures.enumerated() {
                let (x, y) = plan.layout.position(cell)
                let size = done.sizes[cell]
                let placement = AtlasPlacement(
                    sheet: Int32(sheet), x: Int32(x), y: Int32(y), width: Int32(size.width), height: Int32(size.height))
                switch picture {
                case .query(let row): set.queries[row] = placement
                case .reconstruction(let run, let row): set.reconstructions[run][row] = placement
                case .database(let row): set.database[row] = placement
                case .interpolation(let run, let number): set.interpolations[run][number] = placement
                }
            }
        }
        set.strips = try PageStrip.all(request, set, jobs: jobs)
        set.load = load(of: set, request.pages)
        return set
    }

    private static func check(_ request: AtlasRequest) throws {
        guard (1...1024).contains(request.edge) else {
            throw Diagnostic("pictures of \(request.edge) pixels", expected: "an edge from 1 to 1024 pixels")
        }
        if let bad = request.pages.first(where: { $0.query < 0 || $0.query >= request.queryCount }) {
            throw Diagnostic("a page for query \(bad.query)", expected: "a row from 0 to \(request.queryCount - 1)")
        }
        let rows = request.pages.lazy.flatMap(\.database)
        if let bad = (rows.first { $0 < 0 || $0 >= request.databaseCount })
            ?? (request.otherDatabase.first { $0 < 0 || $0 >= request.databaseCount })
        {
            throw Diagnostic("database row \(bad) is shown", expected: "a row from 0 to \(request.databaseCount - 1)")
        }
    }

    // MARK: - Plans

    private static func queryPlans(_ request: AtlasRequest) -> [SheetPlan] {
        let cells = 1 + request.reconstructions.count
        let most = SheetLayout.largestCapacity(edge: request.edge) / cells
        let perSheet = max(1, min(most, queryCells / cells))
        let layout = SheetLayout(edge: request.edge, capacity: perSheet * cells)
        var seen = Set<Int>()
        let rows = request.pages.map(\.query).filter { seen.insert($0).inserted }
        return stride(from: 0, to: rows.count, by: perSheet).enumerated().map { number, start in
            let pictures = rows[start..<min(rows.count, start + perSheet)].flatMap { row in
                [SheetPlan.Picture.query(row)]
                    + request.reconstructions.indices.map { .reconstruction(run: $0, row) }
            }
            return SheetPlan(name: "queries-\(padded(number)).webp", layout: layout, pictures: pictures, lossless: true)
        }
    }

    private static func databasePlans(_ request: AtlasRequest, jobs: Int) throws -> [SheetPlan] {
        let rows = Set(request.pages.flatMap(\.database) + request.otherDatabase).sorted()
        let unshown = request.includesUnshown ? self.unshown(rows, of: request.databaseCount) : []
        guard !rows.isEmpty || !unshown.isEmpty else { return [] }
        let numbers = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, Int32($0)) })
        let pages = request.pages.map { page in page.database.compactMap { numbers[$0] } }
        let largest = SheetLayout.largestCapacity(edge: request.edge)
        let order = try SheetOrder.order(
            pages: pages, imageCount: rows.count, capacity: min(SheetCapacity.smallest, largest), seed: request.seed,
            jobs: jobs)
        // Those that no page shows fill the last sheet and follow: the division among sheets is as without them.
        let all = order.map { rows[Int($0)] } + unshown
        let sample = SheetPlan(
            name: "", layout: SheetLayout(edge: request.edge, capacity: 16),
            pictures: all.prefix(min(16, largest)).map { .database(Int($0)) }, lossless: false)
        let bytesPerImage = try sample.draw(request).data.count / max(1, sample.pictures.count)
        let capacity = SheetCapacity.choose(order: order, pages: pages, bytesPerImage: bytesPerImage, largest: largest)
        let layout = SheetLayout(edge: request.edge, capacity: capacity)
        return stride(from: 0, to: all.count, by: capacity).enumerated().map { number, start in
            // Within a sheet the order is free: by row, which is the same whatever the sheets are.
            let pictures = all[start..<min(all.count, start + capacity)].sorted().map {
                SheetPlan.Picture.database(Int($0))
            }
            return SheetPlan(
                name: "database-\(padded(number)).webp", layout: layout, pictures: pictures, lossless: false)
        }
    }

    /// The rows below `count` that are not among `rows`, ascending.
    private static func unshown(_ rows: [Int32], of count: Int) -> [Int32] {
        let shown = Set(rows)
        return (0..<count).compactMap { row in Int32(exactly: row).flatMap { shown.contains($0) ? nil : $0 } }
    }

    /// Sheets of their own: one page shows them all, and no other any.
    private static func interpolationPlans(_ request: AtlasRequest) -> [SheetPlan] {
        let pictures = request.interpolations.enumerated().flatMap { run, series in
            (0..<series.count).map { SheetPlan.Picture.interpolation(run: run, $0) }
        }
        let capacity = SheetLayout.largestCapacity(edge: request.edge)
        return stride(from: 0, to: pictures.count, by: capacity).enumerated().map { number, start in
            let part = Array(pictures[start..<min(pictures.count, start + capacity)])
            return SheetPlan(
                name: "between-\(padded(number)).webp", layout: SheetLayout(edge: request.edge, capacity: part.count),
                pictures: part, lossless: true)
        }
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    // MARK: - Writing

    private struct Written: Sendable {
        var sheet: AtlasSheet
        var sizes: [SheetPlan.Size]
        var warnings: [Diagnostic]
    }

    private static func write(
        _ plans: [SheetPlan], request: AtlasRequest, to folder: URL, jobs: Int, progress: ProgressHandler?
    ) throws -> [Written] {
        let task = "image sheets"
        progress?(.started(task: task, total: plans.count, unit: "sheets"))
        let written = Mutex((sheets: [Written?](repeating: nil, count: plans.count), done: 0))
        try Parallel.forEach(count: plans.count, jobs: jobs) { range in
            for index in range {
                let plan = plans[index]
                let drawn = try plan.draw(request)
                try Files.write(drawn.data, to: folder.appendingPathComponent(plan.name))
                let sheet = AtlasSheet(
                    fileName: plan.name, width: drawn.width, height: drawn.height, bytes: drawn.data.count)
                let done = written.withLock { state in
                    state.sheets[index] = Written(sheet: sheet, sizes: drawn.sizes, warnings: drawn.warnings)
                    state.done += 1
                    return state.done
                }
                progress?(.advanced(task: task, done: done))
            }
        }
        let all = written.withLock { $0.sheets.compactMap { $0 } }
        progress?(.finished(task: task, summary: "\(all.count) sheets, \(all.reduce(0) { $0 + $1.sheet.bytes }) bytes"))
        return all
    }

    private static func load(of set: AtlasSet, _ pages: [AtlasRequest.Page]) -> AtlasLoad {
        var files: [Int] = []
        var bytes: [Int] = []
        for page in pages {
            let strip = set.strips[page.query]
            let rows = Set(page.database).subtracting(strip?.rows ?? [])
            let placements = set.ownPlacements(of: page.query) + rows.compactMap { set.database[Int($0)] }
            let sheets = Set(placements.map(\.sheet))
            files.append(sheets.count)
            bytes.append(sheets.reduce(strip.map(\.address.utf8.count) ?? 0) { $0 + set.sheets[Int($1)].bytes })
        }
        var load = AtlasLoad()
        load.files = AtlasLoad.Summary(files)
        load.bytes = AtlasLoad.Summary(bytes)
        return load
    }
}
