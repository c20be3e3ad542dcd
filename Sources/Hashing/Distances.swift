import Core
import Torch

extension Tensor {
    /// Each row divided by its length; rows of zeros stay.
    func unitRows() throws -> Tensor {
        let lengths = try square().sum([1], keeping: true).squareRoot()
        return try self / lengths.clamped(.leastNormalMagnitude, .greatestFiniteMagnitude)
    }

    /// Squared Euclidean distances of rows [n, d] to the rows of `centres` [m, d]: [n, m].
    func squaredDistances(to centres: Tensor) throws -> Tensor {
        let own = try square().sum([1], keeping: true)
        let theirs = try centres.square().sum([1], keeping: true).transposed()
        return try (own + theirs - matmul(centres.transposed()) * 2).clamped(0, .greatestFiniteMagnitude)
    }

    /// (A + ridge·I)⁻¹ of a symmetric positive semidefinite matrix, float64.
    func inverse(ridge: Double) throws -> Tensor {
        let (values, vectors) = try eigh()
        let scaled = try vectors / (values.clamped(0, .greatestFiniteMagnitude) + ridge)
        return try scaled.matmul(vectors.transposed())
    }

    /// Columns turned so that the entry of largest magnitude (the first of equal ones) is positive: an eigenvector is
    /// only defined up to its sign. float64 [n, m].
    func columnsTurned() throws -> Tensor {
        let shape = try shape()
        let numbers = try values(Double.self)
        let signs = (0..<shape[1]).map { column in
            var largest = 0.0
            for row in 0..<shape[0] {
                let value = numbers[row * shape[1] + column]
                if abs(value) > abs(largest) { largest = value }
            }
            return largest < 0 ? -1.0 : 1.0
        }
        return try self * Tensor(signs, shape: [1, shape[1]])
    }
}
