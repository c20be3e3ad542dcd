import Arrays
import Core
import Synchronization
import Templating

// Parts of a site that need nothing but its content.
extension SiteParts {
    var data: [Part] {
        [
            { try writer.write(try QueryScript(map: map, runs: runs).script(), to: "data/queries.js") },
            {
                let data = SiteData(map: map, runs: runs)
                try writer.write(try JSON.encode(data), to: "data/site.json")
                try writer.write(try JSON.encode(MetricData(data)), to: "data/metrics.json")
                let site = SiteScript(title: map.content.title, citation: map.content.citation)
                let script = try DataScript.assigning(site, to: "site")
                try writer.write(script, to: "data/site.js")
            },
            { try write(map.content.queryLabels, to: "data/query.labels.npy.gz") },
            { try write(map.content.databaseLabels, to: "data/database.labels.npy.gz") },
        ]
    }

    /// With the codes, all that the metrics are computed from.
    private func write(_ labels: LabelMatrix, to path: String) throws {
        let array = try NPY.array(labels.values, .uint8, shape: [labels.rows, labels.classes])
        try writer.write(try Gzip.compress(array.encoded()), to: path)
    }

    /// All but the queries' own.
    var pages: [Part] { comparisons + classes + browse + single }

    private var comparisons: [Part] {
        guard runs.count > 1 else { return [] }
        let engine = theme.mustache()
        let pages = PairPages(map: map, charts: engine)
        let index: Part = {
            let page = ComparePage(map: map, runs: runs, pairs: pairs, charts: engine)
            try writer.write(try page.text(theme.pages()), to: "compare/index.html")
        }
        return [index]
            + inBunches(of: 4, pairs.pairs.count) { range in
                let engine = theme.pages()
                for number in range { try write(try pages.page(pairs.pairs[number], engine)) }
            }
    }

    private var classes: [Part] {
        let pages = ClassPages(map: map, runs: runs, theme: theme)
        let index: Part = {
            try writer.write(try pages.index(theme.pages()), to: "classes/index.html")
        }
        return [index]
            + inBunches(of: 4, map.classSlugs.count) { range in
                let engine = theme.pages()
                for label in range { try write(try pages.page(label, engine)) }
            }
    }

    private var browse: [Part] {
        let pages = BrowsePages(map: map, runs: runs, theme: theme)
        return inBunches(of: 1, pages.count) { range in
            for number in range { try write(try pages.page(number)) }
        }
    }

    /// Pages that there is one of.
    private var single: [Part] {
        let plain = PlainPages(map: map, runs: runs)
        var pages: [(path: String, text: @Sendable (any TemplateEngine) throws -> String)] = [
            ("index.html", OverviewPage(map: map, runs: runs, pairs: pairs, charts: charts).text),
            ("reconstructions/index.html", ReconstructionPage(map: map, runs: runs).text),
            ("provenance.html", plain.provenance), ("search.html", plain.search), ("about.html", plain.about),
        ]
        if !map.content.papers.isEmpty { pages.append(("papers.html", PapersPage(map: map, runs: runs).text)) }
        if InspectPage.exists(map.content) { pages.append(("inspect.html", InspectPage(map: map, runs: runs).text)) }
        return pages.map { path, text in { try writer.write(try text(theme.pages()), to: path) } }
    }

    /// - Parameter tell: called with how many are written.
    func queryPages(_ tell: @escaping @Sendable (Int) -> Void) throws -> [Part] {
        let pages = try QueryPages(map: map, runs: runs, pairs: pairs, theme: theme)
        let done = Mutex(0)
        return inBunches(of: 50, map.rows.count) { range in
            for position in range { try write(try pages.page(position)) }
            // Told inside the lock, so that the count never goes back.
            done.withLock { done in
                done += range.count
                tell(done)
            }
        }
    }

    private func inBunches(
        of size: Int, _ count: Int, _ write: @escaping @Sendable (Range<Int>) throws -> Void
    ) -> [Part] {
        stride(from: 0, to: count, by: size).map { start in { try write(start..<min(count, start + size)) } }
    }
}
