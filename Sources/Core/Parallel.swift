import Dispatch
import Synchronization

/// Loops over all cores whose result does not depend on how many there are.
public enum Parallel {
    /// Runs `body` on consecutive ranges that cover `0..<count`, at most `jobs` at a time.
    ///
    /// The ranges depend on `chunk` alone, so a body that writes by index gives the same result for any `jobs`.
    /// After the first error no new range starts; the error of the lowest range that failed is thrown.
    public static func forEach(
        count: Int, jobs: Int, chunk: Int = 1, body: @Sendable (Range<Int>) throws -> Void
    ) throws {
        guard count > 0 else { return }
        let size = max(1, chunk)
        let ranges = (count + size - 1) / size
        let workers = max(1, min(jobs, ranges))
        if workers == 1 {
            for index in 0..<ranges {
                try body(index * size..<min(count, index * size + size))
            }
            return
        }
        let next = Atomic<Int>(0)
        let failure = Mutex<(range: Int, error: any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < ranges else { return }
                do {
                    try body(index * size..<min(count, index * size + size))
                } catch {
                    next.store(ranges, ordering: .relaxed)
                    failure.withLock { first in
                        if first == nil || index < (first?.range ?? 0) { first = (index, error) }
                    }
                    return
                }
            }
        }
        if let error = failure.withLock({ $0?.error }) { throw error }
    }
}
