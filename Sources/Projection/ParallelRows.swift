import Arrays
import Core
import Retrieval

/// Loops over rows whose result is the same for any number of jobs.
enum ParallelRows {
    /// A matrix of which `body` fills one row at a time, from zeros.
    static func fill<Value: BitwiseCopyable & Numeric & Sendable>(
        rows: Int, width: Int, jobs: Int, chunk: Int = 64, of type: Value.Type = Value.self,
        body: @Sendable (Int, UnsafeMutableBufferPointer<Value>) -> Void
    ) throws -> [Value] {
        let parts = try Parallel.map(count: rows, jobs: jobs, chunk: chunk) { range in
            var part = [Value](repeating: 0, count: range.count * width)
            part.withUnsafeMutableBufferPointer { part in
                for row in range {
                    let start = (row - range.lowerBound) * width
                    body(row, UnsafeMutableBufferPointer(rebasing: part[start..<start + width]))
                }
            }
            return part
        }
        return Array(parts.joined())
    }
}

enum FiniteNumbers {
    /// - Throws: `Diagnostic` naming the place of a number that is not finite.
    static func check(_ matrix: FloatMatrix) throws {
        guard let bad = matrix.values.firstIndex(where: { !$0.isFinite }) else { return }
        throw Diagnostic(
            "\(matrix.values[bad]) at row \(bad / max(1, matrix.columns)), column \(bad % max(1, matrix.columns))",
            expected: "finite numbers", advice: "look for a diverged training or a division by zero")
    }
}
