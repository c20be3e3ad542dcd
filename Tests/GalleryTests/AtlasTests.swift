import Core
import Foundation
import Gallery
import Imaging
import Testing

@Suite struct AtlasTests {
    /// Groups of ten database images that are always shown together, scattered over the rows.
    static let groups: [[Int32]] = {
        var random = SeededRandom(seed: 2)
        let rows = random.permutation(400)
        return (0..<40).map { group in rows[group * 10..<group * 10 + 10].map(Int32.init) }
    }()

    /// Query q is of grey q, and shows the images of one group; database image d has the grey d % 251.
    func request(runs: Int = 1) -> AtlasRequest {
        var request = AtlasRequest(
            edge: 12, queryCount: 120, databaseCount: 500,
            pages: (0..<120).map { .init(query: $0, database: Self.groups[$0 % 40] + Self.groups[$0 % 40]) },
            query: { try PixelImage(width: 12, height: 8, filledWith: [UInt8($0)]) },
            database: { try PixelImage(width: 12, height: 12, filledWith: [UInt8($0 % 251), 100, 7]) })
        request.reconstructions = (0..<runs).map { run in
            { try PixelImage(width: 12, height: 8, filledWith: [UInt8(truncatingIfNeeded: $0 + 100 * (run + 1))]) }
        }
        return request
    }

    func build(_ request: AtlasRequest, jobs: Int = 2) throws -> (set: AtlasSet, files: [String: Data]) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let set = try AtlasBuilder.build(request, to: folder, jobs: jobs)
        var files: [String: Data] = [:]
        for url in try Files.list(folder) { files[url.lastPathComponent] = Data(try Files.read(url)) }
        return (set, files)
    }

    /// The pixel in the middle of a placement.
    func centre(_ placement: AtlasPlacement, _ images: [PixelImage]) -> [UInt8] {
        let image = images[Int(placement.sheet)]
        let x = Int(placement.x + placement.width / 2)
        let y = Int(placement.y + placement.height / 2)
        let start = (y * image.width + x) * image.channels
        return Array(image.pixels[start..<start + image.channels])
    }

    func decode(_ set: AtlasSet, _ files: [String: Data]) throws -> [PixelImage] {
        try set.sheets.map { sheet in
            let image = try ImageCodec.decode(try #require(files[sheet.fileName]), name: sheet.fileName)
            #expect(image.width == sheet.width && image.height == sheet.height)
            #expect(image.width <= 4096 && image.height <= 4096)
            #expect(files[sheet.fileName]?.count == sheet.bytes)
            return image
        }
    }

    @Test func everyPictureIsWhereItsPlacementSays() throws {
        let (set, files) = try build(request(runs: 2))
        let images = try decode(set, files)
        #expect(set.warnings.isEmpty && set.sheets.count == files.count)
        for row in 0..<120 {
            let query = try #require(set.queries[row])
            #expect(query.width == 12 && query.height == 8)
            #expect(centre(query, images) == [UInt8(row), UInt8(row), UInt8(row)])
            for run in 0..<2 {
                let place = try #require(set.reconstructions[run][row])
                let grey = UInt8(truncatingIfNeeded: row + 100 * (run + 1))
                #expect(centre(place, images) == [grey, grey, grey])
                #expect(place.sheet == query.sheet)
            }
        }
        for row in 0..<500 {
            guard let place = set.database[row] else { continue }
            let found = centre(place, images)
            #expect(zip(found, [row % 251, 100, 7]).allSatisfy { abs(Int($0) - $1) <= 12 }, "row \(row): \(found)")
        }
    }

    @Test func eachPictureIsStoredOnceAndOnlyIfShown() throws {
        var request = request()
        let shown = Set(request.pages.flatMap(\.database))
        let other = try #require((0..<500).first { !shown.contains(Int32($0)) })
        request.otherDatabase = [Int32(other)]
        let set = try build(request).set
        #expect(
            set.database.indices.filter { set.database[$0] != nil }.map(Int32.init)
                == (shown.union([Int32(other)])).sorted())
        let all = (set.queries + set.reconstructions[0] + set.database).compactMap { $0 }
        #expect(Set(all.map { [$0.sheet, $0.x, $0.y] }).count == all.count)
    }

    @Test func imagesThatNoPageShowsComeLast() throws {
        var request = request()
        // The last sheet of shown images is not full.
        request.pages.removeLast(85)
        let shown = Set(request.pages.flatMap(\.database))
        let without = try build(request).set
        request.includesUnshown = true
        let (with, files) = try build(request)
        #expect(without.database.count { $0 != nil } == 350 && with.database.allSatisfy { $0 != nil })
        let all = (with.queries + with.reconstructions[0] + with.database).compactMap { $0 }
        #expect(Set(all.map { [$0.sheet, $0.x, $0.y] }).count == all.count)
        // Shown images keep their sheets, and those of full sheets their places.
        let last = without.database.compactMap { $0?.sheet }.max()
        for row in shown.map(Int.init) {
            #expect(with.database[row]?.sheet == without.database[row]?.sheet)
            if without.database[row]?.sheet != last { #expect(with.database[row] == without.database[row]) }
        }
        let images = try decode(with, files)
        for row in 0..<500 {
            let found = centre(try #require(with.database[row]), images)
            #expect(zip(found, [row % 251, 100, 7]).allSatisfy { abs(Int($0) - $1) <= 12 }, "row \(row): \(found)")
        }
    }

    @Test func aSiteWithoutPagesHoldsTheDatabase() throws {
        var request = request()
        request.pages = []
        request.includesUnshown = true
        let set = try build(request).set
        #expect(set.database.allSatisfy { $0 != nil } && set.queries.allSatisfy { $0 == nil })
    }

    @Test func bytesDoNotDependOnJobs() throws {
        let one = try build(request(), jobs: 1)
        let many = try build(request(), jobs: 7)
        #expect(one.set == many.set)
        #expect(one.files == many.files)
    }

    @Test func loadIsWhatAPageNeeds() throws {
        let (set, files) = try build(request())
        var counts: [Int] = []
        var bytes: [Int] = []
        for query in 0..<120 {
            var sheets = Set([set.queries[query], set.reconstructions[0][query]].compactMap { $0?.sheet })
            for row in Self.groups[query % 40] { if let place = set.database[Int(row)] { sheets.insert(place.sheet) } }
            counts.append(sheets.count)
            bytes.append(sheets.reduce(0) { $0 + (files[set.sheets[Int($1)].fileName]?.count ?? 0) })
        }
        #expect(set.load.files.median == counts.sorted()[59] && set.load.files.largest == counts.max())
        #expect(set.load.bytes.median == bytes.sorted()[59] && set.load.bytes.percentile95 == bytes.sorted()[113])
    }

    @Test func unreadablePicturesAreCrossedOutAndReported() throws {
        var request = request()
        let bad = Self.groups[3][2]
        request.database = { row in
            guard row != Int(bad) else { throw Diagnostic("is damaged", file: "a.png", line: 7) }
            return try PixelImage(width: 12, height: 12, filledWith: [50])
        }
        request.query = { try PixelImage(width: $0 == 5 ? 13 : 12, height: 12, filledWith: [9]) }
        let (set, files) = try build(request)
        let messages = set.warnings.map(\.message)
        #expect(
            messages == [
                "query 5 cannot be shown: the picture has 13 × 12 pixels",
                "database image \(bad) cannot be shown: is damaged",
            ])
        #expect(set.warnings.allSatisfy { $0.severity == .warning } && set.warnings[1].line == 7)
        let images = try decode(set, files)
        let place = try #require(set.queries[5])
        let sheet = images[Int(place.sheet)]
        #expect(sheet.pixels[(Int(place.y) * sheet.width + Int(place.x)) * sheet.channels] == 96)
    }

    @Test func wrongRowsAreRefused() {
        var request = request()
        request.pages[3].database[0] = 500
        #expect(throws: Diagnostic.self) { try build(request) }
        request = self.request()
        request.pages[0].query = -1
        #expect(throws: Diagnostic.self) { try build(request) }
        request = self.request()
        request.edge = 5000
        #expect(throws: Diagnostic.self) { try build(request) }
    }

    @Test func sitesWithoutDatabaseImagesHaveNone() throws {
        var request = request()
        request.pages = [.init(query: 0, database: [])]
        let set = try build(request).set
        #expect(set.sheets.count == 1 && set.load.files.median == 1)
        request.pages = []
        let empty = try build(request)
        #expect(empty.set.sheets.isEmpty && empty.files.isEmpty && empty.set.queries.count == 120)
    }

    @Test func pagesTakeTheNearestOfEveryRun() {
        let pages = AtlasRequest.pages(
            queries: [1], neighbours: [([1, 2, 3, 4, 5, 6], 3), ([7, 8], 1)], shown: 2)
        #expect(pages == [.init(query: 1, database: [4, 5, 8])])
    }

    // MARK: - Order

    func fanOut(_ pages: [[Int32]], _ order: [Int32], _ capacity: Int) -> Int {
        var sheet: [Int32: Int] = [:]
        for (index, image) in order.enumerated() { sheet[image] = index / capacity }
        return pages.reduce(0) { total, page in total + Set(page.compactMap { sheet[$0] }).count }
    }

    /// 40 groups of 10 on sheets of 20: an order exists in which no group is divided, and it is found.
    @Test func groupsThatBelongTogetherShareASheet() throws {
        let order = try SheetOrder.order(pages: Self.groups, imageCount: 400, capacity: 20, seed: 1, jobs: 2)
        #expect(order.sorted() == (0..<400).map(Int32.init))
        #expect(fanOut(Self.groups, order, 20) <= 44)
        #expect(fanOut(Self.groups, (0..<400).map(Int32.init), 20) > 300)
        #expect(order == (try SheetOrder.order(pages: Self.groups, imageCount: 400, capacity: 20, seed: 1, jobs: 1)))
    }

    /// Neighbours on a ring have no natural groups; still a page of 8 must need few of the 25 sheets of 16.
    @Test func overlappingPagesNeedFewSheets() throws {
        var random = SeededRandom(seed: 8)
        let names = random.permutation(400)
        let pages = (0..<400).map { start in (0..<8).map { Int32(names[(start + $0) % 400]) } }
        let order = try SheetOrder.order(pages: pages, imageCount: 400, capacity: 16, seed: 1, jobs: 2)
        // An arc of 8 meets 1 + 7/16 sheets on average if sheets are arcs of 16; random order needs about 7.
        #expect(Double(fanOut(pages, order, 16)) / 400 < 2)
    }

    @Test(arguments: [(0, 4), (1, 4), (4, 4), (5, 4), (33, 1), (100, 7)])
    func oddSizesAreHandled(images: Int, capacity: Int) throws {
        let pages = [(0..<Int32(images)).map { $0 }, []]
        let order = try SheetOrder.order(pages: pages, imageCount: images, capacity: capacity, seed: 0, jobs: 2)
        #expect(order.sorted() == (0..<Int32(images)).map { $0 })
    }

    /// Small images want large sheets, large images small ones.
    @Test func capacityFollowsTheSizeOfImages() throws {
        let order = try SheetOrder.order(pages: Self.groups, imageCount: 400, capacity: 16, seed: 1, jobs: 2)
        let pairs: [[Int32]] = (0..<20).map { index in
            let other = (2 * index + 7) % 40
            return Self.groups[2 * index] + Self.groups[other]
        }
        let small = SheetCapacity.choose(order: order, pages: pairs, bytesPerImage: 100, largest: 10_000)
        let large = SheetCapacity.choose(order: order, pages: pairs, bytesPerImage: 20_000, largest: 10_000)
        #expect(small > large && large == 16)
        #expect(SheetCapacity.choose(order: order, pages: pairs, bytesPerImage: 1, largest: 64) <= 64)
        #expect(SheetCapacity.choose(order: [], pages: [], bytesPerImage: 1, largest: 9) == 9)
    }
}
