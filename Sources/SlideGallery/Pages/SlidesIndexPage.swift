import Templating

/// `slides/index.html`: a table of all slides.
struct SlidesIndexPage: Sendable {
    let site: SlideSite

    func text(_ engine: any TemplateEngine) throws -> String {
        let content = site.content
        return try engine.render(
            "slides/slides.stencil",
            [
                "page": site.frame("Slides", section: .slides, root: "../"), "slides": .list(site.cards(root: "../")),
                "count": .int(content.slides.count),
                "scales": .list(content.scales.map { .string(SlideSite.scale($0)) }),
                "timed": .bool(content.slides.contains { $0.indexSeconds != nil }),
                "failures": .list(content.failures.map { .string($0) }),
            ])
    }
}
