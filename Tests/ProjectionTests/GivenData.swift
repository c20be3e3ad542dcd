import Arrays
import Core
import Foundation

/// Vectors that NumPy makes too: `sin(1.3 r + 0.7 c) (c + 1) + cos(0.37 r² + 1.9 c)` as float32.
func waves(_ rows: Int, _ columns: Int) throws -> FloatMatrix {
    let values = (0..<rows).flatMap { row in
        (0..<columns).map { column in
            let (r, c) = (Double(row), Double(column))
            return Float(sin(r * 1.3 + c * 0.7) * (c + 1) + cos(r * r * 0.37 + c * 1.9))
        }
    }
    return try FloatMatrix(rows: rows, columns: columns, values: values)
}

/// Normal clouds around far-apart centres; row r belongs to cloud r % clouds.
func clouds(_ rows: Int, _ columns: Int, clouds: Int, apart: Double = 8, seed: UInt64 = 3) throws -> FloatMatrix {
    var random = SeededRandom(seed: seed)
    let centres = (0..<clouds).map { _ in (0..<columns).map { _ in random.normal() * apart } }
    let values = (0..<rows).flatMap { row in
        (0..<columns).map { Float(centres[row % clouds][$0] + random.normal()) }
    }
    return try FloatMatrix(rows: rows, columns: columns, values: values)
}

func randomPlaces(_ count: Int, spread: Double, seed: UInt64) -> [Double] {
    var random = SeededRandom(seed: seed)
    return (0..<2 * count).map { _ in random.normal() * spread }
}
