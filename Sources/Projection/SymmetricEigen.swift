/// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (1846), row by row.
struct SymmetricEigen {
    /// Descending.
    let values: [Double]
    /// One a row, of unit length. Shape [size, size].
    let vectors: [Double]

    private static let mostSweeps = 60

    init(_ matrix: [Double], size: Int) {
        var a = matrix
        var v = [Double](repeating: 0, count: size * size)
        for index in 0..<size { v[index * size + index] = 1 }
        let whole = a.reduce(0) { $0 + $1 * $1 }
        for _ in 0..<Self.mostSweeps {
            var outside = 0.0
            for row in 0..<size {
                for column in 0..<size where row != column {
                    outside += a[row * size + column] * a[row * size + column]
                }
            }
            if outside <= whole * 1e-30 { break }
            for p in 0..<size {
                for q in p + 1..<max(p + 1, size) where a[p * size + q] != 0 {
                    Self.rotate(&a, &v, size, p, q)
                }
            }
        }
        let order = (0..<size).sorted { (a[$1 * size + $1], $0) < (a[$0 * size + $0], $1) }
        values = order.map { a[$0 * size + $0] }
        vectors = order.flatMap { index in (0..<size).map { v[index * size + $0] } }
    }

    /// Turns rows and columns p and q so that their entry becomes zero.
    private static func rotate(_ a: inout [Double], _ v: inout [Double], _ size: Int, _ p: Int, _ q: Int) {
        let half = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q])
        // The smaller of the two angles; the root of a very large number is the number.
        let tangent = half == 0 ? 1 : (half > 0 ? 1 : -1) / (abs(half) + (half * half + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        a.withUnsafeMutableBufferPointer { a in
            v.withUnsafeMutableBufferPointer { v in
                for k in 0..<size {
                    let (x, y) = (a[k * size + p], a[k * size + q])
                    a[k * size + p] = cosine * x - sine * y
                    a[k * size + q] = sine * x + cosine * y
                }
                for k in 0..<size {
                    let (x, y) = (a[p * size + k], a[q * size + k])
                    a[p * size + k] = cosine * x - sine * y
                    a[q * size + k] = sine * x + cosine * y
                    let (s, t) = (v[p * size + k], v[q * size + k])
                    v[p * size + k] = cosine * s - sine * t
                    v[q * size + k] = sine * s + cosine * t
                }
            }
        }
    }
}
