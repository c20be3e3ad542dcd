import Arrays
import Core
import Synchronization

/// Loops over rows whose result is the same for any number of jobs.
enum ParallelRows {
    /// A matrix of which `body` fills one row at a time, from zeros.
    static func fill<Value: BitwiseCopyable & Numeric & Sendable>(
        rows: Int, width: Int, jobs: Int, chunk: Int = 64, of type: Value.Type = Value.self,
        body: @Sendable (Int, UnsafeMutableBufferPointer<Value>) -> Void
    ) throws -> [Value] {
        let parts = try map(count: (rows + chunk - 1) / chunk, jobs: jobs) { number in
            let range = number * chunk..<min(rows, (number + 1) * chunk)
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

    /// What `body` returns for each number, in their order.
    static func map<Result: Sendable>(
        count: Int, jobs: Int, chunk: Int = 1, body: @Sendable (Int) throws -> Result
    ) throws -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: max(0, count)))
        try Parallel.forEach(count: count, jobs: jobs, chunk: chunk) { range in
            for number in range {
                let result = try body(number)
                results.withLock { $0[number] = result }
            }
        }
        return results.withLock { $0.compactMap(\.self) }
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
