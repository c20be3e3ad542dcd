/// What a hash function is fitted with.
public struct HashOptions: Sendable, Codable, Equatable {
    /// The code length: a multiple of 8. `nil`: as many bits as the latents have columns.
    public var bits: Int?
    /// How often ITQ refines its rotation; 50 is where its authors stop. The other functions have no iterations.
    public var iterations: Int
    /// Of the random rotation (itq, pca-rr) or projection (lsh).
    public var seed: UInt64

    public init(bits: Int? = nil, iterations: Int = 50, seed: UInt64 = 0) {
        self.bits = bits
        self.iterations = iterations
        self.seed = seed
    }
}
