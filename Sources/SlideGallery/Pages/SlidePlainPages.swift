import Gallery
import Templating

/// The pages without a subject of their own: provenance, and how to read the site.
struct SlidePlainPages: Sendable {
    let site: SlideSite

    func provenance(_ engine: any TemplateEngine, pyramids: [TakenPyramid?]) throws -> String {
        let content = site.content
        let sections = content.provenance.map { section -> TemplateValue in
            [
                "title": .string(section.title),
                "rows": .list(section.rows.map { Numbers.fact($0.name, $0.value) }),
            ]
        }
        let taken = pyramids.compactMap { $0 }
        return try engine.render(
            "slides/provenance.stencil",
            [
                "page": site.frame("Provenance", section: nil, root: ""), "sections": .list(sections),
                "pyramids": taken.isEmpty
                    ? .null
                    : .string(
                        "\(taken.count) of \(content.slides.count) slides have a pyramid of tiles: "
                            + "\(Format.thousands(taken.reduce(0) { $0 + $1.files })) files, "
                            + "\(SlideSite.bytes(taken.reduce(0) { $0 + $1.bytes }))."),
                "failures": .list(content.failures.map { .string($0) }),
            ])
    }

    func about(_ engine: any TemplateEngine) throws -> String {
        let content = site.content
        var seen = Set<String>()
        let metrics = content.methods.flatMap(\.metrics).filter { seen.insert($0.name).inserted }
        return try engine.render(
            "slides/about.stencil",
            [
                "page": site.frame("How to read these pages", section: .about, root: ""),
                "bibtex": .string(SiteScript(title: content.title, citation: content.citation).bibtex),
                "tile": .int(content.tile), "own": .bool(content.searchesOwnSlide),
                "scales": .string(content.scales.map(SlideSite.scale).joined(separator: ", ")),
                "hasCodes": .bool(content.methods.contains { $0.kind == .codes }),
                "hasValues": .bool(content.methods.contains { $0.kind == .squaredError }),
                "metrics": .list(metrics.map { Numbers.fact($0.name, $0.explanation) }),
            ])
    }
}
