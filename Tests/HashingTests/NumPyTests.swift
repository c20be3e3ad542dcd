import Arrays
import Hashing
import Testing

/// Values computed with NumPy (`eigh` of `cov`, `svd`) in float64 from the same small matrix. No projected value of these
/// cases is closer to zero than 0.005, so that no bit hangs on rounding.
struct NumPyTests {
    @Test func meanAndFirstAxis() throws {
        let hash = try #require(
            HashFunctions.fit("pcah", options: HashOptions(bits: 8), on: Latents.small()) as? LinearHash)
        let mean = [
            1.859375, 1.328125, 1.515625, 1.625, 1.3645833333333333, 1.453125, 1.09375, 1.5104166666666667,
            1.4010416666666667, 1.484375,
        ]
        let axis = [
            -0.25789375857889635, 0.3132977650651658, -0.2677846725175152, -0.2424247973619012, -0.4371809878933729,
            0.22498801343176816, 0.32118067098685527, -0.18127820034082187, -0.210924292162516, 0.5316034403179857,
        ]
        for column in 0..<10 {
            #expect(abs(try #require(hash.mean)[column] - mean[column]) < 1e-12)
            #expect(abs(try #require(hash.projection)[column * 8] - axis[column]) < 1e-10)
        }
    }

    @Test func principalComponentCodes() throws {
        let codes = try HashFunctions.fit("pcah", options: HashOptions(bits: 8), on: Latents.small())
            .codes(for: Latents.small())
        #expect(
            codes.bytes == [
                208, 245, 87, 251, 7, 11, 254, 13, 220, 185, 0, 5, 166, 203, 50, 57, 107, 87, 26, 68, 100, 20, 13, 222,
            ])
    }

    @Test func onePassOfITQ() throws {
        let options = HashOptions(bits: 8, iterations: 1)
        let hash = try LinearHash.itq(options, on: Latents.small(), rotation: Latents.hadamard)
        expect(hash.quantisationErrors, [68.8151974943968, 66.90865765235996])
        #expect(
            try hash.codes(for: Latents.small()).bytes == [
                78, 239, 87, 237, 117, 221, 35, 187, 0, 172, 128, 126, 113, 221, 69, 165, 240, 87, 137, 130, 162, 52,
                187, 0,
            ])
    }

    @Test func fiftyPassesOfITQ() throws {
        let hash = try LinearHash.itq(HashOptions(bits: 8), on: Latents.small(), rotation: Latents.hadamard)
        expect(
            Array(hash.quantisationErrors.prefix(5)),
            [68.8151974943968, 66.90865765235996, 66.64936414174105, 66.4704245227549, 66.1964425931486])
        #expect(hash.quantisationErrors.count == 51)
        expect(Array(hash.quantisationErrors.suffix(1)), [66.1964425931486])
        #expect(
            try hash.codes(for: Latents.small()).bytes == [
                78, 238, 87, 237, 117, 221, 35, 187, 0, 172, 128, 254, 112, 221, 69, 165, 240, 87, 137, 130, 162, 20,
                187, 0,
            ])
    }

    private func expect(_ found: [Double], _ wanted: [Double]) {
        #expect(found.count == wanted.count)
        for (a, b) in zip(found, wanted) { #expect(abs(a - b) < 1e-9) }
    }
}
