import Arrays
import Core
import Evaluation

/// A small retrieval problem with many ties.
struct Case {
    var queryCodes: PackedCodes
    var databaseCodes: PackedCodes
    var queryLabels: LabelMatrix
    var databaseLabels: LabelMatrix

    /// - Parameter multiple: labels at random, some rows without any; otherwise one a row.
    static func random(queries: Int, database: Int, bits: Int, classes: Int, multiple: Bool, seed: UInt64) throws
        -> Case
    {
        var random = SeededRandom(seed: seed)
        func codes(_ count: Int) throws -> PackedCodes {
            // Few bits set: distances are small and repeat.
            let bytes = (0..<count * bits / 8).map { _ in
                UInt8(truncatingIfNeeded: random.next() & random.next()) & 0x3F
            }
            return try PackedCodes(count: count, bits: bits, bytes: bytes)
        }
        func labels(_ count: Int) throws -> LabelMatrix {
            if !multiple {
                return try LabelMatrix(single: (0..<count).map { _ in random.below(classes) }, classes: classes)
            }
            let values = (0..<count * classes).map { _ in UInt8(random.below(3) == 0 ? 1 : 0) }
            return try LabelMatrix(rows: count, classes: classes, values: values)
        }
        return try Case(
            queryCodes: codes(queries), databaseCodes: codes(database), queryLabels: labels(queries),
            databaseLabels: labels(database))
    }

    func report(
        _ rule: RelevanceRule = .sameLabel, cut: Int, options: EvaluationOptions = EvaluationOptions(), jobs: Int = 1
    ) throws -> EvaluationReport {
        try Evaluator.evaluate(
            queryCodes: queryCodes, databaseCodes: databaseCodes, queryLabels: queryLabels,
            databaseLabels: databaseLabels, relevance: rule, cut: cut, options: options, jobs: jobs)
    }

    func naive(_ rule: RelevanceRule = .sameLabel) -> [NaiveRanking] {
        (0..<queryCodes.count).map { query in
            let own = Set(queryLabels.labels(of: query))
            return NaiveRanking(
                rows: (0..<databaseCodes.count).map { row in
                    let distance = zip(queryCodes.code(query), databaseCodes.code(row)).reduce(0) {
                        $0 + ($1.0 ^ $1.1).nonzeroBitCount
                    }
                    let other = Set(databaseLabels.labels(of: row))
                    let relevant =
                        switch rule {
                        case .sameLabel: own == other && !own.isEmpty
                        case .identical: own == other
                        case .anySharedLabel: !own.isDisjoint(with: other)
                        case .allQueryLabels: own.isSubset(of: other) && !own.isEmpty
                        }
                    return (Double(distance), relevant, own.intersection(other).count)
                })
        }
    }

    /// One query of code 0 against rows at the given distances; class 0 is relevant.
    static func single(distances: [Int], relevance: [Int]) throws -> Case {
        try Case(
            queryCodes: PackedCodes(count: 1, bits: 8, bytes: [0]),
            databaseCodes: PackedCodes(
                count: distances.count, bits: 8, bytes: distances.map { UInt8((1 << $0) - 1) }),
            queryLabels: LabelMatrix(single: [0], classes: 2),
            databaseLabels: LabelMatrix(single: relevance.map { 1 - $0 }, classes: 2))
    }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func close(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
    a.map { abs($0 - b) <= tolerance } ?? false
}
