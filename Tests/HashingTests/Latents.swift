import Arrays
import Core
import Foundation
import Hashing

enum Latents {
    /// The matrix of the NumPy comparison, exact in float32. Shape [24, 10].
    static func small() throws -> FloatMatrix {
        var values: [Float] = []
        for i in 0..<24 {
            for j in 0..<10 {
                let number = (i * i * 7 + i * j * 13 + j * j * j * 5 + 3 * i + 11 * j) % 97
                values.append(Float(number - 40) / 8)
            }
        }
        return try FloatMatrix(rows: 24, columns: 10, values: values)
    }

    /// Clusters away from the origin, correlated between columns.
    static func clustered(rows: Int, columns: Int, seed: UInt64 = 1) throws -> FloatMatrix {
        var random = SeededRandom(seed: seed)
        let centres = (0..<10 * columns).map { _ in Float(random.normal() * 2 + 3) }
        var values: [Float] = []
        values.reserveCapacity(rows * columns)
        for row in 0..<rows {
            let shared = Float(random.normal())
            for column in 0..<columns {
                values.append(centres[row % 10 * columns + column] + shared + Float(random.uniform()) - 0.5)
            }
        }
        return try FloatMatrix(rows: rows, columns: columns, values: values)
    }

    /// Sylvester's Hadamard matrix divided by √8: a rotation that any program can write down. Shape [8, 8].
    static let hadamard: [Double] = (0..<64).map { index in
        ((index / 8) & (index % 8)).nonzeroBitCount % 2 == 0 ? 1 / 8.0.squareRoot() : -1 / 8.0.squareRoot()
    }

    static func temporaryFile() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-hash-\(UUID().uuidString).safetensors")
    }

    /// One label a row: the cluster of `clustered`, or any three classes of `small`.
    static func labels(rows: Int, classes: Int = 10) throws -> LabelMatrix {
        try LabelMatrix(single: (0..<rows).map { $0 % classes }, classes: classes)
    }

    /// Fits with options that small matrices allow, and labels.
    static func fit(_ name: String, bits: Int? = nil, on latents: FloatMatrix) throws -> any HashFunction {
        var options = HashOptions(bits: bits)
        if HashFunctions.options(of: name).contains(.anchors) { options.anchors = 30 }
        return try HashFunctions.fit(name, options: options, on: latents, labels: labels(rows: latents.rows))
    }
}
