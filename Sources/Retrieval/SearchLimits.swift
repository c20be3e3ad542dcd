import Arrays
import Core

/// What every search checks, and the words it complains with.
enum SearchLimits {
    static func check(k: Int, database: Int) throws {
        guard k >= 1 else {
            throw Diagnostic("\(k) neighbours asked for", expected: "at least 1", advice: "choose another `k`")
        }
        guard k <= database else {
            throw Diagnostic(
                "\(k) neighbours asked for, but the database holds \(database)", expected: "k from 1 to \(database)",
                advice: database > 0
                    ? "set `k: \(database)` or less, or search more images" : "search at least one image")
        }
        guard database <= Int(Int32.max) else {
            throw Diagnostic("a database of \(database) rows", expected: "at most \(Int32.max)")
        }
    }

    static func lengths(query: Int, database: Int) -> Diagnostic {
        Diagnostic(
            "queries of \(query) bits against a database of \(database) bits", expected: "codes of equal length",
            advice: "encode both with the same model and hash")
    }

    static func columns(query: Int, database: Int) -> Diagnostic {
        Diagnostic(
            "queries of \(query) numbers against a database of \(database)", expected: "vectors of equal length",
            advice: "encode both with the same model")
    }

    static func outOfMemory(k: Int) -> Diagnostic {
        Diagnostic("memory ran out during the search", advice: "ask for fewer than \(k) neighbours, or use fewer jobs")
    }

    /// Enough queries to use each tile of the database several times, few enough to occupy every thread.
    static func queriesAPart(_ queries: Int) -> Int {
        min(128, max(8, queries / 64))
    }

    static func checkFinite(_ matrix: FloatMatrix) throws {
        guard let bad = matrix.values.firstIndex(where: { !$0.isFinite }) else { return }
        throw Diagnostic(
            "\(matrix.values[bad]) at row \(bad / max(1, matrix.columns)), column \(bad % max(1, matrix.columns))",
            expected: "finite numbers", advice: "look for a diverged training or a division by zero")
    }
}
