import Core
import Foundation
import Gallery
import Imaging
import Report
import Testing

/// Values of cells against what the site's content says, counted here anew.
@Suite struct CellTests {
    @Test func gridsShowTheNearestImages() throws {
        let build = try ReportTestBuild()
        let gallery = try build.site.gallery()
        let elements = try build.elements("```vitrine grid\nqueries: [7, 3]\ncount: 5\n```\n")
        guard case .pictures(let grid)? = elements.first else { return #expect(Bool(false)) }
        #expect(grid.rows.count == 4)
        for (place, (query, run)) in [(7, 0), (7, 1), (3, 0), (3, 1)].enumerated() {
            let content = gallery.runs[run].content
            let nearest = (0..<5).map { Int(content.neighbours.indices[query * content.neighbours.k + $0]) }
            let items = grid.rows[place].items
            #expect(items.map(\.picture) == [.query(query)] + nearest.map { .database($0) })
            let labels = (gallery.content.queryLabels, gallery.content.databaseLabels)
            let marks = nearest.map { labels.0.labels(of: query) == labels.1.labels(of: $0) }
            #expect(items.map(\.mark) == [.query] + marks.map { $0 ? .right : .wrong })
        }
    }

    @Test func queriesAreChosenAsAsked() throws {
        let build = try ReportTestBuild()
        let gallery = try build.site.gallery()
        func rows(_ choice: String) throws -> [Int] {
            guard
                case .pictures(let grid)? = try build.elements(
                    "```vitrine grid\nruns: [run-1]\nqueries: \(choice)\n```\n"
                ).first
            else { return [] }
            return grid.rows.compactMap { row in
                if case .query(let query)? = row.items.first?.picture { query } else { nil }
            }
        }
        let scores = gallery.runs[1].averagePrecision.enumerated().compactMap { row, score in score.map { (row, $0) } }
        let ascending = scores.sorted { ($0.1, -Double($0.0)) < ($1.1, -Double($1.0)) }.map(\.0)
        #expect(try rows("{by: worst, count: 4}") == Array(ascending.prefix(4)))
        let bags = (0..<60).filter { gallery.content.queryLabels.labels(of: $0) == [1] }
        #expect(try rows("{by: first, class: Bag, count: 3}") == Array(bags.prefix(3)))
        #expect(try rows("{count: 3}") == [0, 29, 59])
        #expect(try rows("{by: random, count: 5, seed: 4}") == rows("{by: random, count: 5, seed: 4}"))
        #expect(try Set(rows("{by: random, count: 60}")).count == 60)
    }

    @Test func comparisonsCountWins() throws {
        let build = try ReportTestBuild()
        let gallery = try build.site.gallery()
        guard case .table(let table)? = try build.elements("```vitrine compare\n```\n").first else {
            return #expect(Bool(false))
        }
        let pairs = zip(gallery.runs[0].averagePrecision, gallery.runs[1].averagePrecision).compactMap { a, b in
            a.flatMap { a in b.map { (a, $0) } }
        }
        let row = table.rows[0].map(\.text)
        #expect(row[1] == "\(pairs.count)")
        #expect(row[2] == String(format: "%.4f", pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count)))
        #expect(row[5] == "\(pairs.count { $0.0 > $0.1 })")
        #expect(row[6] == "\(pairs.count { $0.0 == $0.1 })")
        #expect(row[7] == "\(pairs.count { $0.0 < $0.1 })")
        // Single labels: the classes' numbers sum to those of all queries.
        for column in [1, 5, 6, 7] {
            let sum = table.rows.dropFirst().compactMap { Int($0[column].text) }.reduce(0, +)
            #expect("\(sum)" == row[column])
        }
    }

    @Test func tablesHaveTheBestInBold() throws {
        let build = try ReportTestBuild()
        guard
            case .table(let table)? = try build.elements(
                "```vitrine table\nmetrics: [mAP@all, tie-aware.mAP@all, P@20]\n```\n"
            )
            .first
        else { return #expect(Bool(false)) }
        #expect(table.columns == ["Run", "mAP@all", "mAP@all, tie-aware", "P@20"])
        for column in 1...3 {
            let values = table.rows.compactMap { Double($0[column].text) }
            let best = values.firstIndex(of: values.max() ?? 0)
            #expect(table.rows.map { $0[column].isBest } == values.indices.map { $0 == best })
        }
        #expect(table.rows[0][1].detail.contains(" to "))
    }

    @Test func codesMarkTheBitsThatDiffer() throws {
        let build = try ReportTestBuild()
        let run = try build.site.gallery().runs[0].content
        guard case .codes(let codes)? = try build.elements("```vitrine codes\nqueries: [5]\ncount: 4\n```\n").first,
            let own = run.queryCodes, let others = run.databaseCodes, case .hamming(let found) = run.neighbours
        else { return #expect(Bool(false)) }
        #expect(codes.count == 5)
        for bit in 0..<48 {
            let byte: UInt8 = own.bytes[5 * 6 + bit / 8]
            #expect(codes[0].bits[bit] == ((byte >> UInt8(bit % 8)) & 1 == 1))
        }
        for place in 0..<4 {
            let row = Int(found.indices[5 * found.k + place])
            let differs = (0..<48).filter { own.bit($0, of: 5) != others.bit($0, of: row) }
            #expect(codes[place + 1].differs == differs)
            // The search counted the same.
            #expect(differs.count == Int(found.distances[5 * found.k + place]))
        }
    }

    @Test func reconstructionsAreThoseOfTheRunsThatHaveThem() throws {
        let build = try ReportTestBuild()
        guard case .pictures(let grid)? = try build.elements("```vitrine reconstructions\nqueries: [1, 2]\n```\n").first
        else {
            return #expect(Bool(false))
        }
        #expect(grid.rows.map(\.title).first == "Original")
        #expect(
            grid.rows[1].items.map(\.picture) == [
                .reconstruction(run: "run-0", query: 1), .reconstruction(run: "run-0", query: 2),
            ])
        let told = try build("```vitrine reconstructions\nruns: [run-1]\n```\n").document.mistakes.first
        #expect(told?.message == "none of the runs has a decoder")
    }

    @Test func picturesOfTheAuthor() throws {
        let png = try ImageCodec.png(PixelImage(width: 3, height: 2, channels: 1, pixels: [0, 1, 2, 3, 4, 5]))
        let build = try ReportTestBuild(files: ["a b.png": png, "not.png": Data("<svg>".utf8)])
        guard case .image(let image)? = try build.elements("```vitrine image\nfile: a b.png\nalt: A & B\n```\n").first
        else {
            return #expect(Bool(false))
        }
        #expect((image.width, image.height) == (3, 2))
        #expect(image.data == png)
        #expect(image.name.hasPrefix("a-b-") && image.name.hasSuffix(".png"))
        for file in ["not.png", "../x.png", "/etc/passwd", "none.png", "''", "\"a\\0b\""] {
            #expect(try build("```vitrine image\nfile: \(file)\n```\n").document.mistakes.count == 1, "\(file)")
        }
    }

    @Test func ownTablesAndCharts() throws {
        let csv = "epoch,loss,who\n1,0.5,<b>\n2,0.25,*x*\n3,,y\n"
        let build = try ReportTestBuild(files: ["a.csv": Data(csv.utf8)])
        guard
            case .table(let table)? = try build.elements(
                "```vitrine csv\nfile: a.csv\ncolumns: [who, loss]\nmost: 2\n```\n"
            ).first
        else { return #expect(Bool(false)) }
        #expect(table.columns == ["who", "loss"])
        #expect(table.rows.map { $0.map(\.text) } == [["<b>", "0.5"], ["*x*", "0.25"]])
        #expect(table.isNumeric == [false, true])
        #expect(table.note == "1 further rows are left out.")
        guard
            case .chart(let chart)? = try build.elements(
                "```vitrine csv\nfile: a.csv\nas: lines\nx: epoch\ncolumns: [epoch, loss]\n```\n"
            ).first
        else { return #expect(Bool(false)) }
        #expect(chart.html.contains("chart-line"))
        let told = try build("```vitrine csv\nfile: a.csv\nas: bars\nx: epoch\n```\n").document.mistakes.first
        #expect(told?.line == 2)
        #expect(told?.message == "the column `who` holds `<b>`")
        #expect(
            try build("```vitrine csv\nfile: a.csv\ncolumns: [lost]\n```\n").document.mistakes.first?.expected
                == "`loss`")
    }

    @Test func programsRunOnlyWhereAllowed() throws {
        var build = try ReportTestBuild()
        let told = try build("```vitrine shell\ncommand: touch made\n```\n").document.mistakes
        #expect(told.first?.message == "programs are not run")
        #expect(!Files.exists(build.folder.url.appendingPathComponent("made")))
        build.allowsShell = true
        #expect(try build.elements("```vitrine shell\ncommand: echo '<a>'; echo b >&2\n```\n") == [.lines("<a>\nb\n")])
        #expect(
            try build("```vitrine shell\ncommand: exit 3\n```\n").document.mistakes.first?.message.contains(
                "ended with 3") == true)
        #expect(
            try build("```vitrine shell\ncommand: sleep 30\nseconds: 1\n```\n").document.mistakes.first?.message
                .contains("longer than 1 seconds") == true)
    }

    @Test func everyChartOfTheSiteIsDrawn() throws {
        let build = try ReportTestBuild()
        for kind in ChartList.Kind.allCases {
            let elements = try build.elements("```vitrine chart\nid: x\nchart: \(kind.rawValue)\n```\n")
            #expect(elements.count == (kind.isShared ? 1 : 2), "\(kind)")
            for case .chart(let chart) in elements { #expect(chart.html.contains("<svg class=\"chart-plot\"")) }
        }
    }
}
