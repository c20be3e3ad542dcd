import Arrays
import Hashing
import Testing

struct AnchorGraphTests {
    private func options() -> HashOptions {
        var options = HashOptions(bits: 8, iterations: 3)
        options.anchors = 12
        options.neighbours = 3
        options.power = 2
        return options
    }

    /// NumPy: every second row an anchor, `eigh` of the reduced graph without its constant vector, three passes of ITQ
    /// from Hadamard's rotation. Nothing that a bit hangs on was closer to zero than 4e-4 of the largest.
    @Test(arguments: [true, false])
    func equalsNumPy(normalise: Bool) throws {
        let latents = try Latents.small()
        var options = options()
        options.normalise = normalise
        var anchors: [Double] = []
        for row in stride(from: 0, to: 24, by: 2) {
            let values = latents.row(row).map(Double.init)
            let length = normalise ? values.reduce(0) { $0 + $1 * $1 }.squareRoot() : 1
            anchors += values.map { $0 / length }
        }
        let hash = try AnchorGraphHash.fit(options, on: latents, anchors: anchors, rotation: Latents.hadamard)
        #expect(abs(hash.bandwidth - (normalise ? 1.2846040254893658 : 182.56640625)) < 1e-9)
        let first =
            normalise
            ? [
                0.08065991072110248, 0.0781762083758336, 0.06340325847033669, 0.11906131659106782, 0.11932339703822528,
                0.04094382584371044, -0.028482800268485948, -0.059982819506424014,
            ]
            : [
                0.004932915517253991, -0.041540312827214286, -0.04097486928053838, -0.056084065855649574,
                0.046740553891365416, 0.07290521193225752, -0.09303331352368495, -0.024294662643211788,
            ]
        for (found, wanted) in zip(hash.projection, first) { #expect(abs(found - wanted) < 1e-9) }
        #expect(
            try hash.codes(for: latents).bytes
                == (normalise
                    ? [
                        255, 80, 32, 0, 34, 168, 64, 85, 255, 125, 255, 63, 68, 0, 34, 102, 0, 32, 253, 239, 71, 239,
                        85, 255,
                    ]
                    : [
                        49, 170, 255, 189, 255, 221, 239, 170, 64, 48, 0, 50, 139, 189, 127, 170, 137, 255, 64, 2, 2, 0,
                        170, 64,
                    ]))
    }

    /// Ten clusters far apart are ten pieces of the graph: each must have one code, and its own, for new rows too.
    @Test func clustersBecomeCodes() throws {
        let latents = try Latents.clustered(rows: 1500, columns: 16)
        let new = try FloatMatrix(rows: 500, columns: 16, values: Array(latents.values.suffix(500 * 16)))
        var options = HashOptions(bits: 16)
        options.anchors = 60
        options.power = 8
        let old = try FloatMatrix(rows: 1000, columns: 16, values: Array(latents.values.prefix(1000 * 16)))
        let hash = try HashFunctions.fit("agh-itq", options: options, on: old)
        let codes = try hash.codes(for: new)
        var distinct: Set<[UInt8]> = []
        var same = 0
        for row in 0..<490 {
            distinct.insert(Array(codes.code(row)))
            if Array(codes.code(row)) == Array(codes.code(row + 10)) { same += 1 }
        }
        #expect(same > 400)
        #expect(distinct.count >= 8)
    }

    @Test func seedsDecide() throws {
        let latents = try Latents.clustered(rows: 300, columns: 16)
        var options = options()
        let codes = try ([3, 3, 4] as [UInt64]).map { seed in
            options.seed = seed
            return try HashFunctions.fit("agh-itq", options: options, on: latents).codes(for: latents)
        }
        #expect(codes[0] == codes[1])
        #expect(codes[0] != codes[2])
    }
}
