import Arrays

/// Which cells hold a code: cells with tissue, sorted by code.
struct CodeTable: Sendable {
    /// The first eight bytes of each cell's code as a number, ascending.
    private let keys: [UInt64]
    /// The cell of each key; those of one code are together, ascending.
    private let cells: [Int32]
    /// Whether keys are whole codes; if not, `codes` and the row of each key decide further.
    private let width: Int
    private let rows: [Int32]
    private let codes: PackedCodes

    private struct Entry {
        var key: UInt64
        var row: Int32
        var cell: Int32
    }

    init(grids: [RegionGrid], codes: PackedCodes, starts: [Int]) {
        let width = codes.bytesPerCode
        var entries: [Entry] = []
        entries.reserveCapacity(grids.reduce(0) { $0 + $1.tiles.count })
        for (grid, start) in zip(grids, starts) {
            for (place, row) in grid.tiles.enumerated() where row >= 0 {
                let key = Self.key(codes.code(Int(row)))
                entries.append(Entry(key: key, row: row, cell: Int32(start + place)))
            }
        }
        entries.sort { one, other in
            if one.key != other.key { return one.key < other.key }
            if width > 8, one.row != other.row {
                let tail = codes.code(Int(one.row)).dropFirst(8)
                let otherTail = codes.code(Int(other.row)).dropFirst(8)
                if tail != otherTail { return tail.lexicographicallyPrecedes(otherTail) }
            }
            return one.cell < other.cell
        }
        keys = entries.map(\.key)
        cells = entries.map(\.cell)
        // Codes of up to eight bytes need neither rows nor the codes themselves.
        rows = width > 8 ? entries.map(\.row) : []
        self.codes = codes
        self.width = width
    }

    /// The cells that hold a code, ascending.
    func cells(holding code: ArraySlice<UInt8>) -> ArraySlice<Int32> {
        guard code.count == width else { return [] }
        let start = firstPlace { !precedes($0, code, orEqual: false) }
        let end = firstPlace { !precedes($0, code, orEqual: true) }
        return cells[start..<end]
    }

    /// Whether the code at a place sorts before another.
    private func precedes(_ place: Int, _ code: ArraySlice<UInt8>, orEqual: Bool) -> Bool {
        let key = Self.key(code)
        if keys[place] != key { return keys[place] < key }
        guard width > 8 else { return orEqual }
        let own = codes.code(Int(rows[place])).dropFirst(8)
        let tail = code.dropFirst(8)
        return own.elementsEqual(tail) ? orEqual : own.lexicographicallyPrecedes(tail)
    }

    /// The first place for which a condition holds that once true stays true.
    private func firstPlace(where holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private static func key(_ code: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for byte in code.prefix(8) { key = key << 8 | UInt64(byte) }
        return key
    }
}
