import Evaluation
import Retrieval
import Templating

/// `inspect.html`: one query under the microscope. With JavaScript any query of any run whose codes the site has as a
/// script; without it, one worked example: the query with the lowest average precision of the first such run.
struct InspectPage: Sendable {
    let map: SiteMap
    let runs: [RunView]
    /// Ranks that are shown one by one.
    static let first = 20
    /// Radii of the example's look-up.
    static let radii = 8

    /// Whether a run can be put under the microscope: whether a script has its codes.
    static func shows(_ run: RunContent) -> Bool { CodedRun.exists(run) && LiveSearch.obstacle(run) == nil }

    static func exists(_ content: SiteContent) -> Bool { content.runs.contains(where: shows) }

    func text(_ engine: any TemplateEngine) throws -> String {
        let shown = runs.first { Self.shows($0.content) }
        return try engine.render(
            "inspect.stencil",
            [
                "page": map.frame("One query under the microscope", section: .codes, root: ""),
                "example": try shown.map(example) ?? .null,
            ])
    }

    private func example(_ run: RunView) throws -> TemplateValue {
        guard let queries = run.content.queryCodes, let database = run.content.databaseCodes else { return .null }
        let row = run.rankedByAveragePrecision(map.rows).last ?? map.rows.first ?? 0
        var distances: [UInt16] = []
        try HammingIndex(database).distances(from: queries.code(row), into: &distances)
        let relevance = (0..<database.count).map { run.relevance.isRight(query: row, database: $0) }
        let steps = AveragePrecisionSteps(distances: distances, relevance: relevance, first: Self.first)
        let code = queries.code(row)
        return [
            "row": .int(row), "page": .string(map.page(row)), "label": .string(map.queryText[row]),
            "run": .string(run.title), "slug": .string(run.slug), "bits": .int(queries.bits),
            "ones": .int(CodeStrip(code).ones), "strip": BitStrip.markup(code),
            "difference": TemplateValue(LiveSearch.difference(run.content)),
            "picture": try map.pictures.markup(.query(row), label: "Query \(row): \(map.queryText[row])", root: ""),
            "facts": [
                Numbers.fact("AP, index order", Numbers.score(steps.relevant > 0 ? steps.value : nil)),
                Numbers.fact("AP, tie-aware", Numbers.score(steps.relevant > 0 ? steps.tieAware : nil)),
                Numbers.fact("Right in the database", Format.thousands(steps.relevant)),
                Numbers.fact("Relevance", run.content.relevance.rawValue),
            ],
            "relevant": .string(Format.thousands(steps.relevant)), "defined": .bool(steps.relevant > 0),
            "hits": .list(
                try steps.steps.map { step in
                    let other = database.code(step.row)
                    return try hit(
                        step, BitStrip.markup(other, differing: BitStrip.differing(code, other)),
                        BitStrip.differing(code, other), run)
                }),
            "radii": .list(steps.ties.prefix(Self.radii).map { radius($0, steps.relevant) }),
            "terms": .list(steps.steps.map(term) + steps.stretches.map(stretch)),
            "ties": .list(steps.ties.map(tie)), "value": .string(Format.fixed(steps.value, 6)),
            "tieAware": .string(Format.fixed(steps.tieAware, 6)),
        ]
    }

    private func hit(
        _ step: AveragePrecisionSteps.Step, _ strip: TemplateValue, _ bits: [Int], _ run: RunView
    ) throws -> TemplateValue {
        let label = map.databaseText[step.row]
        let image = Pictured.database(step.row)
        let hasPicture = map.pictures.database[step.row] != nil
        return [
            "rank": .int(step.rank), "row": .int(step.row), "label": .string(label), "distance": .int(step.distance),
            "right": .bool(step.isRelevant), "strip": strip, "bits": .list(bits.map { .int($0) }),
            "picture": hasPicture
                ? try map.pictures.markup(image, label: "Rank \(step.rank): \(label)", root: "") : .null,
        ]
    }

    /// Everything up to the distance of a tie.
    private func radius(_ tie: AveragePrecisionSteps.Tie, _ relevant: Int) -> TemplateValue {
        let (returned, right) = (tie.before + tie.count, tie.relevantBefore + tie.relevant)
        return [
            "radius": .int(tie.distance), "returned": .string(Format.thousands(returned)),
            "right": .string(Format.thousands(right)),
            "precision": .string(Format.fixed(Double(right) / Double(max(1, returned)), 4)),
            "recall": .string(Numbers.score(relevant > 0 ? Double(right) / Double(relevant) : nil)),
        ]
    }

    private func term(_ step: AveragePrecisionSteps.Step) -> TemplateValue {
        [
            "ranks": .string(String(step.rank)), "distance": .string(String(step.distance)),
            "label": .string(map.databaseText[step.row]), "single": true, "right": .bool(step.isRelevant), "found": "",
            "precision": .string(precision(step.relevantSoFar, step.rank)),
            "term": .string(step.isRelevant ? Format.fixed(step.term, 6) : "0"),
            "sum": .string(Format.fixed(step.sum, 6)),
        ]
    }

    private func stretch(_ stretch: AveragePrecisionSteps.Stretch) -> TemplateValue {
        let (near, far) = (stretch.distances.lowerBound, stretch.distances.upperBound)
        let (from, to) = (stretch.ranks.lowerBound, stretch.ranks.upperBound)
        return [
            "ranks": .string("\(Format.thousands(from))–\(Format.thousands(to))"),
            "distance": .string(near == far ? String(near) : "\(near)–\(far)"), "label": "", "single": false,
            "right": false, "found": .string("\(Format.thousands(stretch.relevant)) right"),
            "precision": .string(precision(stretch.relevantSoFar, to)),
            "term": .string(Format.fixed(stretch.term, 6)), "sum": .string(Format.fixed(stretch.sum, 6)),
        ]
    }

    private func precision(_ found: Int, _ rank: Int) -> String {
        "\(Format.thousands(found)) / \(Format.thousands(rank)) = \(Format.fixed(Double(found) / Double(rank), 4))"
    }

    private func tie(_ tie: AveragePrecisionSteps.Tie) -> TemplateValue {
        [
            "distance": .int(tie.distance), "count": .string(Format.thousands(tie.count)),
            "right": .string(Format.thousands(tie.relevant)), "before": .string(Format.thousands(tie.before)),
            "rightBefore": .string(Format.thousands(tie.relevantBefore)),
            "inOrder": .string(Format.fixed(tie.inOrder, 6)), "expected": .string(Format.fixed(tie.expected, 6)),
            "sum": .string(Format.fixed(tie.sum, 6)),
        ]
    }
}
