import Arrays
import Hashing
import Testing

struct SphericalTests {
    /// Half of the rows in each ball, and about a quarter in each two: what the method asks for, on data that allow it.
    @Test func ballsAreBalancedAndIndependent() throws {
        let latents = try Latents.clustered(rows: 2000, columns: 16)
        let codes = try HashFunctions.fit("spherical", options: HashOptions(bits: 16), on: latents).codes(for: latents)
        let rows = (0..<2000).map { Array(codes.code($0)) }
        func bit(_ row: Int, _ bit: Int) -> Int { Int(rows[row][bit / 8] >> UInt8(bit % 8) & 1) }
        var excess = 0.0
        for i in 0..<16 {
            #expect(abs((0..<2000).reduce(0) { $0 + bit($1, i) } - 1000) <= 2)
            for j in 0..<i { excess += abs(Double((0..<2000).reduce(0) { $0 + bit($1, i) * bit($1, j) }) - 500) }
        }
        #expect(excess / 120 < 0.12 * 500)
    }
}
