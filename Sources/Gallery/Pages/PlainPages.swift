import Evaluation
import Templating

/// The pages without a subject of their own: provenance, search, and how to read the site.
struct PlainPages: Sendable {
    let map: SiteMap
    let runs: [RunView]

    func provenance(_ engine: any TemplateEngine) throws -> String {
        let sections = runs.map { run -> TemplateValue in
            let sections = run.content.provenance.map { section -> TemplateValue in
                [
                    "title": .string(section.title),
                    "rows": .list(section.rows.map { Numbers.fact($0.name, $0.value) }),
                ]
            }
            return [
                "slug": .string(run.slug), "title": .string(run.title), "sections": .list(sections),
            ]
        }
        return try engine.render(
            "provenance.stencil",
            ["page": map.frame("Provenance", section: .provenance, root: ""), "runs": .list(sections)])
    }

    func search(_ engine: any TemplateEngine) throws -> String {
        let pictures = map.pictures.database
        let missing = pictures.count { $0 == nil }
        let listed = runs.map { run -> TemplateValue in
            let obstacle = LiveSearch.obstacle(run.content)
            let words = obstacle.map { "not searched here: \($0)" } ?? "\(run.searches), compared in this page"
            return ["slug": .string(run.slug), "title": .string(run.title), "words": .string(words)]
        }
        return try engine.render(
            "search.stencil",
            [
                "page": map.frame("Search", section: .search, root: ""),
                "database": .string(Format.thousands(pictures.count)), "runs": .list(listed),
                "note": missing == 0
                    ? .null
                    : .string(
                        "The site has no pictures of \(Format.thousands(missing)) of \(Format.thousands(pictures.count)) "
                            + "database images, to keep it small: those that no page shows. They are found all the same "
                            + "and listed by label and row."),
            ])
    }

    func about(_ engine: any TemplateEngine) throws -> String {
        let used = runs.flatMap(\.content.report.metrics)
        let rules = RelevanceRule.allCases.filter { rule in runs.contains { $0.content.relevance == rule } }
        let orders = TieHandling.allCases.filter { order in used.contains { $0.ties == order } }
        let metrics = MetricRegistry.descriptions.filter { entry in used.contains { $0.metric == entry.identifier } }
        return try engine.render(
            "about.stencil",
            [
                "page": map.frame("How to read these pages", section: .about, root: ""),
                "bibtex": .string(BibTeX.entry(title: map.content.title, citation: map.content.citation)),
                "relevance": .string(rules.map(\.explanation).joined(separator: " ")),
                "orders": .list(orders.map { Numbers.fact($0.rawValue, $0.explanation) }),
                "rules": .list(rules.map { Numbers.fact($0.rawValue, $0.explanation) }),
                "metrics": .list(
                    metrics.map { entry in
                        let names = used.filter { $0.metric == entry.identifier }.map(\.name)
                        var seen = Set<String>()
                        return [
                            "title": .string(entry.title), "explanation": .string(entry.explanation),
                            "names": .string(names.filter { seen.insert($0).inserted }.joined(separator: ", ")),
                            "formula": .string(entry.formula), "source": .string(entry.source),
                            "range": .string(entry.range),
                        ]
                    }),
            ])
    }
}
