import Core
import Synchronization

/// Decides which images share a sheet, so that a page needs few sheets.
package enum SheetOrder {
    /// - Parameters:
    ///   - pages: the images of each page, 0..<imageCount; repetitions within a page count once.
    ///   - capacity: images a sheet.
    /// - Returns: the images in sheet order: the first `capacity` make the first sheet, and so on.
    package static func order(pages: [[Int32]], imageCount: Int, capacity: Int, seed: UInt64, jobs: Int) throws
        -> [Int32]
    {
        var graph = Hypergraph(vertexCount: imageCount)
        for page in pages { graph.append(Array(Set(page)).sorted()) }
        var parts: [Part] = [
            Part(graph: graph, vertices: (0..<Int32(imageCount)).map { $0 }, sheets: sheets(imageCount, capacity))
        ]
        while parts.contains(where: { $0.sheets > 1 }) {
            let current = parts
            let halves = Mutex([[Part]](repeating: [], count: current.count))
            try Parallel.forEach(count: current.count, jobs: jobs) { range in
                for index in range {
                    let split = split(current[index], capacity: capacity, seed: seed &+ UInt64(index))
                    halves.withLock { $0[index] = split }
                }
            }
            parts = halves.withLock { $0 }.flatMap { $0 }
        }
        return parts.flatMap(\.vertices)
    }

    static func sheets(_ count: Int, _ capacity: Int) -> Int {
        (count + capacity - 1) / capacity
    }

    private struct Part: Sendable {
        var graph: Hypergraph
        /// The image that each vertex of the graph is.
        var vertices: [Int32]
        var sheets: Int
    }

    private static func split(_ part: Part, capacity: Int, seed: UInt64) -> [Part] {
        guard part.sheets > 1 else { return [part] }
        // A power of two goes left, so that joining 2, 4, 8, … neighbouring sheets joins what was divided last.
        // Only the very last sheet may be partly filled.
        var leftSheets = 1
        while leftSheets * 2 < part.sheets { leftSheets *= 2 }
        let bisection = Bisection(part.graph, leftSize: leftSheets * capacity, seed: seed)
        return [false, true].map { value in
            let (graph, vertices) = part.graph.restricted(to: value, of: bisection.isRight)
            return Part(
                graph: graph, vertices: vertices.map { part.vertices[$0] },
                sheets: value ? part.sheets - leftSheets : leftSheets)
        }
    }
}
