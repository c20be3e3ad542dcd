import Core
import Foundation
import Templating

/// The files of one method under `data/<method>/`, each with a line on what it holds.
struct MethodFiles: Sendable {
    let site: SlideSite
    let method: Int

    struct File: Sendable {
        var path: String
        var name: String
        var content: String
        var data: Data
    }

    func all() -> [File] {
        [
            (
                "hits.csv", "One row a hit: query, rank, slide, scale, rectangle in level-0 pixels, distance, class",
                hits()
            ),
            ("queries.csv", "One row a query: slide, scale, class, scores", queries()),
        ].map { name, content, text in
            File(
                path: "data/\(site.methodSlugs[method])/\(name)", name: name, content: content, data: Data(text.utf8))
        }
    }

    private var content: SlideSiteContent { site.content }

    private func place(_ slide: Int, _ scale: Double, _ rect: SlideRect) -> [String] {
        [content.slides[slide].name, Format.plain(scale)]
            + [rect.x, rect.y, rect.width, rect.height].map { String($0) }
    }

    private func hits() -> String {
        var csv = CSVWriter(
            header: ["query", "identifier", "query class", "rank", "slide", "scale", "x", "y", "width", "height"]
                + ["distance", "class", "right"])
        for (number, result) in content.methods[method].queries.enumerated() {
            let query = content.queries[number]
            for (rank, hit) in result.hits.enumerated() {
                csv.append(
                    [String(number), query.identifier, query.className ?? "", String(rank + 1)]
                        + place(hit.slide, hit.scale, hit.rect)
                        + [Format.plain(hit.distance), hit.className ?? "", hit.relevant.map { $0 ? "1" : "0" } ?? ""])
            }
        }
        return csv.text
    }

    private func queries() -> String {
        let results = content.methods[method].queries
        var names: [String] = []
        for result in results {
            for metric in result.metrics where !names.contains(metric.name) { names.append(metric.name) }
        }
        var csv = CSVWriter(
            header: ["query", "identifier", "class", "slide", "scale", "x", "y", "width", "height", "named scale"]
                + names)
        for (number, result) in results.enumerated() {
            let query = content.queries[number]
            csv.append(
                [String(number), query.identifier, query.className ?? ""] + place(query.slide, query.scale, query.rect)
                    + [result.namedScale.map(Format.plain) ?? ""]
                    + names.map { name in
                        result.metrics.first { $0.name == name }.map { Format.plain($0.value) } ?? ""
                    })
        }
        return csv.text
    }
}
