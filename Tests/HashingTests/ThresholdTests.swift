import Arrays
import Hashing
import Testing

struct ThresholdTests {
    /// The first eight columns of the small matrix.
    private func eight(rows: Int = 24) throws -> FloatMatrix {
        let small = try Latents.small()
        return try FloatMatrix(rows: rows, columns: 8, values: (0..<rows).flatMap { Array(small.row($0).prefix(8)) })
    }

    private func fit(_ threshold: HashOptions.Threshold, _ latents: FloatMatrix) throws -> ThresholdHash {
        var options = HashOptions()
        options.threshold = threshold
        return try #require(HashFunctions.fit("threshold", options: options, on: latents) as? ThresholdHash)
    }

    /// NumPy's `median`, for an even and an odd number of rows.
    @Test func medians() throws {
        let hash = try fit(.median, eight())
        #expect(hash.thresholds == [2.3125, 1.1875, 2.25, 2.125, 0.9375, 1.125, 1.0625, 1.1875])
        #expect(
            try hash.codes(for: eight()).bytes == [
                92, 224, 234, 105, 46, 79, 187, 131, 157, 16, 20, 214, 55, 68, 126, 115, 101, 234, 11, 209, 176, 172,
                131, 157,
            ])
        #expect(try fit(.median, eight(rows: 23)).thresholds == [2.25, 1.25, 2, 1.75, 0.875, 1.75, 2, 1.125])
        #expect(try HashFunctions.fit("threshold", on: eight()).codes(for: eight()) == hash.codes(for: eight()))
    }

    @Test func meansAndZero() throws {
        let means = [1.859375, 1.328125, 1.515625, 1.625, 1.3645833333333333, 1.453125, 1.09375, 1.5104166666666667]
        for (found, wanted) in zip(try fit(.mean, eight()).thresholds, means) { #expect(abs(found - wanted) < 1e-12) }
        let sign = try HashFunctions.fit("sign", on: eight()).codes(for: eight())
        #expect(try fit(.zero, eight()).codes(for: eight()) == sign)
    }

    @Test(arguments: [24, 23])
    func biHalfBalancesEachBit(rows: Int) throws {
        let latents = try Latents.clustered(rows: rows, columns: 8)
        let codes = try HashFunctions.fit("bi-half", on: latents).codes(for: latents)
        for bit in 0..<8 {
            #expect((0..<rows).filter { codes.code($0).first.map { $0 >> bit & 1 } == 1 }.count == rows / 2)
        }
    }
}
