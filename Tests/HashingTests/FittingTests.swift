import Arrays
import Core
import Hashing
import Testing
import Torch

struct FittingTests {
    @Test(arguments: [0, 1, 2, 3] as [UInt64])
    func errorOfITQNeverRises(seed: UInt64) throws {
        let latents = try Latents.clustered(rows: 500, columns: 24, seed: seed + 10)
        let errors = try LinearHash.itq(HashOptions(bits: 16, seed: seed), on: latents).quantisationErrors
        for (before, after) in zip(errors, errors.dropFirst()) { #expect(after <= before + 1e-9) }
        #expect(try #require(errors.last) < #require(errors.first) * 0.99)
    }

    /// P = WR with orthonormal W: PᵀP = I exactly when R is orthogonal.
    @Test(arguments: ["pcah", "pca-rr", "itq"])
    func projectionsAreOrthonormal(name: String) throws {
        let latents = try Latents.clustered(rows: 300, columns: 20)
        let hash = try #require(
            HashFunctions.fit(name, options: HashOptions(bits: 16), on: latents) as? LinearHash)
        let projection = try #require(hash.projection)
        for i in 0..<16 {
            for j in 0..<16 {
                let product = (0..<20).reduce(0.0) { $0 + projection[$1 * 16 + i] * projection[$1 * 16 + j] }
                #expect(abs(product - (i == j ? 1 : 0)) < 1e-10)
            }
        }
    }

    @Test func noIterationsAreARandomRotation() throws {
        let latents = try Latents.clustered(rows: 300, columns: 20)
        let options = HashOptions(bits: 16, iterations: 0, seed: 9)
        let rotated = try HashFunctions.fit("pca-rr", options: options, on: latents).codes(for: latents)
        #expect(try HashFunctions.fit("itq", options: options, on: latents).codes(for: latents) == rotated)
        let turned = try HashFunctions.fit("itq", options: HashOptions(bits: 16, seed: 9), on: latents)
        #expect(try turned.codes(for: latents) != rotated)
    }

    @Test func signOfZeroIsOne() throws {
        let row: [Float] = [0, -0.0, 1, -1, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 2, -2]
        let latents = try FloatMatrix(rows: 1, columns: 8, values: row)
        #expect(try HashFunctions.fit("sign", on: latents).codes(for: latents).bytes == [0b0101_0111])
    }

    @Test func seedsDecideRandomFunctions() throws {
        let latents = try Latents.clustered(rows: 200, columns: 16)
        for name in ["lsh", "pca-rr", "itq"] {
            let codes = try [3, 3, 4].map { seed in
                try HashFunctions.fit(name, options: HashOptions(seed: seed), on: latents).codes(for: latents)
            }
            #expect(codes[0] == codes[1])
            #expect(codes[0] != codes[2])
        }
    }

    /// Clusters around 3 would fall on one side of most uncentred planes.
    @Test func lshCentres() throws {
        let latents = try Latents.clustered(rows: 200, columns: 16)
        var moved = latents
        for index in moved.values.indices { moved.values[index] += 64 }
        let options = HashOptions(bits: 32, seed: 5)
        let here = try HashFunctions.fit("lsh", options: options, on: latents).codes(for: latents)
        let there = try HashFunctions.fit("lsh", options: options, on: moved).codes(for: moved)
        let differing = zip(here.bytes, there.bytes).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
        #expect(differing < 5)
    }

    @Test func threadsOfTheCallerDoNotMatter() throws {
        let latents = try Latents.clustered(rows: 6000, columns: 32)
        let before = try Torch.threads()
        defer { try? Torch.setThreads(before) }
        let hashes = try [1, 3].map { count in
            try Torch.setThreads(count)
            let hash = try LinearHash.itq(HashOptions(), on: latents)
            #expect(try Torch.threads() == count)
            return hash
        }
        #expect(hashes[0] == hashes[1])
    }

    @Test func chunksJoin() throws {
        let latents = try Latents.clustered(rows: 9001, columns: 8)
        let hash = try HashFunctions.fit("itq", on: latents)
        let codes = try hash.codes(for: latents)
        for row in [0, 4095, 4096, 8192, 9000] {
            let alone = try FloatMatrix(rows: 1, columns: 8, values: Array(latents.row(row)))
            #expect(try hash.codes(for: alone).bytes == Array(codes.code(row)))
        }
        #expect(try hash.codes(for: FloatMatrix(rows: 0, columns: 8, values: [])).count == 0)
    }
}
