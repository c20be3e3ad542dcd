import Core
import Foundation
import Imaging
import Synchronization

/// Image files on disk as one split's rows, decoded on demand.
struct ImageFileList: Sendable {
    struct Entry: Sendable {
        var url: URL
        /// What the user knows the file by.
        var identifier: String
        /// Where the file was named, for messages: a manifest and its line.
        var place: (file: String, line: Int)?
    }

    let count: Int
    let shape: ImageShape
    private let entry: @Sendable (Int) -> Entry
    private let cache: PixelCache

    init(entries: [Entry], shape: ImageShape) {
        self.init(count: entries.count, shape: shape) { entries[$0] }
    }

    /// - Parameter entry: makes the entry of a row below `count`.
    init(count: Int, shape: ImageShape, entry: @escaping @Sendable (Int) -> Entry) {
        self.count = count
        self.shape = shape
        self.entry = entry
        cache = PixelCache(imageSize: shape.count)
    }

    /// Every entry, made anew.
    var entries: [Entry] { (0..<count).map(entry) }

    /// What the user knows a row's file by; empty for a row that is not there.
    func identifier(_ row: Int) -> String { (0..<count).contains(row) ? entry(row).identifier : "" }

    /// Decodes to the dataset's shape, on all cores for more than a few images.
    func pixels(_ rows: [Int]) throws -> [UInt8] {
        let count = shape.count
        let result = Mutex([UInt8](repeating: 0, count: rows.count * count))
        let jobs = rows.count < 4 ? 1 : ProcessInfo.processInfo.activeProcessorCount
        try Parallel.forEach(count: rows.count, jobs: jobs) { range in
            for index in range {
                let pixels = try cache.pixels(rows[index]) { try decode(rows[index]) }
                result.withLock { $0.replaceSubrange(index * count..<(index + 1) * count, with: pixels) }
            }
        }
        return result.withLock { $0 }
    }

    private func decode(_ row: Int) throws -> [UInt8] {
        try read(row) { data, name in
            try ImageCodec.decode(
                data, name: name, width: shape.width, height: shape.height, channels: shape.channels, fit: .cover)
        }.pixels
    }

    func thumbnail(_ row: Int, edge: Int) throws -> PixelImage {
        try read(row) { try ImageCodec.thumbnail($0, name: $1, edge: edge) }
    }

    /// Frames of a row's file; 1 for a row that is not there and a file that cannot be read.
    func frames(_ row: Int) -> Int {
        guard (0..<count).contains(row) else { return 1 }
        return (try? ImageCodec.frames(file: entry(row).url)) ?? 1
    }

    private func read(_ row: Int, _ decode: (Data, String) throws -> PixelImage) throws -> PixelImage {
        let entry = entry(row)
        do {
            return try decode(try Files.read(entry.url), entry.url.path)
        } catch var diagnostic as Diagnostic {
            guard let place = entry.place else { throw diagnostic }
            diagnostic.message = "`\(entry.identifier)`: \(diagnostic.message)"
            diagnostic.file = place.file
            diagnostic.line = place.line
            throw diagnostic
        }
    }
}
