/// Small work on blocks of directions: `count` rows of `width` numbers.
package enum Orthonormal {
    package static func dot(_ first: [Double], _ row: Int, _ second: [Double], _ other: Int, width: Int) -> Double {
        first.withUnsafeBufferPointer { first in
            second.withUnsafeBufferPointer { second in
                var sum = 0.0
                for column in 0..<width { sum += first[row * width + column] * second[other * width + column] }
                return sum
            }
        }
    }

    /// Makes the rows orthogonal to those before them and of unit length (Gram and Schmidt, modified, twice over);
    /// rows that depend on those before become zeros.
    static func make(_ block: inout [Double], count: Int, width: Int) {
        for row in 0..<count {
            let before = dot(block, row, block, row, width: width).squareRoot()
            for _ in 0..<2 {
                for other in 0..<row {
                    let share = dot(block, row, block, other, width: width)
                    if share == 0 { continue }
                    for column in 0..<width { block[row * width + column] -= share * block[other * width + column] }
                }
            }
            let length = dot(block, row, block, row, width: width).squareRoot()
            let scale = length > before * 1e-11 && length > 0 ? 1 / length : 0
            for column in 0..<width { block[row * width + column] *= scale }
        }
    }
}
