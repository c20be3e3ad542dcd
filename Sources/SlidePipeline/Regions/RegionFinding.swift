import Arrays
import Core
import Foundation
import Retrieval
import Slides

/// What one method found for one query, as `hits.json` holds it.
struct FoundRegions: Codable, Sendable, Equatable {
    struct Hit: Codable, Sendable, Equatable {
        /// Index into the grids of the index.
        var grid: Int
        var column: Int
        var row: Int
        var distance: Double
    }

    static let fileName = "hits.json"

    var hits: [Hit]
    /// The scales that were searched, by their indices; nil: all.
    var scales: [Int]?
}

/// Searches the slides with a method's codes or vectors.
struct RegionFinding {
    /// What regions are compared by.
    enum Table {
        case codes(RegionIndex, PackedCodes)
        case latents(LatentRegionIndex, FloatMatrix)
    }

    let table: Table
    let columns: Int
    let rows: Int
    let count: Int
    let jobs: Int
    let candidates: SlideMethod.Candidates

    init(
        _ index: TileIndex, codes: PackedCodes?, latents: FloatMatrix, plan: SlideSiteConfiguration.QueryPlan,
        candidates: SlideMethod.Candidates, count: Int, jobs: Int
    ) throws {
        if let codes {
            table = .codes(try RegionIndex(grids: index.grids, codes: codes), codes)
        } else {
            table = .latents(try LatentRegionIndex(grids: index.grids, latents: latents), latents)
        }
        (columns, rows, self.count, self.jobs) = (plan.columns, plan.rows, count, jobs)
        self.candidates = candidates
    }

    /// - Parameters:
    ///   - tiles: rows of the tables, [rows, columns], -1 for blank tiles.
    ///   - excluded: slides that are not searched.
    ///   - scales: those that are; nil for all.
    func hits(tiles: [Int32], excluded: Set<Int>, scales: Set<Int>?) throws -> [FoundRegions.Hit] {
        let wanted = tiles.filter { $0 >= 0 }.map(Int.init)
        switch table {
        case .codes(_, let codes):
            let own = try PackedCodes(
                count: wanted.count, bits: codes.bits, bytes: wanted.flatMap { Array(codes.code($0)) })
            return try hits(codes: own, excluded: excluded, scales: scales)
        case .latents(_, let latents):
            let own = try FloatMatrix(
                rows: wanted.count, columns: latents.columns, values: wanted.flatMap { Array(latents.row($0)) })
            var next: Int32 = -1
            let places = tiles.map { tile -> Int32 in
                guard tile >= 0 else { return -1 }
                next += 1
                return next
            }
            return try hits(latents: own, tiles: places, excluded: excluded, scales: scales)
        }
    }

    func hits(
        codes: PackedCodes, columns: Int? = nil, rows: Int? = nil, excluded: Set<Int>, scales: Set<Int>?
    ) throws -> [FoundRegions.Hit] {
        guard case .codes(let index, _) = table else { return [] }
        let query = try QueryRegion(columns: columns ?? self.columns, rows: rows ?? self.rows, codes: codes)
        return try index.search(query, options(excluded, scales), jobs: jobs).map(Self.hit)
    }

    func hits(
        latents: FloatMatrix, columns: Int? = nil, rows: Int? = nil, tiles: [Int32], excluded: Set<Int>,
        scales: Set<Int>?
    ) throws -> [FoundRegions.Hit] {
        guard case .latents(let index, _) = table else { return [] }
        return try index.search(
            columns: columns ?? self.columns, rows: rows ?? self.rows, features: latents, tiles: tiles,
            options: options(excluded, scales), jobs: jobs
        ).map(Self.hit)
    }

    private func options(_ excluded: Set<Int>, _ scales: Set<Int>?) -> RegionSearchOptions {
        var options = RegionSearchOptions()
        options.count = count
        options.excludedSlides = excluded
        options.scales = scales
        options.sharedCode = candidates == .sharedCode
        return options
    }

    private static func hit(_ hit: RegionHit) -> FoundRegions.Hit {
        FoundRegions.Hit(grid: hit.grid, column: hit.column, row: hit.row, distance: hit.distance)
    }
}

extension TileIndex {
    /// The rows of a window's tiles, [rows, columns], -1 where blank.
    func tiles(_ query: RegionQuery, _ plan: SlideSiteConfiguration.QueryPlan) -> [Int32] {
        let grid = grids[query.grid]
        return (query.row..<query.row + plan.rows).flatMap { row in
            (query.column..<query.column + plan.columns).map { grid.tiles[row * grid.columns + $0] }
        }
    }

    /// The slides of a query's patient, its own among them.
    func slidesOfPatient(_ query: RegionQuery) -> Set<Int> { slidesOfPatient(ofSlide: grids[query.grid].slide) }

    func slidesOfPatient(ofSlide slide: Int) -> Set<Int> {
        let patient = slides[slide].entry.patient
        return Set(slides.indices.filter { slides[$0].entry.patient == patient })
    }

    /// A window's rectangle in level-0 pixels, cut at the slide's border.
    func rect(_ number: Int, column: Int, row: Int, columns: Int, rows: Int) -> PixelRect {
        let grid = grids[number]
        let window = grid.rectangle(column: column, row: row, columns: columns, rows: rows)
        let table = slides[grid.slide].table
        let x = max(0, min(table.width - 1, Int(window.x.rounded())))
        let y = max(0, min(table.height - 1, Int(window.y.rounded())))
        return PixelRect(
            x: x, y: y, width: max(1, min(table.width - x, Int(window.width.rounded()))),
            height: max(1, min(table.height - y, Int(window.height.rounded()))))
    }

    /// The class that most of a hit's tiles have, if at least half of its window has it.
    func className(of hit: FoundRegions.Hit, columns: Int, rows: Int) -> String? {
        majority(grid: hit.grid, column: hit.column, row: hit.row, columns: columns, rows: rows, atLeast: 0.5)
    }
}
