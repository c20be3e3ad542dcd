import Arrays

/// How far the rows of a matrix lie along directions, from the mean.
enum DirectionScores {
    /// - Parameter directions: shape [count, columns].
    /// - Returns: shape [rows, count].
    static func fill(
        _ matrix: FloatMatrix, directions: [Double], count: Int, mean: [Double], jobs: Int
    ) throws -> [Double] {
        let width = matrix.columns
        // Turned over, so that the innermost loop adds up numbers side by side.
        var turned = [Double](repeating: 0, count: width * count)
        for direction in 0..<count {
            for column in 0..<width { turned[column * count + direction] = directions[direction * width + column] }
        }
        let weights = turned
        return try ParallelRows.fill(rows: matrix.rows, width: count, jobs: jobs) { row, target in
            matrix.values.withUnsafeBufferPointer { values in
                weights.withUnsafeBufferPointer { weights in
                    for column in 0..<width {
                        let value = Double(values[row * width + column]) - mean[column]
                        let start = column * count
                        for direction in 0..<count { target[direction] += value * weights[start + direction] }
                    }
                }
            }
        }
    }
}
