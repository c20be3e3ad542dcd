import Arrays
import CHamming
import Core

/// The codes of the tiles of all grids, cell after cell, in the layout of the search kernels.
struct TileCodes: Sendable {
    /// Whole groups of blocks for any code length: a grid, or a part of one, begins at a vector of the layout.
    static let alignment = 128

    let bytesPerCode: Int
    /// The first cell of each grid, multiples of `alignment`; one more for the end.
    let starts: [Int]
    /// All ones where a cell is blank or between grids.
    let blanks: [UInt16]
    private let vectors: AlignedBuffer

    init(grids: [RegionGrid], codes: PackedCodes) throws {
        var starts = [0]
        for grid in grids {
            let size = (grid.tiles.count + Self.alignment - 1) / Self.alignment * Self.alignment
            let (end, overflow) = (starts.last ?? 0).addingReportingOverflow(size)
            guard !overflow, end <= Int(Int32.max) else {
                throw Diagnostic("more than \(Int32.max) tiles", advice: "split the collection of slides")
            }
            starts.append(end)
        }
        let count = starts.last ?? 0
        let width = codes.bytesPerCode
        var blanks = [UInt16](repeating: .max, count: count)
        var bytes = [UInt8](repeating: 0, count: count * width)
        for (grid, start) in zip(grids, starts) {
            for (place, tile) in grid.tiles.enumerated() where tile >= 0 {
                let cell = start + place
                blanks[cell] = 0
                for byte in 0..<width { bytes[cell * width + byte] = codes.bytes[Int(tile) * width + byte] }
            }
        }
        vectors = AlignedBuffer(size: chamming_packed_vectors(count, width) * 64) {
            chamming_pack(bytes, count, width, $0)
        }
        self.starts = starts
        self.blanks = blanks
        bytesPerCode = width
    }

    /// The cells to compute so that those of a part of a grid are among them.
    func aligned(_ cells: Range<Int>) -> Range<Int> {
        cells.lowerBound / Self.alignment * Self.alignment..<cells.upperBound
    }

    /// Distances in bits from one code to the tiles of some cells; `UInt16.max` for blank ones.
    /// - Parameters:
    ///   - cells: begins at a multiple of `alignment`.
    ///   - distances: the first `cells.count` are written.
    func distances(
        from code: ArraySlice<UInt8>, to cells: Range<Int>, into distances: inout [UInt16], kernel: HammingKernel
    ) {
        let count = min(cells.count, distances.count)
        guard count > 0 else { return }
        let offset = chamming_packed_vectors(cells.lowerBound, bytesPerCode) * 64
        vectors.withPointer { vectors in
            code.withUnsafeBufferPointer { code in
                guard let vectors, let code = code.baseAddress else { return }
                chamming_distances(kernel.number, vectors + offset, count, bytesPerCode, code, &distances)
            }
        }
        distances.withUnsafeMutableBufferPointer { distances in
            blanks.withUnsafeBufferPointer { blanks in
                for index in 0..<count { distances[index] |= blanks[cells.lowerBound + index] }
            }
        }
    }
}
