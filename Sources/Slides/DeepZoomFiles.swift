import Core
import Foundation

/// A pyramid while it is being written, in a folder of its own beside where it is to go.
struct DeepZoomFiles {
    private let folder: URL

    init(_ parent: URL) throws {
        folder = parent.appendingPathComponent(".deep-zoom-\(UUID().uuidString).partial")
        try Files.makeDirectory(folder)
    }

    /// What libvips puts `.dzi` and `_files` behind. Never the user's name, in which it would find suffixes.
    var base: URL { folder.appendingPathComponent("pyramid") }
    private var tiles: URL { folder.appendingPathComponent("pyramid_files") }
    private var head: URL { folder.appendingPathComponent("pyramid.dzi") }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The `factor` and `dropped` of what is returned are still to be set.
    func describe(overlap: Int, tileEdge: Int) throws -> DeepZoomDescription {
        try? FileManager.default.removeItem(at: tiles.appendingPathComponent("vips-properties.xml"))
        var tags = XMLTags([UInt8](try Files.read(head)))
        var size: (width: Int, height: Int)?
        while let tag = try? tags.next() {
            guard case .open("Size", let attributes) = tag else { continue }
            if let width = attributes["Width"].flatMap({ Int($0) }),
                let height = attributes["Height"].flatMap({ Int($0) })
            {
                size = (width, height)
            }
        }
        guard let size else { throw Diagnostic("a pyramid was written without its size", file: head.path) }
        var bytes = try Files.read(head).count
        let levels = try Files.list(tiles)
        for level in levels {
            for tile in try Files.list(level) {
                let attributes = try FileManager.default.attributesOfItem(atPath: tile.path)
                bytes += (attributes[.size] as? NSNumber)?.intValue ?? 0
            }
        }
        return DeepZoomDescription(
            width: size.width, height: size.height, tileSize: tileEdge, overlap: overlap, format: "jpg",
            levels: levels.count, bytes: bytes, factor: 1, dropped: 0)
    }

    /// Puts the pyramid in its place.
    func move(to parent: URL, name: String) throws {
        let target = parent.appendingPathComponent(name + "_files")
        if Files.exists(target) {
            try? FileManager.default.removeItem(at: target)
        }
        try Files.replace(target, with: tiles)
        try Files.replace(parent.appendingPathComponent(name + ".dzi"), with: head)
    }
}
