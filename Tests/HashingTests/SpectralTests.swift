import Arrays
import Hashing
import Testing

/// Spectral hashing against NumPy: sin(π/2 + ω(y − l)) of the axes of `eigh(cov)`, whatever axis and mode come next. No
/// value of these cases is closer to zero than 0.003.
struct SpectralTests {
    @Test func eightBits() throws {
        let hash = try #require(
            HashFunctions.fit("sh", options: HashOptions(bits: 8), on: Latents.small()) as? SpectralHash)
        let wanted = [0.15267040069680993, 0.18620419523401877, 0.2158038433998557, 0.21623352546564878]
        for (found, wanted) in zip(hash.frequencies, wanted) { #expect(abs(found - wanted) < 1e-12) }
        #expect(
            try hash.codes(for: Latents.small()).bytes == [
                142, 138, 168, 4, 232, 164, 0, 226, 131, 70, 255, 234, 89, 132, 109, 98, 182, 168, 231, 170, 43, 235,
                226, 139,
            ])
    }

    /// More bits than columns: three axes are cut twice, one three times.
    @Test func sixteenBitsOfTenColumns() throws {
        let hash = try HashFunctions.fit("sh", options: HashOptions(bits: 16), on: Latents.small())
        #expect(
            try hash.codes(for: Latents.small()).bytes == [
                142, 188, 138, 23, 168, 166, 4, 75, 232, 199, 164, 140, 0, 168, 226, 152, 131, 195, 70, 174, 255, 10,
                234, 21, 89, 42, 132, 138, 109, 22, 98, 129, 182, 226, 168, 182, 231, 50, 170, 134, 43, 22, 235, 66,
                226, 159, 139, 195,
            ])
    }
}
