import Retrieval

/// The neighbours of all queries in either space, or as lists made elsewhere.
public enum Neighbours: Sendable {
    case hamming(HammingNeighbours)
    case euclidean(EuclideanNeighbours)
    case listed(ListedNeighbours)

    public var queries: Int {
        switch self {
        case .hamming(let found): found.queries
        case .euclidean(let found): found.queries
        case .listed(let found): found.queries
        }
    }

    public var k: Int {
        switch self {
        case .hamming(let found): found.k
        case .euclidean(let found): found.k
        case .listed(let found): found.k
        }
    }

    /// Database row numbers, nearest first. Shape [queries, k].
    public var indices: [Int32] {
        switch self {
        case .hamming(let found): found.indices
        case .euclidean(let found): found.indices
        case .listed(let found): found.indices
        }
    }

    public var isHamming: Bool {
        if case .hamming = self { return true }
        return false
    }

    /// Whether it is known how far the results are, and so which are equally far.
    var hasDistances: Bool {
        if case .listed(let found) = self { return found.distances != nil }
        return true
    }

    /// The same for programs.
    var distanceKey: String {
        switch self {
        case .hamming: "hamming"
        case .euclidean: "euclidean"
        case .listed: hasDistances ? "given" : "none"
        }
    }

    /// What the distances are, in a word.
    var distanceName: String {
        switch self {
        case .hamming: "Hamming"
        case .euclidean: "Euclidean"
        case .listed: hasDistances ? "as given" : "not given"
        }
    }
}
