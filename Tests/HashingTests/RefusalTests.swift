import Arrays
import Core
import Foundation
import Hashing
import Testing
import Torch

struct RefusalTests {
    @Test func unknownNamesAreAnsweredWithTheKnown() throws {
        let error = #expect(throws: Diagnostic.self) { try HashFunctions.fit("itk", on: Latents.small()) }
        #expect(
            error?.expected
                == "one of sign, threshold, bi-half, pcah, pca-rr, lsh, itq, sh, spherical, agh-itq, sdh")
    }

    @Test(arguments: HashFunctions.names)
    func codeLengths(name: String) throws {
        let latents = try Latents.clustered(rows: 40, columns: 16)
        for bits in [-8, 0, 7, 12, 1032, Int.max] {
            #expect(throws: Diagnostic.self) { try Latents.fit(name, bits: bits, on: latents) }
        }
        #expect(try Latents.fit(name, bits: 16, on: latents).bits == 16)
        if ["lsh", "sh", "spherical", "agh-itq", "sdh"].contains(name) {
            #expect(try Latents.fit(name, bits: 24, on: latents).bits == 24)
        } else {
            #expect(throws: Diagnostic.self) { try Latents.fit(name, bits: 24, on: latents) }
        }
        #expect(throws: Diagnostic.self) { try HashFunctions.fit(name, on: Latents.small()) }
    }

    @Test(arguments: HashFunctions.names)
    func numbersThatAreNotFinite(name: String) throws {
        let good = try Latents.clustered(rows: 40, columns: 16)
        let hash = try Latents.fit(name, on: good)
        for value in [Float.nan, .infinity, -.infinity] {
            var bad = good
            bad.values[16 * 3 + 5] = value
            let fitting = #expect(throws: Diagnostic.self) { try Latents.fit(name, on: bad) }
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

    @Test func labelsAreNeededWhereTheyAreLearntFrom() throws {
        let latents = try Latents.clustered(rows: 40, columns: 16)
        var options = HashOptions(bits: 8)
        options.anchors = 10
        let error = #expect(throws: Diagnostic.self) { try HashFunctions.fit("sdh", options: options, on: latents) }
        #expect(error?.message == "`sdh` learns from labels, and there are none")
        for (rows, classes) in [(39, 10), (41, 10), (40, 0)] {
            let labels = try LabelMatrix(
                rows: rows, classes: classes, values: [UInt8](repeating: 0, count: rows * classes))
            #expect(throws: Diagnostic.self) {
                try HashFunctions.fit("sdh", options: options, on: latents, labels: labels)
            }
        }
        options.labels = .count(41)
        #expect(throws: Diagnostic.self) {
            try HashFunctions.fit("sdh", options: options, on: latents, labels: Latents.labels(rows: 40))
        }
    }

    /// Options that no latents, or not these, allow.
    @Test func optionsOutOfRange() throws {
        let latents = try Latents.clustered(rows: 40, columns: 16)
        func refuse(_ name: String, _ change: (inout HashOptions) -> Void) {
            var options = HashOptions(bits: 8)
            options.anchors = 20
            change(&options)
            #expect(throws: Diagnostic.self) {
                try HashFunctions.fit(name, options: options, on: latents, labels: Latents.labels(rows: 40))
            }
        }
        for name in ["sdh", "agh-itq"] {
            for count in [-1, 0, 41, Int.max] { refuse(name) { $0.anchors = count } }
            refuse(name) { $0.iterations = -1 }
        }
        refuse("agh-itq") { $0.anchors = 8 }
        for count in [-1, 0, 21, Int.max] { refuse("agh-itq") { $0.neighbours = count } }
        for power in [-1, 1001, Int.max] { refuse("agh-itq") { $0.power = power } }
        for value in [-1, 0, Double.nan, .infinity] {
            refuse("sdh") { $0.lambda = value }
            refuse("sdh") { $0.nu = value }
            refuse("sdh") { $0.sigma = .number(value) }
        }
        refuse("spherical") { $0.iterations = Int.max }
    }

    /// A single row, rows that are all alike, and columns that never change: codes or a diagnostic, never a crash.
    @Test(arguments: HashFunctions.names)
    func degenerateLatents(name: String) throws {
        let one = try FloatMatrix(rows: 1, columns: 16, values: [Float](repeating: 2, count: 16))
        let equal = try FloatMatrix(rows: 40, columns: 16, values: [Float](repeating: 2, count: 640))
        let zero = try FloatMatrix(rows: 40, columns: 16, values: [Float](repeating: 0, count: 640))
        for latents in [one, equal, zero] {
            do {
                #expect(try Latents.fit(name, bits: 16, on: latents).codes(for: latents).count == latents.rows)
            } catch { #expect(error is Diagnostic) }
        }
        var constant = try Latents.clustered(rows: 40, columns: 16)
        for row in 0..<40 {
            constant.values[row * 16 + 3] = 7
            constant.values[row * 16 + 9] = 0
        }
        #expect(try Latents.fit(name, bits: 16, on: constant).codes(for: constant).count == 40)
    }
}
