/// Collects the rows that all trees of a forest hold near a query, by one priority queue over all of them. Buffers are
/// kept between queries, so it belongs to one thread.
struct ForestCandidates {
    /// A node waits under the least margin by which the query lies on its side of the planes above it; the greatest
    /// comes first.
    private struct Waiting {
        var priority: Float
        var tree: Int32
        /// A split, or ~leaf.
        var node: Int32

        /// Equal priorities in a fixed order.
        func comes(before other: Waiting) -> Bool {
            priority != other.priority ? priority > other.priority : (tree, node) < (other.tree, other.node)
        }
    }

    private let trees: [ForestTree]
    private let columns: Int
    private var heap: [Waiting] = []
    /// The query that a row was last collected for.
    private var seen: [UInt32]
    private var query: UInt32 = 0
    /// Rows collected for the last query, each once.
    private(set) var rows: [Int32] = []

    init(trees: [ForestTree], count: Int, columns: Int) {
        self.trees = trees
        self.columns = columns
        seen = [UInt32](repeating: 0, count: count)
    }

    /// Collects leaves until they hold at least `searchK` row numbers, those found in several trees counted each time,
    /// and at least `k` different ones.
    mutating func collect(near vector: UnsafePointer<Float>, searchK: Int, k: Int) {
        query += 1
        rows.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
        for (index, tree) in trees.enumerated() {
            push(Waiting(priority: .infinity, tree: Int32(index), node: tree.root))
        }
        var collected = 0
        while collected < searchK || rows.count < k, rows.count < seen.count, let next = pop() {
            let tree = Int(next.tree)
            guard next.node >= 0 else {
                let leaf = trees[tree].rows(ofLeaf: Int(~next.node))
                collected += leaf.count
                for place in leaf { add(trees[tree].rows[place]) }
                continue
            }
            let split = Int(next.node)
            let margin = trees[tree].normals.withUnsafeBufferPointer { normals in
                normals.baseAddress.map { ForestKernel.dot($0 + split * columns, vector, columns) } ?? 0
            }
            let sum = margin + trees[tree].offsets[split]
            // Not a number, where huge values overflow, tells nothing about the side.
            let side = sum.isNaN ? 0 : sum
            push(
                Waiting(
                    priority: min(next.priority, -side), tree: next.tree, node: trees[tree].children[2 * split]))
            push(
                Waiting(
                    priority: min(next.priority, side), tree: next.tree, node: trees[tree].children[2 * split + 1]))
        }
    }

    private mutating func add(_ row: Int32) {
        guard seen[Int(row)] != query else { return }
        seen[Int(row)] = query
        rows.append(row)
    }

    private mutating func push(_ waiting: Waiting) {
        var place = heap.count
        heap.append(waiting)
        while place > 0, waiting.comes(before: heap[(place - 1) / 2]) {
            heap[place] = heap[(place - 1) / 2]
            place = (place - 1) / 2
        }
        heap[place] = waiting
    }

    private mutating func pop() -> Waiting? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count, heap[child + 1].comes(before: heap[child]) { child += 1 }
            if !heap[child].comes(before: last) { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = last
        return first
    }
}
