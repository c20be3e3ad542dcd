/// How t-SNE is computed. The defaults are those of its authors and of scikit-learn, but for the number of iterations:
/// beyond 750, ten thousand points move no more to the eye.
public struct TSNEOptions: Sendable, Equatable, Codable {
    /// How many neighbours a point is thought to have, about; lowered to a third of the other points where these are few.
    public var perplexity = 30.0
    /// A cell of points is taken for one when its width is at most this share of its distance; 0 computes every pair.
    public var theta = 0.5
    public var iterations = 750
    /// The attraction between neighbours is this much greater in the first iterations, so that clusters can pass
    /// through each other.
    public var exaggeration = 12.0
    public var exaggeratedIterations = 250
    /// Of the numbers that shake the initial positions, a hundredth of their spread.
    public var seed: UInt64 = 0

    public init() {}
}
