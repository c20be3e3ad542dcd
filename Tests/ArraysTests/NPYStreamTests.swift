import Arrays
import Core
import Foundation
import Testing

@Suite struct NPYStreamTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func givesTheBytesOfTheWholeArray() throws {
        try withFolder { folder in
            let values = (0..<12).map { Float($0) / 7 }
            let url = folder.appendingPathComponent("a.npy")
            let stream = try NPYStream(.float32, shape: [4, 3], to: url)
            try stream.append(Array(values[..<3]))
            #expect(!Files.exists(url))
            try stream.append(Array(values[3...]))
            try stream.finish()
            #expect(try Files.read(url) == NPY.array(values, .float32, shape: [4, 3]).encoded())
        }
    }

    @Test func leavesNothingWhenDropped() throws {
        try withFolder { folder in
            do {
                let stream = try NPYStream(.uint8, shape: [2, 2], to: folder.appendingPathComponent("a.npy"))
                try stream.append([UInt8](repeating: 1, count: 3))
                #expect(throws: Diagnostic.self) { try stream.finish() }
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left == [])
        }
    }

    @Test func refusesSizesThatOverflow() throws {
        try withFolder { folder in
            let url = folder.appendingPathComponent("a.npy")
            #expect(throws: Diagnostic.self) { try NPYStream(.float64, shape: [Int.max, 2], to: url) }
            #expect(throws: Diagnostic.self) { try NPYStream(.float64, shape: [Int.max / 4], to: url) }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left == [])
        }
    }
}
