import Core
import Synchronization
import Testing

@Suite struct ParallelTests {
    @Test(arguments: [1, 2, 3, 16], [1, 7, 100, 1000])
    func coversEachIndexOnce(jobs: Int, chunk: Int) throws {
        let seen = Mutex<[Range<Int>]>([])
        try Parallel.forEach(count: 100, jobs: jobs, chunk: chunk) { range in seen.withLock { $0.append(range) } }
        let ranges = seen.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
        // The cuts depend on the chunk alone, so that sums over ranges do not depend on the jobs.
        #expect(ranges == stride(from: 0, to: 100, by: chunk).map { $0..<min(100, $0 + chunk) })
    }

    @Test(arguments: [0, -5]) func runsNothingForNothing(count: Int) throws {
        try Parallel.forEach(count: count, jobs: 4) { _ in Issue.record("called") }
    }

    @Test(arguments: [0, -1]) func takesOneJobAtLeast(jobs: Int) throws {
        let sum = Mutex(0)
        try Parallel.forEach(count: 10, jobs: jobs) { range in sum.withLock { $0 += range.lowerBound } }
        #expect(sum.withLock { $0 } == 45)
    }

    @Test func keepsToTheJobs() throws {
        let running = Mutex((now: 0, most: 0))
        try Parallel.forEach(count: 200, jobs: 2) { _ in
            running.withLock { ($0.now, $0.most) = ($0.now + 1, max($0.most, $0.now + 1)) }
            var random = SeededRandom(seed: 1)
            for _ in 0..<1000 { _ = random.next() }
            running.withLock { $0.now -= 1 }
        }
        #expect((1...2).contains(running.withLock { $0.most }))
    }

    @Test(arguments: [1, 2, 4]) func throwsTheErrorOfTheLowestRange(jobs: Int) throws {
        // All fail, and range 0 always starts: whatever the order, its error is the one.
        for _ in 0..<50 {
            #expect(throws: Diagnostic("range 0")) {
                try Parallel.forEach(count: 20, jobs: jobs) { throw Diagnostic("range \($0.lowerBound)") }
            }
        }
    }

    @Test func startsNothingNewAfterAnError() {
        let started = Atomic<Int>(0)
        #expect(throws: Diagnostic.self) {
            try Parallel.forEach(count: 1_000_000, jobs: 2) { _ in
                started.add(1, ordering: .relaxed)
                throw Diagnostic("no")
            }
        }
        #expect(started.load(ordering: .relaxed) <= 2)
    }
}
