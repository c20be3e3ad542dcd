import Core

/// Content comes from computations and files of others: what does not fit together is told before a page is written.
extension SlideSiteContent {
    /// - Throws: `Diagnostics`: everything that does not fit.
    package func check() throws {
        let found = slideProblems() + queryProblems() + methods.flatMap(problems)
        if !found.isEmpty { throw Diagnostics(found) }
    }

    private func slideProblems() -> [Diagnostic] {
        var found: [Diagnostic] = []
        if slides.isEmpty { found.append(Diagnostic("a site of slides without a slide")) }
        if scales.contains(where: { !$0.isFinite || $0 <= 0 }) || zip(scales, scales.dropFirst()).contains(where: >=) {
            found.append(Diagnostic("the scales are \(scales)", expected: "magnifications above 0, ascending"))
        }
        for slide in slides {
            func problem(_ what: String, _ expected: String) {
                found.append(Diagnostic(what, file: slide.file, expected: expected))
            }
            let sizes = 1...1 << 24
            if !sizes.contains(slide.width) || !sizes.contains(slide.height) {
                problem("a slide of \(slide.width) × \(slide.height) pixels", "edges from 1 to 16777216")
            }
            if !(slide.micronsPerPixel > 0 && slide.micronsPerPixel < 1e6) {
                problem("\(slide.micronsPerPixel) microns a pixel", "a number above 0")
            }
            if slide.tiles.count != scales.count {
                problem("tiles at \(slide.tiles.count) scales", "\(scales.count) counts, one for each scale")
            }
            if slide.thumbnail.channels != 3 || max(slide.thumbnail.width, slide.thumbnail.height) > 512 {
                problem(
                    "a thumbnail of \(slide.thumbnail.width) × \(slide.thumbnail.height)", "RGB, at most 512 an edge")
            }
            if !slide.annotatedShares.isEmpty, slide.annotatedShares.count != classes.count {
                problem("annotated shares of \(slide.annotatedShares.count) classes", "\(classes.count), or none")
            }
            for area in slide.areas {
                guard let what = area.problem(classes: classes.count, width: slide.width, height: slide.height)
                else { continue }
                problem(what, "outlines of x, y, x, y, … inside of the slide, of one of the site’s classes")
                break
            }
            found += slide.pyramid.map { $0.problems(of: slide) } ?? []
        }
        return found
    }

    private func queryProblems() -> [Diagnostic] {
        queries.compactMap { query in
            place(query.slide, query.rect).map { Diagnostic("the query “\(query.identifier)” lies \($0)") }
        }
    }

    private func problems(of method: SlideMethodContent) -> [Diagnostic] {
        guard method.queries.count == queries.count else {
            return [
                Diagnostic(
                    "“\(method.title)” has results of \(method.queries.count) queries",
                    expected: "\(queries.count), one for each query")
            ]
        }
        var found: [Diagnostic] = []
        for (query, result) in zip(queries, method.queries) {
            let name = "“\(query.identifier)”, “\(method.title)”"
            for (rank, hit) in result.hits.enumerated() {
                if let problem = place(hit.slide, hit.rect) {
                    found.append(Diagnostic("hit \(rank + 1) of \(name) lies \(problem)"))
                }
            }
            if !result.scaleProbabilities.isEmpty, result.scaleProbabilities.count != scales.count {
                found.append(
                    Diagnostic(
                        "\(name): probabilities of \(result.scaleProbabilities.count) scales",
                        expected: "\(scales.count), or none"))
            }
            for map in result.maps {
                let (count, overflow) = map.columns.multipliedReportingOverflow(by: map.rows)
                let isSound =
                    slides.indices.contains(map.slide) && map.columns > 0 && map.rows > 0 && !overflow
                    && count == map.values.count && map.cell > 0 && map.cell < 1e9
                if !isSound { found.append(Diagnostic("\(name): a map of similarity does not fit its slide")) }
            }
        }
        if let confusion = method.scaleConfusion,
            confusion.counts.count != confusion.scales.count
                || confusion.counts.contains(where: { $0.count != confusion.scales.count })
        {
            found.append(Diagnostic("“\(method.title)”: the table of scales is not square"))
        }
        let columns = method.perClass?.columns.count ?? 0
        if let bad = method.perClass?.rows.first(where: { $0.values.count != columns }) {
            found.append(
                Diagnostic(
                    "“\(method.title)”: \(bad.values.count) values of “\(bad.className)”", expected: "\(columns)"))
        }
        return found
    }

    /// What is wrong with a place on a slide, after "lies"; nil where nothing is.
    private func place(_ slide: Int, _ rect: SlideRect) -> String? {
        guard slides.indices.contains(slide) else { return "on slide \(slide) of \(slides.count)" }
        let (width, height) = (slides[slide].width, slides[slide].height)
        if rect.isInside(width: width, height: height) { return nil }
        return "outside of its slide: \(rect.width) × \(rect.height) at \(rect.x), \(rect.y) of \(width) × \(height)"
    }
}

extension DeepZoomPyramid {
    func problems(of slide: SlideContent) -> [Diagnostic] {
        let sizes = 1...1 << 24
        let isSound =
            sizes.contains(width) && sizes.contains(height) && (16...8192).contains(tileSize)
            && (0...tileSize / 2).contains(overlap) && 0 <= minLevel && minLevel <= maxLevel && maxLevel <= 30
            && factor >= 1 && factor < 1e6 && ["jpg", "jpeg", "png", "webp"].contains(format)
        if isSound { return [] }
        return [
            Diagnostic(
                "a pyramid of \(width) × \(height) in tiles of \(tileSize) with overlap \(overlap), levels \(minLevel) to "
                    + "\(maxLevel), \(factor) pixels to one, format `\(format)`",
                file: slide.file, expected: "sizes above 0, levels from 0 to 30, `jpg`, `png` or `webp`")
        ]
    }
}
