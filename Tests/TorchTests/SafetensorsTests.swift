import Core
import Foundation
import Testing
import Torch

@Suite struct SafetensorsTests {
    /// Written by Python's safetensors: a int64 [1, 2, 3]; b float32 [[1.5, −2], [0.25, 8]]; u uint8 [7, 255];
    /// metadata k = v.
    static let python = """
        wAAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJrIjoidiJ9LCJhIjp7ImR0eXBlIjoiSTY0Iiwic2hhcGUiOlszXSwiZGF0YV9vZmZzZXRzIjpbMCwyNF19\
        LCJiIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyLDJdLCJkYXRhX29mZnNldHMiOlsyNCw0MF19LCJ1Ijp7ImR0eXBlIjoiVTgiLCJzaGFwZSI6WzJd\
        LCJkYXRhX29mZnNldHMiOls0MCw0Ml19fSABAAAAAAAAAAIAAAAAAAAAAwAAAAAAAAAAAMA/AAAAwAAAgD4AAABBB/8=
        """

    @Test func readsPythonsFile() throws {
        let data = try #require(Data(base64Encoded: Self.python))
        let file = try Safetensors.parse(data, file: "x")
        #expect(file.metadata == ["k": "v"])
        #expect(try file.tensor("a").values(Int64.self) == [1, 2, 3])
        #expect(try file.tensor("b").values() == [1.5, -2, 0.25, 8])
        #expect(try file.tensor("b").shape() == [2, 2])
        #expect(try file.tensor("u").values(UInt8.self) == [7, 255])
        #expect(throws: Diagnostic.self) { try file.tensor("c") }
    }

    @Test func roundTripsAndRepeats() throws {
        var file = Safetensors(metadata: ["note": "a\"b\\\u{1F600}"])
        try file.set("z/ä", Tensor.randn([3, 0, 2], seed: 1))
        try file.set("weights", Tensor.randn([3, 5], seed: 1))
        try file.set("doubles", Tensor([1.0, -0.1], shape: [2]))
        try file.set("numbers", Tensor([Int32(4)], shape: []))
        try file.set("flags", Tensor([Float(1), -1], shape: [2]).isAtLeast(0))
        let bytes = try file.encoded()
        #expect(try Safetensors.parse(bytes, file: "x") == file)
        #expect(try file.encoded() == bytes)
        #expect(bytes[0] % 8 == 0)
        #expect(
            try Safetensors.parse(bytes, file: "x").tensor("weights").values()
                == Tensor.randn([3, 5], seed: 1).values())
        #expect(try Safetensors.parse(bytes, file: "x").tensor("flags").elementType() == .bool)
        #expect(try Safetensors.parse(Safetensors().encoded(), file: "x") == Safetensors())
    }

    static func file(_ header: String, body: Int) -> Data {
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8) + Data(count: body)
    }

    @Test(arguments: [
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4, "cannot lie"),
        (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, 4, "cannot lie"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, 4, "cannot lie"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#, 4, "cannot lie"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}"#, 4, "cannot lie"),
        (#"{"a":{"dtype":"F32","shape":[4611686018427387905,4],"data_offsets":[0,4]}}"#, 4, "cannot lie"),
        (#"{"a":{"dtype":"Q7","shape":[1],"data_offsets":[0,4]}}"#, 4, "elements of type `Q7`"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 5, "after the last tensor"),
        (
            #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
            3, "begins"
        ),
        (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, 2, "begins"),
        (#"{"a":{"dtype":"F32","shape":[1e99],"data_offsets":[0,4]}}"#, 4, "not the JSON"),
        (#"{"a":{"shape":[1]}}"#, 4, "not the JSON"), ("[]", 0, "not the JSON"), ("{", 0, "not the JSON"),
    ]) func refuses(_ header: String, _ body: Int, _ words: String) {
        let error = #expect(throws: Diagnostic.self) {
            try Safetensors.parse(Self.file(header, body: body), file: "model.safetensors")
        }
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
        #expect(error?.file == "model.safetensors")
    }

    @Test func refusesCutHeaders() {
        for bytes in [
            Data(), Data([1, 2, 3]), Data(repeating: 255, count: 40), Data([100, 0, 0, 0, 0, 0, 0, 0, 0x7B]),
        ] {
            #expect(throws: Diagnostic.self) { try Safetensors.parse(bytes, file: "x") }
        }
    }

    @Test func damagedFilesNeverCrash() throws {
        let whole = try #require(Data(base64Encoded: Self.python))
        var random = SeededRandom(seed: 11)
        var refused = 0
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            if random.below(3) == 0 { bytes = bytes.prefix(random.below(bytes.count)) }
            if random.below(5) == 0 {
                bytes.insert(UInt8(random.below(256)), at: bytes.startIndex + random.below(bytes.count + 1))
            }
            do {
                let file = try Safetensors.parse(bytes, file: "x")
                for name in file.tensors.keys { _ = try file.tensor(name).shape() }
            } catch is Diagnostic {
                refused += 1
            }
        }
        #expect(refused > 1000)
    }
}
