import Arrays
import Core
import Testing
import Torch

@Suite struct TensorTests {
    @Test func roundTrips() throws {
        #expect(try Tensor([UInt8(0), 7, 255], shape: [3]).values(UInt8.self) == [0, 7, 255])
        #expect(try Tensor([Int64.min, 0, .max], shape: [3]).values(Int64.self) == [.min, 0, .max])
        #expect(try Tensor([Float(0.1), -2], shape: [2, 1]).values() == [0.1, -2])
        #expect(try Tensor([Float](), shape: [0, 4]).shape() == [0, 4])
        #expect(try Tensor([1.5, 2.5], shape: [2]).to(.int32).values(Int32.self) == [1, 2])
        #expect(try Tensor([UInt8(3)], shape: []).item() == 3)
        let matrix = try FloatMatrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
        #expect(try Tensor(matrix).matrix() == matrix)
        #expect(try Tensor(matrix).transposed().matrix().values == [1, 4, 2, 5, 3, 6])
        #expect(try Tensor(matrix).device() == .cpu)
        #expect(try Tensor.ones([2]).elementType() == .float32)
    }

    @Test func refusesWrongSizes() {
        #expect(throws: Diagnostic.self) { try Tensor([Float(1)], shape: [2]) }
        #expect(throws: Diagnostic.self) { try Tensor([Float](), shape: [-1, 0]) }
        #expect(throws: Diagnostic.self) { try Tensor([Float](), shape: [Int.max, Int.max]) }
        #expect(throws: Diagnostic.self) { try Tensor([Float(1), 2], shape: [2]).item() }
        #expect(throws: Diagnostic.self) { try Tensor.ones([2, 2, 2]).matrix() }
    }

    @Test func errorsAreLibtorchsWords() throws {
        let error = #expect(throws: Diagnostic.self) { try Tensor.ones([2, 3]).matmul(Tensor.ones([2, 3])) }
        #expect(error?.message == "libtorch: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)")
        let huge = #expect(throws: Diagnostic.self) { try Tensor.ones([1 << 40, 1 << 20]) }
        #expect(huge?.message.hasPrefix("libtorch: ") == true)
        #expect(huge?.message.contains("\n") == false)
        #expect(throws: Diagnostic.self) { try Tensor.ones([2]).backward() }
        #expect(throws: Diagnostic.self) { try Tensor.concatenated([]) }
        #expect(throws: Diagnostic.self) { try Tensor.ones([2]).selecting([5]) }
    }

    @Test func shaping() throws {
        let tensor = try Tensor((0..<24).map(Float.init), shape: [2, 3, 4])
        #expect(try tensor.permuted([2, 0, 1]).shape() == [4, 2, 3])
        #expect(try tensor.permuted([2, 0, 1]).values()[0..<6] == [0, 4, 8, 12, 16, 20])
        #expect(try tensor.narrowed(1, start: 1, length: 2).flattened().values()[0..<8] == [4, 5, 6, 7, 8, 9, 10, 11])
        #expect(try tensor.flipped([2]).values()[0..<4] == [3, 2, 1, 0])
        #expect(try tensor.selecting([2, 0], dimension: 1).values()[0..<8] == [8, 9, 10, 11, 0, 1, 2, 3])
        #expect(try tensor.reshaped([-1, 6]).shape() == [4, 6])
        let pair = try [Tensor([Float(1), 2], shape: [2]), Tensor([Float(3), 4], shape: [2])]
        #expect(try Tensor.concatenated(pair).values() == [1, 2, 3, 4])
        #expect(try Tensor.stacked(pair, dimension: 1).values() == [1, 3, 2, 4])
        let images = try filled(2, 3, 4, 5)
        #expect(try images.channelsLast().values() == images.values())
    }

    @Test func reductions() throws {
        let tensor = try Tensor([Float(1), 5, 3, -2, 0, 2], shape: [2, 3])
        try expect(tensor.sum(), [9])
        try expect(tensor.sum([0]), [-1, 5, 5])
        try expect(tensor.mean([1], keeping: true), [3, 0], shape: [2, 1])
        try expect(tensor.variance([1]), [8.0 / 3, 8.0 / 3])
        try expect(tensor.largest([1]), [5, 2])
        try expect(tensor.smallest(), [-2])
        #expect(try tensor.argmax().values(Int64.self) == [1, 2])
        let ties = try Tensor([Float(2), 1, 2, 1, 2], shape: [5])
        #expect(try ties.argsort().values(Int64.self) == [1, 3, 0, 2, 4])
        #expect(try ties.argsort(descending: true).values(Int64.self) == [0, 2, 4, 1, 3])
    }

    @Test func seededRandomness() throws {
        #expect(try Tensor.rand([50], seed: 4).values() == Tensor.rand([50], seed: 4).values())
        #expect(try Tensor.randn([50], seed: 4).values() != Tensor.randn([50], seed: 5).values())
        try expect(Tensor.randn([20_000], seed: 1).variance(), [1], tolerance: 0.05)
        try expect(Tensor.rand([20_000], seed: 1).mean(), [0.5], tolerance: 0.02)
        var random = SeededRandom(seed: 1)
        let drawn = try Tensor.uniform([1000], -2, 3, random: &random).values()
        #expect(drawn.allSatisfy { $0 >= -2 && $0 < 3 })
        #expect((drawn.max() ?? 0) > 2.9)
    }

    @Test func settings() throws {
        try Torch.setThreads(1)
        #expect(try Torch.threads() == 1)
        #expect(throws: Diagnostic.self) { try Torch.setThreads(0) }
        #expect(Torch.version.split(separator: ".").count >= 2)
        #expect(try Device.auto.resolved() == (Torch.hasCUDA ? .cuda : .cpu))
        if !Torch.hasCUDA {
            #expect(throws: Diagnostic.self) { try Tensor.ones([1]).to(Device.cuda) }
        }
    }
}
