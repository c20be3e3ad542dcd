import Arrays
import Core
import Foundation

/// Exact nearest codes by hash tables over parts of the code (Norouzi, Punjani and Fleet, CVPR 2012).
///
/// A code within a distance of s·m + i of the query is within s of it in one of the first i + 1 of m parts, or within
/// s − 1 in a later one. So buckets near the query's parts are looked up, nearest first, until the k best rows found
/// are sure to be the k best of all. At a few hundred thousand codes the plain scan of `HammingIndex` is as fast;
/// this one shows how little of a large database has to be looked at.
public struct MultiIndexHashing: Sendable {
    public let count: Int
    public let bits: Int
    /// How many parts codes are cut into.
    public var parts: Int { tables.count }
    private let codes: PackedCodes
    private let tables: [SubstringTable]

    /// - Parameter parts: how many hash tables; by default so many that a part has about log₂(count) bits.
    /// - Throws: `Diagnostic` for parts of less than 1 or more than `SubstringTable.longest` bits.
    public init(_ codes: PackedCodes, parts: Int? = nil) throws {
        let wanted = max(1.0, log2(Double(max(2, codes.count))))
        let fewest = (codes.bits + SubstringTable.longest - 1) / SubstringTable.longest
        let m = parts ?? min(codes.bits, max(fewest, Int((Double(codes.bits) / wanted).rounded())))
        guard m >= fewest, m <= codes.bits else {
            throw Diagnostic(
                "\(m) parts of a code of \(codes.bits) bits", expected: "from \(fewest) to \(codes.bits) parts",
                advice: "leave `parts` out to have it chosen")
        }
        guard codes.count <= Int(Int32.max) else {
            throw Diagnostic("a database of \(codes.count) rows", expected: "at most \(Int32.max)")
        }
        let longer = (codes.bits + m - 1) / m
        // The first parts have one bit more than the others where bits do not divide evenly.
        let longParts = codes.bits - m * (longer - 1)
        var start = 0
        tables = (0..<m).map { part in
            let width = part < longParts ? longer : longer - 1
            defer { start += width }
            return SubstringTable(codes, start: start, width: width)
        }
        count = codes.count
        bits = codes.bits
        self.codes = codes
    }

    /// What one search found and how much of the database it looked at.
    public struct Result: Sendable, Equatable {
        /// Nearest first, equal distances by row number.
        public var rows: [Int32]
        public var distances: [UInt16]
        /// Rows whose distance was computed.
        public var examined: Int
    }

    /// The `k` nearest codes of one query code of `bits / 8` bytes.
    public func topK(_ query: some Sequence<UInt8>, k: Int) throws -> Result {
        try SearchLimits.check(k: k, database: count)
        let query = Array(query)
        guard query.count * 8 == bits else { throw SearchLimits.lengths(query: query.count * 8, database: bits) }
        var seen = [UInt64](repeating: 0, count: (count + 63) / 64)
        var found = [[Int32]](repeating: [], count: bits + 1)
        var examined = 0
        func examine(_ row: Int32) {
            let word = Int(row) / 64
            let bit: UInt64 = 1 << UInt64(Int(row) % 64)
            guard seen[word] & bit == 0 else { return }
            seen[word] |= bit
            examined += 1
            found[distance(query, row: Int(row))].append(row)
        }
        search: for radius in 0...bits {
            for (index, table) in tables.enumerated() {
                // More buckets than rows: looking at the rest one by one is cheaper, and ends the search.
                guard table.buckets(at: radius) <= count else {
                    for row in 0..<count { examine(Int32(row)) }
                    break search
                }
                table.visit(around: table.value(of: query[...]), radius: radius) { examine($0) }
                let certain = min(bits, radius * tables.count + index)
                if found[0...certain].reduce(0, { $0 + $1.count }) >= k { break search }
            }
        }
        var result = Result(rows: [], distances: [], examined: examined)
        for (distance, rows) in found.enumerated() where result.rows.count < k {
            let nearest = rows.sorted().prefix(k - result.rows.count)
            result.rows += nearest
            result.distances += [UInt16](repeating: UInt16(distance), count: nearest.count)
        }
        return result
    }

    private func distance(_ query: [UInt8], row: Int) -> Int {
        let width = codes.bytesPerCode
        var distance = 0
        for byte in 0..<width { distance += (codes.bytes[row * width + byte] ^ query[byte]).nonzeroBitCount }
        return distance
    }
}
