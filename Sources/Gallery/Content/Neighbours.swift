import Retrieval

/// The neighbours of all queries in either space.
public enum Neighbours: Sendable {
    case hamming(HammingNeighbours)
    case euclidean(EuclideanNeighbours)

    public var queries: Int {
        switch self {
        case .hamming(let found): found.queries
        case .euclidean(let found): found.queries
        }
    }

    public var k: Int {
        switch self {
        case .hamming(let found): found.k
        case .euclidean(let found): found.k
        }
    }

    /// Database row numbers, nearest first. Shape [queries, k].
    public var indices: [Int32] {
        switch self {
        case .hamming(let found): found.indices
        case .euclidean(let found): found.indices
        }
    }

    public var isHamming: Bool {
        if case .hamming = self { return true }
        return false
    }
}
