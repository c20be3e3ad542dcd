import Arrays
import Core
import Torch

/// Several encoders' latents of the same images, put side by side so that none outweighs another.
///
/// Of each encoder x → s · (u(x − μ) − c)·P: the mean μ is taken off, every row is brought to length 1 (u), the rows'
/// own mean c is taken off, P are the first principal axes of what is left, and s makes the mean squared length of the
/// rows 1. All four come from the database alone.
public struct LatentJoin: Sendable, Equatable {
    struct Part: Sendable, Equatable {
        var columns: Int
        var components: Int
        /// μ and c, length d.
        var mean: [Double]
        var centre: [Double]
        /// s · P, row-major [d, components].
        var axes: [Double]
    }

    static let format = "vitrine latent join 1"

    private(set) var parts: [Part] = []

    public init() {}

    init(parts: [Part]) {
        self.parts = parts
    }

    /// Numbers an image.
    public var columns: Int { parts.reduce(0) { $0 + $1.components } }

    /// Fits the next encoder's part.
    /// - Parameters:
    ///   - database: [N, d].
    ///   - components: principal components kept, at most; at least 1.
    public mutating func add(_ database: FloatMatrix, components: Int) throws {
        guard components > 0, database.rows > 1, database.columns > 0 else {
            throw Diagnostic(
                "\(components) components of \(database.rows) × \(database.columns) latents",
                expected: "at least one component of two rows")
        }
        let part = try withFixedThreads {
            let kept = min(components, database.columns)
            let mean = try Moments(of: database).mean
            var part = Part(
                columns: database.columns, components: kept, mean: mean, centre: [], axes: [])
            let mu = try Tensor(mean, shape: [1, database.columns])
            var sum = try Tensor.zeros([1, database.columns], type: .float64)
            try database.forEachChunk { _, chunk in sum = try sum + Self.unit(chunk - mu).sum([0], keeping: true) }
            let centre = try sum / Double(database.rows)
            part.centre = try centre.values(Double.self)
            var scatter = try Tensor.zeros([database.columns, database.columns], type: .float64)
            try database.forEachChunk { _, chunk in
                let rows = try Self.unit(chunk - mu) - centre
                scatter = try scatter + rows.transposed().matmul(rows)
            }
            let axes = try Moments.axes(ofCovariance: scatter / Double(database.rows), count: kept)
            // The trace of PᵀSP is the mean squared length of the rows on the axes.
            let length = try axes.transposed().matmul(scatter).matmul(axes).values(Double.self)
            let trace = (0..<kept).reduce(0) { $0 + length[$1 * kept + $1] } / Double(database.rows)
            part.axes = try (axes / max(trace, 1e-24).squareRoot()).values(Double.self)
            return part
        }
        parts.append(part)
    }

    /// - Parameter latents: each encoder's latents of the same images, in the order in which they were added.
    /// - Returns: [n, columns].
    public func joined(_ latents: [FloatMatrix]) throws -> FloatMatrix {
        let rows = latents.first?.rows ?? 0
        guard latents.count == parts.count, latents.allSatisfy({ $0.rows == rows }),
            zip(latents, parts).allSatisfy({ $0.columns == $1.columns })
        else {
            throw Diagnostic(
                "latents of \(latents.map { "\($0.rows) × \($0.columns)" }.joined(separator: ", "))",
                expected: "as many rows each, of \(parts.map { "\($0.columns)" }.joined(separator: ", ")) numbers")
        }
        var values = [Float](repeating: 0, count: rows * columns)
        try withFixedThreads {
            var first = 0
            for (matrix, part) in zip(latents, parts) {
                let mu = try Tensor(part.mean, shape: [1, part.columns])
                let centre = try Tensor(part.centre, shape: [1, part.columns])
                let axes = try Tensor(part.axes, shape: [part.columns, part.components])
                try matrix.forEachChunk { start, chunk in
                    let made = try (Self.unit(chunk - mu) - centre).matmul(axes).values(Double.self)
                    for row in 0..<made.count / part.components {
                        let target = (start + row) * columns + first
                        for column in 0..<part.components {
                            values[target + column] = Float(made[row * part.components + column])
                        }
                    }
                }
                first += part.components
            }
        }
        return try FloatMatrix(rows: rows, columns: columns, values: values)
    }

    /// Rows of length 1; a row of zeros stays one.
    private static func unit(_ rows: Tensor) throws -> Tensor {
        try rows / (rows * rows).sum([1], keeping: true).squareRoot().clamped(1e-12, .greatestFiniteMagnitude)
    }
}
