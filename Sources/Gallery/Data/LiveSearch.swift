import Templating

/// What a reader can search in the page itself, and what is left out to keep a site small: the one place that decides.
package enum LiveSearch {
    /// Larger databases keep only the pictures that some page shows.
    static let mostImages = 200_000
    /// So do those whose pictures together have more pixels; about 30 MB of WebP.
    static let mostPixels = 200e6
    /// Codes of both splits of a run beyond this, in bytes, are not put into a script.
    static let mostCodeBytes = 16_000_000

    /// Whether each database image gets a picture, so that any can be a result or become the query.
    package static func showsAll(database: Int, edge: Int) -> Bool {
        database <= mostImages && Double(database) * Double(edge) * Double(edge) <= mostPixels
    }

    /// Why a run cannot be searched in the page, in a sentence; nil where it can.
    static func obstacle(_ run: RunContent) -> String? {
        guard let queries = run.queryCodes, let database = run.databaseCodes, queries.bits == database.bits else {
            return switch run.neighbours {
            case .listed: "its result lists were made elsewhere, and the site has no codes of it"
            case .euclidean:
                "it compares latent vectors by Euclidean distance, and those are too large for a page; "
                    + "only binary codes are compared here"
            case .hamming: "the site has no codes of it"
            }
        }
        let bytes = queries.bytes.count + database.bytes.count
        guard bytes <= mostCodeBytes else {
            return "its codes are \(Format.thousands(bytes)) bytes, more than the "
                + "\(Format.thousands(mostCodeBytes)) that a page loads"
        }
        return nil
    }

    /// Where the page's order differs from that of the run's own results, which query pages show.
    static func difference(_ run: RunContent) -> String? {
        guard case .hamming(let found) = run.neighbours, found.euclidean != nil else { return nil }
        return "On the pages of the queries this run orders what its look-up finds by Euclidean distance; "
            + "here Hamming distances alone decide."
    }
}
