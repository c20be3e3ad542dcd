import Core
import Synchronization

extension Parallel {
    /// What `body` returns for consecutive ranges that cover `0..<count`, in their order.
    ///
    /// The ranges depend on `chunk` alone, so results that are put together in order are the same for any `jobs`.
    package static func map<Result: Sendable>(
        count: Int, jobs: Int, chunk: Int, task: String = "", unit: String = "queries",
        progress: ProgressHandler? = nil, body: @Sendable (Range<Int>) throws -> Result
    ) throws -> [Result] {
        let chunk = max(1, chunk)
        let results = Mutex([Result?](repeating: nil, count: (count + chunk - 1) / chunk))
        let done = Mutex(0)
        progress?(.started(task: task, total: count, unit: unit))
        try forEach(count: count, jobs: jobs, chunk: chunk) { range in
            let result = try body(range)
            results.withLock { $0[range.lowerBound / chunk] = result }
            guard let progress else { return }
            // Reported under the lock, so that the count never goes back.
            done.withLock {
                $0 += range.count
                progress(.advanced(task: task, done: $0))
            }
        }
        progress?(.finished(task: task, summary: "\(count) \(unit)"))
        return results.withLock { $0.compactMap(\.self) }
    }
}
