import Core

/// How a map was made and what it is worth: `map.json` of a run.
public struct MapFacts: Codable, Sendable, Equatable {
    /// What was placed: latents, or the bits of codes as -1 and 1.
    public enum Source: String, Codable, Sendable {
        case latents, bits
    }

    public var source: Source
    /// Numbers a row.
    public var columns: Int
    /// Rows in all, and those that were placed.
    public var rows: Int
    public var placed: Int
    /// Which rows are placed, where those are not all, and how the initial positions are shaken.
    public var seed: UInt64
    /// Shares of the variance along the axes of the map by principal components.
    public var shares: [Double]
    /// How many principal components t-SNE was given, where those are fewer than the columns.
    public var reduced: Int?
    public var perplexity: Double?
    public var iterations: Int?
    public var theta: Double?
    /// Kullback–Leibler divergence, in nats.
    public var divergence: Double?
    /// Of the map by principal components and of that by t-SNE, with 12 neighbours; nil for fewer than 25 points.
    public var trustworthiness: [Double]?

    public init(source: Source, columns: Int, rows: Int, placed: Int, seed: UInt64, shares: [Double]) {
        self.source = source
        self.columns = columns
        self.rows = rows
        self.placed = placed
        self.seed = seed
        self.shares = shares
    }
}
