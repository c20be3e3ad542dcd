import Core

extension SiteContent {
    /// - Throws: `Diagnostics` with everything that does not fit together.
    func check() throws {
        var mistakes: [Diagnostic] = []
        func require(_ holds: Bool, _ message: @autoclosure () -> String) {
            if !holds { mistakes.append(Diagnostic(message())) }
        }
        let classes = dataset.classes.count
        let (queries, database) = (queryLabels.rows, databaseLabels.rows)
        require(queries > 0, "the site has no queries")
        require(
            queryLabels.classes == classes && databaseLabels.classes == classes,
            "labels of \(queryLabels.classes) and \(databaseLabels.classes) classes for \(classes) class names")
        require(queryIdentifiers.count == queries, "\(queryIdentifiers.count) names for \(queries) queries")
        require(
            databaseIdentifiers.count == database, "\(databaseIdentifiers.count) names for \(database) database images")
        require(images.edge > 0, "pictures of \(images.edge) pixels")
        if let shownQueries {
            let isAscending = zip(shownQueries, shownQueries.dropFirst()).allSatisfy { $0 < $1 }
            require(
                isAscending && !shownQueries.isEmpty && (shownQueries.first ?? 0) >= 0
                    && (shownQueries.last ?? 0) < queries,
                "the queries shown are not ascending rows below \(queries)")
        }
        for run in runs {
            let name = "run `\(run.name)`"
            require(
                run.neighbours.queries == queries,
                "\(name): neighbours of \(run.neighbours.queries) queries, not \(queries)")
            require(
                run.neighbours.indices.allSatisfy { $0 >= 0 && $0 < database },
                "\(name): neighbours outside a database of \(database)")
            require(
                run.report.perQuery.count == queries,
                "\(name): scores of \(run.report.perQuery.count) queries, not \(queries)")
            require(
                run.report.confusion.classes == classes, "\(name): a report on \(run.report.confusion.classes) classes")
            if let codes = run.queryCodes {
                require(codes.count == queries, "\(name): codes of \(codes.count) queries, not \(queries)")
            }
            if let codes = run.databaseCodes {
                require(codes.count == database, "\(name): codes of \(codes.count) database images, not \(database)")
            }
            if let map = run.map {
                require(
                    map.positions.count == 4 * queries,
                    "\(name): a map of \(map.positions.count) numbers, not 4 for each of \(queries) queries")
            }
            let ends = run.interpolations?.pairs.flatMap { [$0.first, $0.last] } ?? []
            require(
                ends.allSatisfy { $0 >= 0 && $0 < queries }, "\(name): pictures between queries that do not exist")
            if let made = run.reconstructions {
                require(
                    made.errors.count == queries, "\(name): \(made.errors.count) reconstruction errors, not \(queries)")
            }
        }
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
    }
}
