import Arrays
import Core
import Retrieval

/// Multiplies directions by the covariance of a matrix's rows.
///
/// Of matrices of up to 1024 columns the covariance itself is made once; of wider ones each product passes over the
/// rows twice, so that memory grows with the directions and not with the square of the width.
struct CovarianceProduct {
    let mean: [Double]
    /// The sum of all columns' variances.
    let trace: Double
    private let matrix: FloatMatrix
    /// Shape [columns, columns]; nil for wide matrices.
    private let covariance: [Double]?

    static let widest = 1024
    /// Columns that one job works on.
    private static let strip = 64

    init(_ matrix: FloatMatrix, jobs: Int) throws {
        self.matrix = matrix
        let width = matrix.columns
        let scale = 1 / Double(max(1, matrix.rows - 1))
        let mean = try Self.mean(matrix, jobs: jobs)
        self.mean = mean
        if width <= Self.widest {
            let rows = try Self.covariance(matrix, mean: mean, scale: scale, jobs: jobs)
            trace = (0..<width).reduce(0) { $0 + rows[$1 * width + $1] }
            covariance = rows
        } else {
            let sums = try ParallelRows.fill(rows: width, width: 1, jobs: jobs, chunk: Self.strip) { column, target in
                var sum = 0.0
                for row in 0..<matrix.rows {
                    let value = Double(matrix.values[row * width + column]) - mean[column]
                    sum += value * value
                }
                target[0] = sum * scale
            }
            trace = sums.reduce(0, +)
            covariance = nil
        }
    }

    /// Products with a wide matrix are dear.
    func mostTurns(_ turns: Int) -> Int { covariance == nil ? min(turns, 12) : turns }

    /// - Parameter block: directions, shape [count, columns].
    func times(_ block: [Double], count: Int, jobs: Int) throws -> [Double] {
        let width = matrix.columns
        if let covariance {
            return try ParallelRows.fill(rows: count, width: width, jobs: jobs, chunk: 4) { direction, target in
                for row in 0..<width {
                    let weight = block[direction * width + row]
                    covariance.withUnsafeBufferPointer { covariance in
                        // The matrix is symmetric: adding up rows passes over memory in its order.
                        for column in 0..<width { target[column] += weight * covariance[row * width + column] }
                    }
                }
            }
        }
        // X^T (X V), where X has its mean taken off. As the columns of X V then add up to nothing, the mean need not be
        // taken off again on the left.
        let scores = try DirectionScores.fill(matrix, directions: block, count: count, mean: mean, jobs: jobs)
        let scale = 1 / Double(max(1, matrix.rows - 1))
        let columns = try ParallelRows.fill(rows: width, width: count, jobs: jobs, chunk: Self.strip) {
            column, target in
            for row in 0..<matrix.rows {
                let value = Double(matrix.values[row * width + column]) * scale
                scores.withUnsafeBufferPointer { scores in
                    for direction in 0..<count { target[direction] += value * scores[row * count + direction] }
                }
            }
        }
        var product = [Double](repeating: 0, count: count * width)
        for column in 0..<width {
            for direction in 0..<count { product[direction * width + column] = columns[column * count + direction] }
        }
        return product
    }

    private static func mean(_ matrix: FloatMatrix, jobs: Int) throws -> [Double] {
        let width = matrix.columns
        return try ParallelRows.fill(rows: width, width: 1, jobs: jobs, chunk: strip) { column, target in
            var sum = 0.0
            for row in 0..<matrix.rows { sum += Double(matrix.values[row * width + column]) }
            target[0] = sum / Double(max(1, matrix.rows))
        }
    }

    private static func covariance(
        _ matrix: FloatMatrix, mean: [Double], scale: Double, jobs: Int
    ) throws -> [Double] {
        let width = matrix.columns
        let parts = try Parallel.map(count: width, jobs: jobs, chunk: strip) { columns in
            stripOfCovariance(matrix, mean: mean, columns: columns)
        }
        var result = [Double](repeating: 0, count: width * width)
        for (number, part) in parts.enumerated() {
            let first = number * strip
            for row in first..<min(width, first + strip) {
                for column in row..<width {
                    let value = part[(row - first) * width + column] * scale
                    result[row * width + column] = value
                    result[column * width + row] = value
                }
            }
        }
        return result
    }

    /// Sums of products of some columns with those from the first of them on, four rows at a time.
    private static func stripOfCovariance(_ matrix: FloatMatrix, mean: [Double], columns: Range<Int>) -> [Double] {
        let width = matrix.columns
        var sums = [Double](repeating: 0, count: columns.count * width)
        var rows = [Double](repeating: 0, count: 4 * width)
        let first = columns.lowerBound
        sums.withUnsafeMutableBufferPointer { sums in
            rows.withUnsafeMutableBufferPointer { rows in
                for start in stride(from: 0, to: matrix.rows, by: 4) {
                    for offset in 0..<4 {
                        let row = start + offset
                        for column in first..<width {
                            rows[offset * width + column] =
                                row < matrix.rows ? Double(matrix.values[row * width + column]) - mean[column] : 0
                        }
                    }
                    for column in columns {
                        let (a, b) = (rows[column], rows[width + column])
                        let (c, d) = (rows[2 * width + column], rows[3 * width + column])
                        let base = (column - first) * width
                        for other in column..<width {
                            sums[base + other] +=
                                a * rows[other] + b * rows[width + other] + c * rows[2 * width + other]
                                + d * rows[3 * width + other]
                        }
                    }
                }
            }
        }
        return sums
    }
}
