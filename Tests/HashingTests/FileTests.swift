import Arrays
import Core
import Foundation
import Hashing
import Testing
import Torch

struct FileTests {
    @Test(arguments: HashFunctions.names)
    func sameCodesAfterLoading(name: String) throws {
        let latents = try Latents.clustered(rows: 300, columns: 16)
        let hash = try Latents.fit(name, on: latents)
        let url = Latents.temporaryFile()
        defer { try? FileManager.default.removeItem(at: url) }
        try hash.write(to: url)
        let first = try Data(contentsOf: url)
        let loaded = try HashFunctions.load(url)
        #expect(loaded.name == name)
        #expect(!loaded.summary.isEmpty)
        #expect(try loaded.codes(for: latents) == hash.codes(for: latents))
        try loaded.write(to: url)
        #expect(try Data(contentsOf: url) == first)
    }

    /// A bit-flipped or cut file of every function is a hash function or a diagnostic, never a crash.
    @Test(arguments: HashFunctions.names)
    func damage(name: String) throws {
        let url = Latents.temporaryFile()
        defer { try? FileManager.default.removeItem(at: url) }
        let latents = try Latents.clustered(rows: 60, columns: 8)
        try Latents.fit(name, on: latents).write(to: url)
        let good = try Data(contentsOf: url)
        var random = SeededRandom(seed: 3)
        for _ in 0..<150 {
            var bad = good
            for _ in 0...random.below(4) { bad[random.below(min(400, bad.count))] = UInt8(random.below(256)) }
            try bad.write(to: url)
            do { _ = try HashFunctions.load(url).codes(for: latents) } catch { #expect(error is Diagnostic) }
        }
        let file = try Safetensors.parse(good, file: "good")
        for (key, entry) in file.tensors where entry.type == .float64 {
            var bad = file
            try bad.set(key, Tensor([Double](repeating: .nan, count: entry.bytes.count / 8), shape: entry.shape))
            try bad.write(to: url)
            #expect(throws: Diagnostic.self) { try HashFunctions.load(url) }
        }
    }

    /// Well-formed safetensors that are no hash function.
    @Test(arguments: [
        ["format": "another"], ["function": "itk"], ["function": "sign"], ["bits": "16"], ["bits": "9"],
        ["bits": "many"], ["columns": "-10"], ["columns": "9223372036854775807"], ["columns": ""],
    ])
    func wrongMetadata(change: [String: String]) throws {
        let url = Latents.temporaryFile()
        defer { try? FileManager.default.removeItem(at: url) }
        try HashFunctions.fit("itq", options: HashOptions(bits: 8), on: Latents.small()).write(to: url)
        var file = try Safetensors.read(url)
        file.metadata.merge(change) { $1 }
        try file.write(to: url)
        let error = #expect(throws: Diagnostic.self) { try HashFunctions.load(url) }
        #expect(error?.file == url.path)
    }

    @Test func wrongArrays() throws {
        let url = Latents.temporaryFile()
        defer { try? FileManager.default.removeItem(at: url) }
        try HashFunctions.fit("itq", options: HashOptions(bits: 8), on: Latents.small()).write(to: url)
        let good = try Safetensors.read(url)
        let arrays: [Tensor?] = try [
            nil, Tensor.zeros([10], type: .float32), Tensor.zeros([9], type: .float64),
            Tensor([Double](repeating: .nan, count: 10), shape: [10]),
        ]
        for array in arrays {
            var file = good
            file.tensors["mean"] = nil
            if let array { try file.set("mean", array) }
            try file.write(to: url)
            #expect(throws: Diagnostic.self) { try HashFunctions.load(url) }
        }
    }

    @Test func damagedFiles() throws {
        let url = Latents.temporaryFile()
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(throws: Diagnostic.self) { try HashFunctions.load(url) }
        try HashFunctions.fit("itq", options: HashOptions(bits: 8), on: Latents.small()).write(to: url)
        let good = try Data(contentsOf: url)
        for length in stride(from: 0, to: good.count, by: 37) {
            try good.prefix(length).write(to: url)
            #expect(throws: Diagnostic.self) { try HashFunctions.load(url) }
        }
        var random = SeededRandom(seed: 2)
        for _ in 0..<500 {
            var bad = good
            for _ in 0...random.below(4) { bad[random.below(400)] = UInt8(random.below(256)) }
            try bad.write(to: url)
            // A changed digit of a number may still be a hash function; anything else must be a diagnostic.
            do { _ = try HashFunctions.load(url) } catch { #expect(error is Diagnostic) }
        }
    }
}
