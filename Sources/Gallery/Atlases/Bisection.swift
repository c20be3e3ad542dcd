import Core

/// Divides the images of a hypergraph in two parts of given sizes so that few pages need both.
///
/// A spectral split first (a few rounds of averaging over pages give a smooth coordinate; the images below its
/// median go left), then swaps that lower the smoothed fan-out Σ_e Σ_parts 1 − 2^−n(e, part), n being the images of
/// page e in a part (Kabiljo et al., "Social Hash Partitioner", VLDB 2017, with p = 1/2).
struct Bisection {
    static let smoothingRounds = 24
    static let swapRounds = 12

    private let graph: Hypergraph
    private let edgesOf: [Int32]
    private let edgeStartsOf: [Int32]
    /// Images of each edge in the left part and in all.
    private var leftCounts: [Int32]
    private(set) var isRight: [Bool]

    /// - Parameter leftSize: how many vertices go left.
    init(_ graph: Hypergraph, leftSize: Int, seed: UInt64) {
        self.graph = graph
        (edgesOf, edgeStartsOf) = graph.transposed()
        isRight = [Bool](repeating: false, count: graph.vertexCount)
        leftCounts = [Int32](repeating: 0, count: graph.edgeCount)
        let coordinate = smoothCoordinate(seed: seed)
        let order = (0..<graph.vertexCount).sorted { (coordinate[$0], $0) < (coordinate[$1], $1) }
        for vertex in order.dropFirst(leftSize) { isRight[vertex] = true }
        for edge in 0..<graph.edgeCount {
            for pin in graph.edge(edge) where !isRight[Int(graph.pins[pin])] { leftCounts[edge] += 1 }
        }
        for _ in 0..<Self.swapRounds where swapOnce() == 0 { break }
    }

    /// Random numbers, averaged from images to pages and back until images of one page have near values.
    private func smoothCoordinate(seed: UInt64) -> [Float] {
        var random = SeededRandom(seed: seed)
        var values = (0..<graph.vertexCount).map { _ in Float(random.uniform() - 0.5) }
        var means = [Float](repeating: 0, count: graph.edgeCount)
        for _ in 0..<Self.smoothingRounds {
            for edge in means.indices {
                let pins = graph.edge(edge)
                var sum: Float = 0
                for pin in pins { sum += values[Int(graph.pins[pin])] }
                means[edge] = sum / Float(pins.count)
            }
            var total: Float = 0
            for vertex in values.indices {
                let edges = Int(edgeStartsOf[vertex])..<Int(edgeStartsOf[vertex + 1])
                guard !edges.isEmpty else { continue }
                var sum: Float = 0
                for edge in edges { sum += means[Int(edgesOf[edge])] }
                values[vertex] = sum / Float(edges.count)
                total += values[vertex]
            }
            // Without this the values would all become one.
            let mean = total / Float(max(1, values.count))
            var largest: Float = 1e-20
            for vertex in values.indices {
                values[vertex] -= mean
                largest = max(largest, abs(values[vertex]))
            }
            for vertex in values.indices { values[vertex] /= largest }
        }
        return values
    }

    /// How much the fan-out falls when a vertex changes sides.
    private func gain(_ vertex: Int) -> Float {
        var gain: Float = 0
        for index in Int(edgeStartsOf[vertex])..<Int(edgeStartsOf[vertex + 1]) {
            let edge = Int(edgesOf[index])
            let left = Int(leftCounts[edge])
            let right = graph.edge(edge).count - left
            let (own, other) = isRight[vertex] ? (right, left) : (left, right)
            gain += Self.power(own - 1) - Self.power(other)
        }
        return gain
    }

    /// 2^−n.
    private static func power(_ n: Int) -> Float {
        n > 60 ? 0 : Float(sign: .plus, exponent: -n, significand: 1)
    }

    private mutating func move(_ vertex: Int) {
        let change: Int32 = isRight[vertex] ? 1 : -1
        for index in Int(edgeStartsOf[vertex])..<Int(edgeStartsOf[vertex + 1]) {
            leftCounts[Int(edgesOf[index])] += change
        }
        isRight[vertex].toggle()
    }

    /// Swaps pairs of vertices, best first, as long as a pair gains with everything moved before it.
    private mutating func swapOnce() -> Int {
        let gains = isRight.indices.map { gain($0) }
        func ordered(_ right: Bool) -> [Int] {
            isRight.indices.filter { isRight[$0] == right }.sorted { (-gains[$0], $0) < (-gains[$1], $1) }
        }
        var swaps = 0
        for (left, right) in zip(ordered(false), ordered(true)) {
            if gains[left] + gains[right] <= 0 { break }
            let before = gain(left)
            move(left)
            if before + gain(right) > 1e-4 {
                move(right)
                swaps += 1
            } else {
                move(left)
            }
        }
        return swaps
    }
}
