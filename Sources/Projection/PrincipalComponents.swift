import Arrays
import Core

/// Principal components: the orthogonal directions along which the rows of a matrix vary most (Pearson 1901,
/// Hotelling 1933).
///
/// Found by simultaneous iteration on the covariance (Rutishauser 1969): a block of directions is multiplied by the
/// covariance, made orthonormal, and turned to the eigenvectors of the covariance seen in the block. The first
/// directions are held to a tolerance; of the others, which only carry the data to another method, the space that they
/// span together is what counts.
public struct PrincipalComponents: Sendable {
    public let columns: Int
    /// Of each column.
    public let mean: [Double]
    /// Unit vectors, each with its largest entry positive; zeros beyond the rank of the matrix. Shape [count, columns].
    public let axes: [Double]
    /// Along each axis, descending, over rows - 1.
    public let variances: [Double]
    /// Of all columns together.
    public let totalVariance: Double

    public var count: Int { variances.count }

    /// The share of the variance that lies along each axis; zeros where nothing varies.
    public var shares: [Double] {
        variances.map { totalVariance > 0 ? $0 / totalVariance : 0 }
    }

    /// Directions beside those asked for, which speed up the convergence of the last of them.
    private static let besides = 10
    /// Up to this width, all directions are carried along, and one turn is exact.
    private static let narrow = 64
    private static let mostTurns = 100
    private static let tolerance = 1e-7

    /// - Parameters:
    ///   - count: at most this many axes; fewer where there are fewer columns.
    ///   - exact: so many axes are held to the tolerance.
    ///   - jobs: does not change a bit of the result.
    /// - Throws: `Diagnostic` for numbers that are not finite.
    public static func fit(
        _ matrix: FloatMatrix, count: Int, exact: Int = 2, seed: UInt64 = 0, jobs: Int
    ) throws -> PrincipalComponents {
        try FiniteNumbers.check(matrix)
        let width = matrix.columns
        let wanted = max(0, min(count, width))
        let covariance = try CovarianceProduct(matrix, jobs: jobs)
        guard wanted > 0, matrix.rows > 1, covariance.trace > 0 else {
            return PrincipalComponents(
                columns: width, mean: covariance.mean, axes: [Double](repeating: 0, count: wanted * width),
                variances: [Double](repeating: 0, count: wanted), totalVariance: 0)
        }
        let carried = width <= narrow ? width : min(width, wanted + besides)
        var random = SeededRandom(seed: seed)
        var block = (0..<carried * width).map { _ in random.normal() }
        Orthonormal.make(&block, count: carried, width: width)
        var values: [Double] = []
        for _ in 0..<covariance.mostTurns(mostTurns) {
            let product = try covariance.times(block, count: carried, jobs: jobs)
            // The covariance as the block sees it; its eigenvectors turn the block towards those sought.
            var inside = [Double](repeating: 0, count: carried * carried)
            for row in 0..<carried {
                for column in row..<carried {
                    let value = Orthonormal.dot(block, row, product, column, width: width)
                    inside[row * carried + column] = value
                    inside[column * carried + row] = value
                }
            }
            let turn = SymmetricEigen(inside, size: carried)
            let turned = combine(block, by: turn.vectors, count: carried, width: width)
            let next = combine(product, by: turn.vectors, count: carried, width: width)
            values = turn.values
            let isDone =
                carried == width
                || residual(next, turned, values, count: min(exact, wanted), width: width) <= tolerance * values[0]
            if isDone {
                block = turned
                break
            }
            block = next
            Orthonormal.make(&block, count: carried, width: width)
        }
        return PrincipalComponents(
            columns: width, mean: covariance.mean, axes: signed(block, values, count: wanted, width: width),
            variances: values.prefix(wanted).map { max(0, $0) }, totalVariance: covariance.trace)
    }

    /// Where the rows of a matrix lie along the axes. Shape [rows, count].
    public func project(_ matrix: FloatMatrix, jobs: Int) throws -> FloatMatrix {
        guard matrix.columns == columns else {
            throw Diagnostic("vectors of \(matrix.columns) numbers", expected: "\(columns), as the components have")
        }
        let scores = try DirectionScores.fill(matrix, directions: axes, count: count, mean: mean, jobs: jobs)
        return try FloatMatrix(rows: matrix.rows, columns: count, values: scores.map(Float.init))
    }

    /// The longest difference between what the covariance makes of a direction and the direction times its value.
    private static func residual(
        _ product: [Double], _ block: [Double], _ values: [Double], count: Int, width: Int
    ) -> Double {
        (0..<count).reduce(0.0) { longest, axis in
            var sum = 0.0
            for place in axis * width..<(axis + 1) * width {
                let difference = product[place] - values[axis] * block[place]
                sum += difference * difference
            }
            return max(longest, sum.squareRoot())
        }
    }

    /// Rows of `block` added up by the rows of `weights`.
    private static func combine(_ block: [Double], by weights: [Double], count: Int, width: Int) -> [Double] {
        var result = [Double](repeating: 0, count: count * width)
        result.withUnsafeMutableBufferPointer { result in
            block.withUnsafeBufferPointer { block in
                for row in 0..<count {
                    for other in 0..<count {
                        let weight = weights[row * count + other]
                        for column in 0..<width {
                            result[row * width + column] += weight * block[other * width + column]
                        }
                    }
                }
            }
        }
        return result
    }

    /// An axis has no sign of its own: the largest entry, the first of equal ones, is made positive.
    private static func signed(_ block: [Double], _ values: [Double], count: Int, width: Int) -> [Double] {
        var axes = Array(block.prefix(count * width))
        for axis in 0..<count {
            // What is left beyond the rank is rounding, whose direction means nothing.
            let scale = values[axis] > values[0] * 1e-12 ? 1.0 : 0
            var largest = 0.0
            for place in axis * width..<(axis + 1) * width where abs(axes[place]) > abs(largest) * (1 + 1e-9) {
                largest = axes[place]
            }
            let sign = largest < 0 ? -scale : scale
            for place in axis * width..<(axis + 1) * width { axes[place] = axes[place] == 0 ? 0 : axes[place] * sign }
        }
        return axes
    }
}
