import Arrays
import Core
import Foundation

/// A forest as one file, vectors included, so that nothing else is needed to search it.
///
/// Little-endian: the eight letters of `magic`; version, distance (0 Euclidean, 1 angular) as uint32; rows, columns as
/// uint64; trees, leaf as uint32; seed as uint64; vectors float32 [rows, columns]; and of each tree the number of splits
/// as uint32, children int32 [splits, 2], offsets float32 [splits], normals float32 [splits, columns], starts int32
/// [splits + 2] and rows int32 [rows] (see `ForestTree`). The SHA-256 of all that, in 64 hexadecimal digits, ends it.
extension ForestIndex {
    static let magic = Array("vtforest".utf8)
    static let version: UInt32 = 1
    private static let digestSize = 64

    /// Writes the forest in one step.
    /// - Returns: its size in bytes.
    @discardableResult
    public func write(to url: URL) throws -> Int {
        let data = encoded()
        try Files.write(data, to: url)
        return data.count
    }

    package func encoded() -> Data {
        var data = Data(Self.magic)
        func append<Value: BitwiseCopyable>(_ values: [Value]) {
            values.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        append([Self.version, options.distance == .angular ? 1 : 0])
        append([UInt64(count), UInt64(columns)])
        append([UInt32(trees.count), UInt32(clamping: options.leaf ?? 0)])
        append([options.seed])
        append(vectors.values)
        for tree in trees {
            append([UInt32(tree.splits)])
            append(tree.children)
            append(tree.offsets)
            append(tree.normals)
            append(tree.starts)
            append(tree.rows)
        }
        data.append(contentsOf: Digest.sha256(data).utf8)
        return data
    }

    /// Reads what `write(to:)` wrote.
    /// - Throws: `Diagnostic` for a file that is none of ours, of another version, cut off or damaged.
    public init(file url: URL) throws {
        do {
            try self.init(encoded: Files.read(url))
        } catch var diagnostic as Diagnostic {
            diagnostic.file = url.path
            throw diagnostic
        }
    }

    /// - Parameter checkDigest: false lets tests reach what the digest would stop.
    package init(encoded data: Data, checkDigest: Bool = true) throws {
        var reader = ForestReader(data)
        guard data.starts(with: Self.magic) else {
            throw Diagnostic("is no search forest", expected: "a file that vitrine wrote, such as `forest.index`")
        }
        try reader.skip(Self.magic.count)
        let version = try reader.number(UInt32.self)
        guard version == Self.version else {
            throw Diagnostic(
                "has version \(version)", expected: "version \(Self.version)",
                advice: "search again with --force neighbours")
        }
        guard data.count > Self.digestSize else { throw ForestReader.damage("ends early") }
        if checkDigest {
            let digest = Digest.sha256(data.dropLast(Self.digestSize))
            guard data.suffix(Self.digestSize).elementsEqual(digest.utf8) else {
                throw ForestReader.damage("does not match its own digest")
            }
        }
        reader.end -= Self.digestSize
        let distance = try reader.number(UInt32.self)
        guard distance <= 1 else { throw ForestReader.damage("names the distance \(distance)") }
        let rows = try reader.size(UInt64.self)
        let columns = try reader.size(UInt64.self)
        var options = ForestOptions(distance: distance == 1 ? .angular : .euclidean)
        options.trees = try reader.size(UInt32.self)
        options.leaf = try reader.size(UInt32.self)
        options.seed = try reader.number(UInt64.self)
        let values = try reader.values(Float.self, [rows, columns])
        let vectors = try FloatMatrix(rows: rows, columns: columns, values: values)
        try Self.check(vectors, options)
        let trees = try (0..<options.trees).map { _ in try reader.tree(rows: rows, columns: columns) }
        guard reader.isAtEnd else { throw ForestReader.damage("holds more than its trees") }
        self.init(options: options, vectors: vectors, trees: trees)
    }
}
