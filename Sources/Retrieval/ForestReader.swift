import Core
import Foundation

/// Takes a forest's file apart. Sizes are held against what is left of the file before anything is allocated, and a tree
/// is returned only if a search cannot leave its bounds.
struct ForestReader {
    private let data: Data
    private var place: Int
    /// Where the trees end.
    var end: Int

    init(_ data: Data) {
        self.data = data
        place = data.startIndex
        end = data.endIndex
    }

    var isAtEnd: Bool { place == end }

    static func damage(_ what: String) -> Diagnostic {
        Diagnostic(what, expected: "a whole search forest", advice: "search again with --force neighbours")
    }

    mutating func skip(_ bytes: Int) throws {
        guard bytes <= end - place else { throw Self.damage("ends early") }
        place += bytes
    }

    mutating func number<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type) throws -> Value {
        guard let number = try values(type, [1]).first else { throw Self.damage("ends early") }
        return number
    }

    /// A number of things in memory.
    mutating func size<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type) throws -> Int {
        let number = try number(type)
        guard let size = Int(exactly: number) else { throw Self.damage("states a size of \(number)") }
        return size
    }

    mutating func values<Value: BitwiseCopyable>(_ type: Value.Type, _ shape: [Int]) throws -> [Value] {
        var bytes = MemoryLayout<Value>.stride
        for size in shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
            guard !overflow, size >= 0 else { throw Self.damage("states the shape \(shape)") }
            bytes = product
        }
        guard bytes <= end - place else { throw Self.damage("ends early: \(shape) values are not all there") }
        defer { place += bytes }
        return data[place..<place + bytes].withUnsafeBytes { raw in
            [Value](unsafeUninitializedCapacity: bytes / MemoryLayout<Value>.stride) { buffer, count in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: raw)
                count = buffer.count
            }
        }
    }

    mutating func tree(rows: Int, columns: Int) throws -> ForestTree {
        let splits = try size(UInt32.self)
        var tree = ForestTree()
        tree.children = try values(Int32.self, [splits, 2])
        tree.offsets = try values(Float.self, [splits])
        tree.normals = try values(Float.self, [splits, columns])
        tree.starts = try values(Int32.self, [splits + 2])
        tree.rows = try values(Int32.self, [rows])
        guard tree.offsets.allSatisfy(\.isFinite), tree.normals.allSatisfy(\.isFinite) else {
            throw Self.damage("holds a plane that is no plane")
        }
        try Self.checkShape(tree)
        try Self.checkRows(tree, rows)
        return tree
    }

    /// Every split but the root, and every leaf, is the child of exactly one split before it: no loops, nothing lost.
    private static func checkShape(_ tree: ForestTree) throws {
        var splits = [Bool](repeating: false, count: tree.splits)
        var leaves = [Bool](repeating: false, count: tree.leaves)
        for (place, child) in tree.children.enumerated() {
            if child >= 0 {
                let split = Int(child)
                guard split > place / 2, split < tree.splits, !splits[split] else {
                    throw damage("holds a tree whose splits do not follow each other")
                }
                splits[split] = true
            } else {
                let leaf = Int(~child)
                guard leaf < tree.leaves, !leaves[leaf] else {
                    throw damage("holds a tree with a leaf in two places, or none")
                }
                leaves[leaf] = true
            }
        }
    }

    /// Leaves cover the rows one after the other, and every row of the database is there once.
    private static func checkRows(_ tree: ForestTree, _ rows: Int) throws {
        guard tree.starts.first == 0, let last = tree.starts.last, Int(last) == rows,
            zip(tree.starts, tree.starts.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw damage("holds leaves that do not cover the rows") }
        var seen = [Bool](repeating: false, count: rows)
        for row in tree.rows {
            guard row >= 0, Int(row) < rows, !seen[Int(row)] else {
                throw damage("holds a tree that has row \(row) twice, or beyond the database")
            }
            seen[Int(row)] = true
        }
    }
}
