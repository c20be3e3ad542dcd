/// Six features of the grey-level co-occurrence matrix P of 256 levels, for pixels and the one `distance` to their
/// right; symmetric, its sum 1.
///
/// P itself is never made: with U the counts of unordered pairs, contrast Σ P (i−j)², dissimilarity Σ P |i−j| and
/// homogeneity Σ P / (1 + (i−j)²) need how often each difference occurs, the diagonals of U; ASM Σ P² needs ΣU²;
/// correlation needs the moments of one pixel of a pair, and Σ i·j, which is half of Σ (i² + j² − (i−j)²). All sums
/// are whole numbers.
struct CoOccurrence {
    private var pairs = 0
    /// By |i − j|.
    private var differences = [Int](repeating: 0, count: 256)
    /// ΣU² and ΣU² of pairs of equals.
    private var squares = 0
    private var squaresOfEquals = 0
    /// Over both pixels of every pair.
    private var sum = 0
    private var sumOfSquares = 0

    init(_ grey: UnsafePointer<UInt8>, width: Int, height: Int, distance: Int, histogram: [Int]) {
        guard width > distance, let low = histogram.firstIndex(where: { $0 > 0 }),
            let high = histogram.lastIndex(where: { $0 > 0 })
        else { return }
        pairs = (width - distance) * height
        let span = high - low + 1
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: span * span) { table in
            guard let table = table.baseAddress else { return }
            table.initialize(repeating: 0, count: span * span)
            let corner = table - (low * span + low)
            for row in 0..<height {
                let line = grey + row * width
                Self.count(line, line + distance, pairs: width - distance, corner, span)
            }
            scan(table, span)
        }
        addMoments(grey, width: width, height: height, distance: distance, histogram: histogram)
    }

    private static func count(
        _ line: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, pairs: Int,
        _ corner: UnsafeMutablePointer<UInt32>, _ span: Int
    ) {
        for column in 0..<pairs {
            let one = Int(line[column])
            let two = Int(other[column])
            corner[min(one, two) &* span &+ max(one, two)] &+= 1
        }
    }

    private mutating func scan(_ table: UnsafePointer<UInt32>, _ span: Int) {
        var squares: UInt64 = 0
        var equals: UInt64 = 0
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: span) { diagonals in
            guard let diagonals = diagonals.baseAddress else { return }
            diagonals.initialize(repeating: 0, count: span)
            for low in 0..<span {
                let line = table + (low * span + low)
                let first = UInt64(line[0])
                equals &+= first &* first
                for step in 0..<span &- low {
                    let count = line[step]
                    diagonals[step] &+= count
                    squares &+= UInt64(count) &* UInt64(count)
                }
            }
            for step in 0..<span { differences[step] = Int(diagonals[step]) }
        }
        self.squares = Int(squares)
        squaresOfEquals = Int(equals)
    }

    /// Each pixel is in two pairs but for those within `distance` of an edge.
    private mutating func addMoments(
        _ grey: UnsafePointer<UInt8>, width: Int, height: Int, distance: Int, histogram: [Int]
    ) {
        for (value, times) in histogram.enumerated() {
            sum += 2 * times * value
            sumOfSquares += 2 * times * value * value
        }
        for row in 0..<height {
            for column in 0..<distance {
                // Narrower tiles than two distances count a pixel as missing on both sides.
                for value in [Int(grey[row * width + column]), Int(grey[row * width + width - 1 - column])] {
                    sum -= value
                    sumOfSquares -= value * value
                }
            }
        }
    }

    /// Contrast, dissimilarity, homogeneity, ASM, energy and correlation; zeros and a correlation of 1 without pairs.
    var values: [Float] {
        guard pairs > 0 else { return [0, 0, 0, 0, 0, 1] }
        let count = Double(pairs)
        var contrast = 0
        var dissimilarity = 0
        var homogeneity = 0.0
        for (difference, times) in differences.enumerated() where times > 0 {
            contrast += times * difference * difference
            dissimilarity += times * difference
            homogeneity += Double(times) / Double(1 + difference * difference)
        }
        // Of the symmetric counts 2n: U twice off the diagonal, 2U on it.
        let asm = Double(2 * squares + 2 * squaresOfEquals) / (4 * count * count)
        let mean = Double(sum) / (2 * count)
        let variance = Double(sumOfSquares) / (2 * count) - mean * mean
        let product = Double(sumOfSquares - contrast) / (2 * count)
        let correlation = variance < 1e-12 ? 1 : (product - mean * mean) / variance
        return [
            Double(contrast) / count, Double(dissimilarity) / count, homogeneity / count, asm, asm.squareRoot(),
            correlation,
        ].map { Float($0) }
    }
}
