/// Where a run places the queries on two maps of the plane: by principal components and by t-SNE.
public struct QueryMap: Sendable {
    public enum Projection: String, Sendable, CaseIterable {
        case tsne, pca

        var name: String {
            switch self {
            case .tsne: "t-SNE"
            case .pca: "Principal components"
            }
        }
    }

    /// x and y upwards of each query by principal components, then by t-SNE; not numbers where a query is not placed.
    /// Shape [queries, 4].
    public var positions: [Float]
    /// How each was made and how far it is to be trusted, in sentences.
    public var notes: [Projection: String]

    public var queries: Int { positions.count / 4 }

    public init(positions: [Float], notes: [Projection: String] = [:]) {
        self.positions = positions
        self.notes = notes
    }
}
