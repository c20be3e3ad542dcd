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
                "slug": .string(run.slug), "title": .string(run.content.title), "sections": .list(sections),
            ]
        }
        return try engine.render(
            "provenance.stencil",
            ["page": map.frame("Provenance", section: .provenance, root: ""), "runs": .list(sections)])
    }

    func search(_ engine: any TemplateEngine) throws -> String {
        try engine.render("search.stencil", ["page": map.frame("Search by an image", section: .search, root: "")])
    }

    func about(_ engine: any TemplateEngine) throws -> String {
        var seen = Set<String>()
        let rules = runs.map(\.content.relevance.explanation).filter { seen.insert($0).inserted }
        let metrics = runs.flatMap(\.metrics).filter { seen.insert($0.title + $0.ties).inserted }
        return try engine.render(
            "about.stencil",
            [
                "page": map.frame("How to read these pages", section: .about, root: ""),
                "relevance": .string(rules.joined(separator: " ")),
                "metrics": .list(
                    metrics.map { metric in
                        [
                            "name": .string(metric.title), "qualifiers": .string(metric.qualifiers),
                            "explanation": .string(metric.explanation),
                        ]
                    }),
            ])
    }
}
