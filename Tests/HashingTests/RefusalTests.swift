import Arrays
import Core
import Foundation
import Hashing
import Testing
import Torch

struct RefusalTests {
    @Test func unknownNamesAreAnsweredWithTheKnown() throws {
        let error = #expect(throws: Diagnostic.self) { try HashFunctions.fit("itk", on: Latents.small()) }
        #expect(error?.expected == "one of sign, pcah, pca-rr, lsh, itq")
    }

    @Test(arguments: HashFunctions.names)
    func codeLengths(name: String) throws {
        let latents = try Latents.clustered(rows: 40, columns: 16)
        for bits in [-8, 0, 7, 12, 1032, Int.max] {
            #expect(throws: Diagnostic.self) {
                try HashFunctions.fit(name, options: HashOptions(bits: bits), on: latents)
            }
        }
        #expect(try HashFunctions.fit(name, options: HashOptions(bits: 16), on: latents).bits == 16)
        if name == "lsh" {
            #expect(try HashFunctions.fit(name, options: HashOptions(bits: 24), on: latents).bits == 24)
        } else {
            #expect(throws: Diagnostic.self) {
                try HashFunctions.fit(name, options: HashOptions(bits: 24), on: latents)
            }
        }
        #expect(throws: Diagnostic.self) { try HashFunctions.fit(name, on: Latents.small()) }
    }

    @Test(arguments: HashFunctions.names)
    func numbersThatAreNotFinite(name: String) throws {
        let good = try Latents.clustered(rows: 40, columns: 16)
        let hash = try HashFunctions.fit(name, on: good)
        for value in [Float.nan, .infinity, -.infinity] {
            var bad = good
            bad.values[16 * 3 + 5] = value
            let fitting = #expect(throws: Diagnostic.self) { try HashFunctions.fit(name, on: bad) }
            #expect(fitting?.message.contains("row 3, column 5") == true)
            #expect(throws: Diagnostic.self) { try hash.codes(for: bad) }
        }
        #expect(throws: Diagnostic.self) { try hash.codes(for: Latents.small()) }
        #expect(throws: Diagnostic.self) {
            try HashFunctions.fit(name, on: FloatMatrix(rows: 0, columns: 16, values: []))
        }
    }

    @Test func iterations() throws {
        for count in [-1, Int.min, Int.max] {
            #expect(throws: Diagnostic.self) {
                try HashFunctions.fit("itq", options: HashOptions(bits: 8, iterations: count), on: Latents.small())
            }
        }
    }
}
