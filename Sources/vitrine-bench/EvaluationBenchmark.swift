import Arrays
import Core
import Evaluation
import Foundation

/// Every metric of a report for the whole of Fashion-MNIST's size, 60 000 × 10 000 codes. There is no peer.
enum EvaluationBenchmark {
    static func run(jobs: Int = ProcessInfo.processInfo.activeProcessorCount) throws -> [BenchmarkRow] {
        var random = SeededRandom(seed: 3)
        let databaseLabels = (0..<60_000).map { _ in random.below(10) }
        let queryLabels = (0..<10_000).map { _ in random.below(10) }
        let classCodes = (0..<10).map { _ in random.next() }
        func codes(_ labels: [Int]) throws -> PackedCodes {
            var bytes: [UInt8] = []
            for label in labels {
                // A quarter of the bits differ from the class' code.
                let code = classCodes[label] ^ (random.next() & random.next())
                withUnsafeBytes(of: code.littleEndian) { bytes += $0.prefix(6) }
            }
            return try PackedCodes(count: labels.count, bits: 48, bytes: bytes)
        }
        let start = ContinuousClock.now
        _ = try Evaluator.evaluate(
            queryCodes: codes(queryLabels), databaseCodes: codes(databaseLabels),
            queryLabels: LabelMatrix(single: queryLabels, classes: 10),
            databaseLabels: LabelMatrix(single: databaseLabels, classes: 10), cut: 20, jobs: jobs)
        return [BenchmarkRow(name: "evaluate", ours: (ContinuousClock.now - start) / .seconds(1), unit: "s")]
    }
}
