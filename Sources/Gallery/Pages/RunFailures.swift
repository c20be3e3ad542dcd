import Templating

/// `failures/<run>.html`: where one run fails: worst queries, classes taken for others, what is badly encoded, hubs and
/// orphans.
struct RunFailures: Sendable {
    let map: SiteMap
    let run: RunView
    let charts: MustacheEngine
    let hubs: HubSection
    /// Queries by class and by the class that they are answered with. Shape [classes][classes].
    private let answers: [[Int]]
    /// Worst queries shown.
    static let cards = 60
    /// Pairs of classes listed.
    static let confusions = 12

    init(map: SiteMap, run: RunView, charts: MustacheEngine) {
        self.map = map
        self.run = run
        self.charts = charts
        hubs = HubSection(map: map, run: run)
        answers = Self.answers(map, run)
    }

    private var classes: [String] { map.content.dataset.classes }
    /// How many results of a query the pages show.
    private var depth: Int { min(map.content.shownNeighbours, run.content.neighbours.k) }
    /// What the browser of queries needs to be told of the run.
    private var inBrowser: String { map.content.runs.count > 1 ? "&run=\(run.slug)" : "" }

    // MARK: - Which queries

    private func nearestIsRight(_ row: Int) -> Bool {
        let neighbours = run.content.neighbours
        return neighbours.k > 0
            && run.relevance.isRight(query: row, database: Int(neighbours.indices[row * neighbours.k]))
    }

    private func isAnsweredByAnother(_ row: Int) -> Bool {
        run.retrieved[row].map { !map.content.queryLabels.has($0, row: row) } ?? true
    }

    private func findsNothing(_ row: Int) -> Bool {
        let neighbours = run.content.neighbours
        return !neighbours.indices[row * neighbours.k..<row * neighbours.k + depth].contains {
            run.relevance.isRight(query: row, database: Int($0))
        }
    }

    private func share(_ count: Int) -> String {
        "\(Format.thousands(count)) (\(Format.percent(Double(count) / Double(max(1, map.rows.count)))))"
    }

    private var wrongFirst: String { share(map.rows.count { !nearestIsRight($0) }) }
    private var answeredByAnother: String { share(map.rows.count(where: isAnsweredByAnother)) }
    private var foundNothing: String { share(map.rows.count(where: findsNothing)) }

    /// A row of the table of all runs.
    var summary: TemplateValue {
        [
            "slug": .string(run.slug), "title": .string(run.title), "score": .string(run.headlineText),
            "wrongFirst": .string(wrongFirst), "another": .string(answeredByAnother),
            "nothing": .string(foundNothing), "skewness": .string(hubs.skewness), "orphans": .string(hubs.orphanShare),
        ]
    }

    // MARK: - The page

    func page(_ engine: any TemplateEngine) throws -> (path: String, text: String) {
        let worst = Array(run.rankedByAveragePrecision(map.rows).suffix(Self.cards).reversed())
        let text = try engine.render(
            "runfailures.stencil",
            [
                "page": map.frame("Failures of \(run.title)", section: .failures, root: "../"),
                "slug": .string(run.slug), "title": .string(run.title), "browse": .string(inBrowser),
                "depth": .int(depth),
                "facts": [
                    Numbers.fact("mAP@all, index order", run.headlineText),
                    Numbers.fact("Nearest image wrong", wrongFirst),
                    Numbers.fact("Answered with another class", answeredByAnother),
                    Numbers.fact("Nothing right among the first \(depth)", foundNothing),
                ],
                "worst": .list(try worst.map(card)),
                "worstNote": .string(
                    "\(worst.count) of \(Format.thousands(map.rows.count)) queries, by \(run.scoreText), lowest first. Below "
                        + "each what most of its first \(depth) results are, where that is another class."),
                "confusions": .list(confusions.map(line)), "matrix": matrix,
                "encoding": EncodingSection(map: map, run: run).value(right: nearestIsRight),
                "hubs": try hubs.value(charts),
            ])
        return ("failures/\(run.slug).html", text)
    }

    private func card(_ row: Int) throws -> TemplateValue {
        let got = isAnsweredByAnother(row) ? run.retrieved[row].map { classes[$0] } : nil
        return [
            "href": .string("../queries/\(map.page(row)).html"), "row": .int(row), "label": .string(map.queryText[row]),
            "got": TemplateValue(got), "detail": .string("AP \(run.averagePrecisionText(row))"),
            "picture": try map.pictures.markup(.query(row), label: nil, root: "../"),
        ]
    }

    // MARK: - Classes taken for others

    private static func answers(_ map: SiteMap, _ run: RunView) -> [[Int]] {
        let classes = map.content.dataset.classes
        var counts = [[Int]](repeating: [Int](repeating: 0, count: classes.count), count: classes.count)
        for row in map.rows {
            guard let got = run.retrieved[row] else { continue }
            for label in map.content.queryLabels.labels(of: row) { counts[label][got] += 1 }
        }
        return counts
    }

    private func line(_ confusion: (asked: Int, got: Int, count: Int)) -> TemplateValue {
        [
            "asked": .string(classes[confusion.asked]), "got": .string(classes[confusion.got]),
            "count": .string(Format.thousands(confusion.count)),
            "href": .string("../browse/index.html#class=\(confusion.asked)&got=\(confusion.got)\(inBrowser)"),
        ]
    }

    private var confusions: [(asked: Int, got: Int, count: Int)] {
        let found = answers.indices.flatMap { asked in
            answers[asked].indices.filter { $0 != asked && answers[asked][$0] > 0 }
                .map { (asked, $0, answers[asked][$0]) }
        }
        return Array(found.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }.prefix(Self.confusions))
    }

    private var matrix: TemplateValue {
        guard classes.count <= ClassPages.widestMatrix else { return .null }
        return [
            "names": .list(classes.map { .string($0) }),
            "rows": .list(
                answers.indices.map { asked in
                    let total = Double(max(1, answers[asked].reduce(0, +)))
                    return [
                        "name": .string(classes[asked]),
                        "cells": .list(
                            answers[asked].enumerated().map { got, count in
                                [
                                    "count": count == 0 ? .null : .string(Format.thousands(count)),
                                    "name": .string("\(classes[asked]), got \(classes[got])"),
                                    "diagonal": .bool(got == asked),
                                    "shade": .string(Format.fixed(Double(count) / total * 45, 0)),
                                    "href": .string("../browse/index.html#class=\(asked)&got=\(got)\(inBrowser)"),
                                ]
                            }),
                    ]
                }),
        ]
    }
}
