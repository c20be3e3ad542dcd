import Arrays
import Core
import Foundation

extension ExportedHash {
    /// The codes of latents [N, d] by the numbers as they are packed: what a page makes of them, up to the order of sums.
    /// - Throws: `Diagnostic` for latents of another width.
    public func codes(for latents: FloatMatrix) throws -> PackedCodes {
        guard latents.columns == columns else {
            throw Diagnostic("latents of \(latents.columns) columns", expected: "\(columns)")
        }
        let run = Running(self)
        let width = bits / 8
        var bytes = [UInt8](repeating: 0, count: latents.rows * width)
        for row in 0..<latents.rows {
            let values = run.values(latents.row(row).map(Double.init))
            for (bit, value) in values.prefix(bits).enumerated() where value >= 0 {
                bytes[row * width + (bit >> 3)] |= 1 << UInt8(bit & 7)
            }
        }
        return try PackedCodes(count: latents.rows, bits: bits, bytes: bytes)
    }

    /// The arrays unpacked once for all rows.
    private struct Running {
        let hash: ExportedHash
        let matrix, offsets, frequencies, anchors: [Double]

        init(_ hash: ExportedHash) {
            self.hash = hash
            matrix = hash.matrix?.numbers ?? []
            offsets = hash.offsets?.numbers ?? []
            frequencies = hash.frequencies?.numbers ?? []
            anchors = hash.anchors?.numbers ?? []
        }

        func values(_ latent: [Double]) -> [Double] {
            let x = hash.normalise == true ? Self.unit(latent) : latent
            let width = hash.width ?? 1
            switch hash.kind {
            case .sign: return x
            case .threshold: return zip(x, offsets).map { $0 - $1 }
            case .linear: return zip(products(matrix, x), offsets).map { $0 - $1 }
            case .waves:
                return zip(zip(products(matrix, x), offsets), frequencies).map { cos(($0.0 - $0.1) * $1) }
            case .balls: return zip(offsets, distances(to: x)).map { $0 - $1 }
            case .kernels:
                return products(matrix, distances(to: x).map { exp(-0.5 * $0 / (width * width)) } + [1])
            case .graph:
                let far = distances(to: x)
                let joined = far.indices.sorted { (far[$0], $0) < (far[$1], $1) }.prefix(hash.neighbours ?? 1)
                let least = joined.first.map { far[$0] } ?? 0
                var weights = [Double](repeating: 0, count: far.count)
                for anchor in joined { weights[anchor] = exp((least - far[anchor]) / width) }
                let sum = weights.reduce(0, +)
                return products(matrix, weights.map { $0 / sum })
            }
        }

        private static func unit(_ vector: [Double]) -> [Double] {
            let length = vector.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
            return length > 0 ? vector.map { $0 / length } : vector
        }

        private func products(_ matrix: [Double], _ x: [Double]) -> [Double] {
            stride(from: 0, through: matrix.count - x.count, by: max(1, x.count)).map { start in
                var sum = 0.0
                for index in x.indices { sum += matrix[start + index] * x[index] }
                return sum
            }
        }

        private func distances(to x: [Double]) -> [Double] {
            stride(from: 0, through: anchors.count - x.count, by: max(1, x.count)).map { start in
                var sum = 0.0
                for index in x.indices {
                    let difference = anchors[start + index] - x[index]
                    sum += difference * difference
                }
                return sum
            }
        }
    }
}
