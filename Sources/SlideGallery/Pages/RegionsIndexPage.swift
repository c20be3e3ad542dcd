import Gallery
import Templating

/// `regions/index.html`: all query regions, which a script filters and sorts.
struct RegionsIndexPage: Sendable {
    let site: SlideSite

    func text(_ engine: any TemplateEngine) throws -> String {
        let content = site.content
        return try engine.render(
            "slides/regions.stencil",
            [
                "page": site.frame("Regions", section: .regions, root: "../"),
                "count": .string(Format.thousands(content.queries.count)), "note": TemplateValue(content.note),
                "scored": .string(scored),
                "items": .list(content.queries.indices.map(item)),
                "methods": .list(content.methods.map { ["title": .string($0.title)] }),
                "classes": .list(content.classes.map { .string($0) }),
                "slides": .list(content.slides.map { .string($0.name) }),
                "scales": .list(content.scales.map { .string(SlideSite.scale($0)) }),
                "hasUnlabelled": .bool(content.queries.contains { $0.className == nil }),
            ])
    }

    /// What the scores are.
    private var scored: String {
        let names = site.content.methods.compactMap { method in
            method.queries.lazy.compactMap { $0.metrics.first?.name }.first
        }
        return Set(names).count == 1 ? names.first ?? "" : names.isEmpty ? "" : "score"
    }

    private func item(_ number: Int) -> TemplateValue {
        let content = site.content
        let query = content.queries[number]
        let scores = content.methods.map { $0.queries[number].metrics.first?.value }
        return [
            "page": .string(SlideSite.page(number)), "name": .string(query.identifier),
            "className": .string(query.className ?? "no class"), "slide": .string(content.slides[query.slide].name),
            "scale": .string(SlideSite.scale(query.scale)), "slideNumber": .int(query.slide),
            "classNumber": .int(query.className.flatMap { content.classes.firstIndex(of: $0) } ?? -1),
            "picture": site.pictures.query(number, label: nil, root: "../"),
            "values": .string(scores.map { $0.map { Format.fixed($0, 6) } ?? "" }.joined(separator: " ")),
            "scores": .list(
                zip(content.methods, scores).map { method, score in
                    ["title": .string(method.title), "text": .string(Numbers.score(score))]
                }),
        ]
    }
}
