/// Which images are shown together: vertices are images, each edge is the images of one page.
struct Hypergraph: Sendable {
    /// The images of all edges, one edge after the other.
    var pins: [Int32] = []
    /// Edge e has the pins edgeStarts[e]..<edgeStarts[e + 1].
    var edgeStarts: [Int32] = [0]
    let vertexCount: Int

    var edgeCount: Int { edgeStarts.count - 1 }

    init(vertexCount: Int) {
        self.vertexCount = vertexCount
    }

    /// Appends an edge. One image alone is never apart from itself, so edges of fewer than two are dropped.
    mutating func append(_ vertices: some Collection<Int32>) {
        guard vertices.count > 1 else { return }
        pins.append(contentsOf: vertices)
        edgeStarts.append(Int32(pins.count))
    }

    func edge(_ index: Int) -> Range<Int> {
        Int(edgeStarts[index])..<Int(edgeStarts[index + 1])
    }

    /// The edges of every vertex, in the same form as the pins of every edge.
    func transposed() -> (edges: [Int32], starts: [Int32]) {
        var starts = [Int32](repeating: 0, count: vertexCount + 1)
        for pin in pins { starts[Int(pin) + 1] += 1 }
        for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
        var next = starts
        var edges = [Int32](repeating: 0, count: pins.count)
        for index in 0..<edgeCount {
            for pin in edge(index) {
                let vertex = Int(pins[pin])
                edges[Int(next[vertex])] = Int32(index)
                next[vertex] += 1
            }
        }
        return (edges, starts)
    }

    /// The part of the graph on the vertices where `side` is `value`, renumbered in order.
    func restricted(to value: Bool, of side: [Bool]) -> (graph: Hypergraph, vertices: [Int]) {
        let vertices = side.indices.filter { side[$0] == value }
        var numbers = [Int32](repeating: -1, count: vertexCount)
        for (number, vertex) in vertices.enumerated() { numbers[vertex] = Int32(number) }
        var graph = Hypergraph(vertexCount: vertices.count)
        graph.pins.reserveCapacity(pins.count / 2)
        var kept: [Int32] = []
        for index in 0..<edgeCount {
            kept.removeAll(keepingCapacity: true)
            for pin in edge(index) where numbers[Int(pins[pin])] >= 0 { kept.append(numbers[Int(pins[pin])]) }
            graph.append(kept)
        }
        return (graph, vertices)
    }
}
