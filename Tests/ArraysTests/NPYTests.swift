import Arrays
import Core
import Foundation
import Testing

@Suite struct NPYTests {
    @Test(arguments: [
        (NumPyFiles.bool, NPY.Element.bool, [2, 3]), (NumPyFiles.uint8, .uint8, [2, 3]), (NumPyFiles.int8, .int8, [3]),
        (NumPyFiles.uint16, .uint16, [1, 2]), (NumPyFiles.int32, .int32, [2, 2]), (NumPyFiles.int64, .int64, [3]),
        (NumPyFiles.float32, .float32, [2, 2]), (NumPyFiles.float64, .float64, []), (NumPyFiles.empty, .uint8, [0, 6]),
    ])
    func readsAndWritesNumPysBytes(file: Data, element: NPY.Element, shape: [Int]) throws {
        let array = try NPY.parse(file, file: "a.npy")
        #expect(array.element == element)
        #expect(array.shape == shape)
        #expect(array.encoded() == file)
    }

    @Test func givesTheValuesOfEachType() throws {
        func values<Value: BitwiseCopyable>(_ file: Data, _ element: NPY.Element, _ type: Value.Type) throws -> [Value]
        {
            try NPY.parse(file, file: "a.npy").values(type, as: element)
        }
        #expect(try values(NumPyFiles.bool, .bool, UInt8.self) == [1, 0, 1, 0, 0, 1])
        #expect(try values(NumPyFiles.uint8, .uint8, UInt8.self) == [1, 2, 255, 0, 7, 9])
        #expect(try values(NumPyFiles.int8, .int8, Int8.self) == [-1, 127, -128])
        #expect(try values(NumPyFiles.uint16, .uint16, UInt16.self) == [1, 65535])
        #expect(try values(NumPyFiles.int32, .int32, Int32.self) == [1, -2, .max, .min])
        #expect(try values(NumPyFiles.int64, .int64, Int64.self) == [.min, .max, 0])
        #expect(
            try values(NumPyFiles.float32, .float32, Float.self)
                == [0.5, -1.25, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
        #expect(try values(NumPyFiles.float64, .float64, Double.self) == [2.5])
        #expect(try values(NumPyFiles.empty, .uint8, UInt8.self) == [])
        #expect(throws: Diagnostic.self) { try values(NumPyFiles.int32, .float32, Float.self) }
        #expect(throws: Diagnostic.self) { try values(NumPyFiles.int32, .int32, Int64.self) }
    }

    @Test func readsVersion2() throws {
        #expect(try NPY.parse(NumPyFiles.version2, file: "a.npy") == NPY.parse(NumPyFiles.uint8, file: "a.npy"))
    }

    @Test func readsASliceOfLongerData() throws {
        let slice = (Data([1, 2, 3]) + NumPyFiles.int32).dropFirst(3)
        #expect(try NPY.parse(slice, file: "a.npy") == NPY.parse(NumPyFiles.int32, file: "a.npy"))
    }

    @Test(arguments: [
        (Data("not an array at all".utf8), "magic number"), (NumPyFiles.fortran, "Fortran order"),
        (NumPyFiles.bigEndian, "elements of type `>i4`"), (NumPyFiles.uint8 + Data([0]), "7 bytes of data"),
        (NumPyFiles.uint8.dropLast(), "5 bytes of data"), (NumPyFiles.uint8.prefix(60), "header is cut short"),
        (replaced(NumPyFiles.uint8, at: 6, with: 9), "version 9.0"), (Data(), "magic number"),
    ])
    func saysWhatIsWrong(file: Data, words: String) {
        let error = #expect(throws: Diagnostic.self) { try NPY.parse(file, file: "my.npy") }
        #expect(error?.file == "my.npy")
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
    }

    @Test func refusesEveryCut() {
        for file in [NumPyFiles.float32, NumPyFiles.version2] {
            for length in 0..<file.count {
                #expect(throws: Diagnostic.self, "\(length) bytes") { try NPY.parse(file.prefix(length), file: "a") }
            }
        }
    }

    @Test(arguments: [
        "(4294967296, 4294967296)", "(9223372036854775807, 2)", "(9223372036854775807,)", "(99999999999999999999,)",
        "(-1, 6)", "(0, -1)", "(1.5,)", "(x,)", "(", "6",
    ])
    func refusesShapesThatNoMemoryHolds(shape: String) {
        for element in ["|u1", "<f8"] {
            #expect(throws: Diagnostic.self) { try NPY.parse(npy(element, shape, count: 6), file: "a.npy") }
        }
    }

    @Test func refusesBytesThatDoNotFillTheShape() {
        #expect(throws: Diagnostic.self) { try NPY(element: .float32, shape: [2], bytes: Data(count: 7)) }
        #expect(throws: Diagnostic.self) { try NPY(element: .uint8, shape: [-1], bytes: Data()) }
        #expect(throws: Diagnostic.self) { try NPY(element: .uint8, shape: [.max, .max], bytes: Data()) }
    }

    /// Whatever bytes come, they are an array or a `Diagnostic`.
    @Test func survivesDamage() throws {
        let files = [NumPyFiles.bool, NumPyFiles.int32, NumPyFiles.float64, NumPyFiles.empty, NumPyFiles.version2]
        var random = SeededRandom(seed: 11)
        var refused = 0
        for round in 0..<20_000 {
            var bytes = Array(files[round % files.count])
            for _ in 0...random.below(4) {
                let at = random.below(min(bytes.count, 80))
                switch random.below(4) {
                case 0: bytes[at] = UInt8(random.below(256))
                case 1: bytes[at] = Array("0123456789,()' -eTF".utf8)[random.below(19)]
                case 2: bytes.remove(at: at)
                default: bytes.insert(Array("9,)('".utf8)[random.below(5)], at: at)
                }
            }
            do {
                let array = try NPY.parse(Data(bytes), file: "a.npy")
                #expect(array.shape.reduce(array.element.size, *) == array.bytes.count)
            } catch {
                #expect(error is Diagnostic, "\(error)")
                refused += 1
            }
        }
        #expect(refused > 10_000)
    }
}

/// A file of version 1.0 with `count` zero bytes of data.
func npy(_ element: String, _ shape: String, count: Int) -> Data {
    let header = "{'descr': '\(element)', 'fortran_order': False, 'shape': \(shape), }\n"
    return Data([0x93] + "NUMPY".utf8 + [1, 0, UInt8(header.utf8.count), 0]) + Data(header.utf8) + Data(count: count)
}

private func replaced(_ data: Data, at index: Int, with byte: UInt8) -> Data {
    var data = data
    data[index] = byte
    return data
}
