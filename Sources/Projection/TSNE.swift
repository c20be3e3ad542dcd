import Arrays
import Core
import Foundation

/// t-distributed stochastic neighbour embedding: places points in the plane so that those that are near in many
/// dimensions are near there (van der Maaten and Hinton 2008), with forces by a quadtree (van der Maaten 2014).
public struct TSNE: Sendable {
    /// x and y of each row, around 0. Shape [rows, 2].
    public let positions: FloatMatrix
    /// The Kullback–Leibler divergence that was reached, in nats; nil where nothing was to be optimised.
    public let divergence: Double?
    /// As it was used.
    public let perplexity: Double?

    /// Fewer points than these have no neighbourhoods to keep, and stay where they start.
    public static let fewest = 4

    /// - Parameters:
    ///   - start: where the points start, shape [rows, 2], from their first principal components. It is scaled to a
    ///     deviation of 0.0001 along x.
    ///   - jobs: does not change a bit of the result.
    /// - Throws: `Diagnostic` for numbers that are not finite or a start that does not fit.
    public static func embed(
        _ matrix: FloatMatrix, start: FloatMatrix, options: TSNEOptions = TSNEOptions(), jobs: Int,
        progress: ProgressHandler? = nil
    ) throws -> TSNE {
        try FiniteNumbers.check(matrix)
        try FiniteNumbers.check(start)
        guard start.rows == matrix.rows, start.columns == 2 else {
            throw Diagnostic(
                "initial positions of shape [\(start.rows), \(start.columns)]", expected: "[\(matrix.rows), 2]")
        }
        let spread = deviation(start)
        guard matrix.rows >= fewest, spread > 0 else {
            return TSNE(positions: start, divergence: nil, perplexity: nil)
        }
        let count = matrix.rows
        let affinities = try Affinities(matrix, perplexity: options.perplexity, jobs: jobs, progress: progress)
        var forces = TSNEForces(affinities)
        var random = SeededRandom(seed: options.seed)
        // A shake, so that points that start on one line or at one place can part.
        let initial = start.values.map { (Double($0) / spread + random.normal() / 100) * 1e-4 }
        var descent = TSNEDescent(initial, rate: max(Double(count) / options.exaggeration / 4, 50))
        let task = "t-SNE"
        progress?(.started(task: task, total: options.iterations, unit: "iterations"))
        for iteration in 0..<options.iterations {
            let isEarly = iteration < options.exaggeratedIterations
            let gradient = try forces.gradient(
                descent.positions, theta: options.theta, exaggeration: isEarly ? options.exaggeration : 1, jobs: jobs)
            descent.step(gradient, momentum: isEarly ? 0.5 : 0.8)
            if (iteration + 1) % 10 == 0 { progress?(.advanced(task: task, done: iteration + 1)) }
        }
        guard descent.positions.allSatisfy(\.isFinite) else {
            throw Diagnostic("t-SNE left the range of numbers", advice: "look for extreme numbers among the latents")
        }
        let divergence = try forces.divergence(descent.positions, theta: options.theta, jobs: jobs)
        progress?(
            .finished(
                task: task, summary: "\(count) points, divergence \(String(format: "%.4f", divergence))"))
        return TSNE(
            positions: try FloatMatrix(rows: count, columns: 2, values: descent.positions.map(Float.init)),
            divergence: divergence, perplexity: min(options.perplexity, Double(count - 1) / 3))
    }

    /// Of the first column.
    private static func deviation(_ matrix: FloatMatrix) -> Double {
        let values = (0..<matrix.rows).map { Double(matrix.values[2 * $0]) }
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))).squareRoot()
    }
}

/// Gradient descent with momentum, and a gain for each number: it grows while the gradient keeps pushing the way the
/// number moves and shrinks when the two differ (Jacobs 1988).
struct TSNEDescent {
    private(set) var positions: [Double]
    private var speeds: [Double]
    private var gains: [Double]
    private let rate: Double

    init(_ positions: [Double], rate: Double) {
        self.positions = positions
        self.rate = rate
        speeds = positions.map { _ in 0 }
        gains = positions.map { _ in 1 }
    }

    mutating func step(_ gradient: [Double], momentum: Double) {
        var sum = SIMD2<Double>()
        for place in positions.indices {
            let pushesOn = gradient[place] * speeds[place] < 0
            gains[place] = max(0.01, pushesOn ? gains[place] + 0.2 : gains[place] * 0.8)
            speeds[place] = momentum * speeds[place] - rate * gains[place] * gradient[place]
            positions[place] += speeds[place]
            sum[place & 1] += positions[place]
        }
        // The middle of all stays at 0: nothing holds it there.
        let mean = sum / Double(max(1, positions.count / 2))
        for place in positions.indices { positions[place] -= mean[place & 1] }
    }
}
