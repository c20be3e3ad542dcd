import Core

/// Which images each step of an epoch takes.
package struct BatchOrder {
    private let rows: [Int]
    private let batch: Int

    /// All images in a random order; or each batch with a share of the images with labels, which begin again when they
    /// have all been taken, and the rest of the others.
    package init(count: Int, batch: Int, labelled: [Int]?, share: Double?, random: inout SeededRandom) {
        self.batch = batch
        let order = random.permutation(count)
        guard let labelled, let share, !labelled.isEmpty else {
            rows = order
            return
        }
        let known = Set(labelled)
        let others = order.filter { !known.contains($0) }
        let taken = others.isEmpty ? batch : min(batch, max(1, Int((share * Double(batch)).rounded())))
        var rows: [Int] = []
        rows.reserveCapacity(count)
        var queue: [Int] = []
        var next = 0
        for _ in 0..<count / batch {
            for _ in 0..<taken {
                if queue.isEmpty {
                    queue = labelled
                    random.shuffle(&queue)
                }
                if let row = queue.popLast() { rows.append(row) }
            }
            for _ in taken..<batch {
                rows.append(others[next % others.count])
                next += 1
            }
        }
        self.rows = rows
    }

    package func step(_ step: Int) -> [Int] { Array(rows[step * batch..<(step + 1) * batch]) }
}
