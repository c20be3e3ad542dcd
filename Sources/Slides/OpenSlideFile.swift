import COpenSlide
import Core
import Foundation
import Imaging

/// One handle of OpenSlide.
///
/// Unchecked: by OpenSlide's own documentation "all functions except openslide_close() are thread-safe"; the handle is
/// closed when nobody holds this object any more.
final class OpenSlideFile: @unchecked Sendable {
    /// What errors name.
    let url: URL
    let levels: [SlideLevel]
    private let handle: OpaquePointer
    /// A file without a name that the handle reads, open for as long as it does.
    private let descriptor: Int32?

    /// Whether OpenSlide knows the format; damaged files of a format that it knows included.
    static func knows(_ path: String) -> Bool {
        openslide_detect_vendor(path) != nil
    }

    /// - Parameters:
    ///   - path: what is opened, where that is not `url` itself.
    ///   - descriptor: closed with the handle, also when opening fails.
    init(_ url: URL, path: String? = nil, descriptor: Int32? = nil) throws {
        guard let handle = openslide_open(path ?? url.path) else {
            if let descriptor { close(descriptor) }
            throw Diagnostic(
                "is not a slide that OpenSlide can open", file: url.path, advice: Self.damagedAdvice)
        }
        do {
            levels = try Self.levels(of: handle, url)
        } catch {
            openslide_close(handle)
            if let descriptor { close(descriptor) }
            throw error
        }
        self.url = url
        self.handle = handle
        self.descriptor = descriptor
    }

    deinit {
        openslide_close(handle)
        if let descriptor { close(descriptor) }
    }

    /// A property of the slide, such as `openslide.mpp-x`.
    func property(_ name: String) -> String? {
        openslide_get_property_value(handle, name).map { String(cString: $0) }
    }

    /// Fills `pixels`, row-major premultiplied ARGB, with a rectangle that lies inside of a level.
    /// - Parameters:
    ///   - x: the top left corner in level-0 pixels.
    ///   - width: in pixels of the level.
    /// - Throws: `Diagnostic`, from the first failure of a slide on for every rectangle: OpenSlide does not read on.
    func read(
        level: Int, x: Int, y: Int, width: Int, height: Int, into pixels: UnsafeMutablePointer<UInt32>
    ) throws {
        openslide_read_region(handle, pixels, Int64(x), Int64(y), Int32(level), Int64(width), Int64(height))
        try Self.check(handle, url)
    }

    private static func levels(of handle: OpaquePointer, _ url: URL) throws -> [SlideLevel] {
        try check(handle, url)
        let levels = (0..<max(0, openslide_get_level_count(handle))).map { level in
            var width: Int64 = 0
            var height: Int64 = 0
            openslide_get_level_dimensions(handle, level, &width, &height)
            return SlideLevel(
                width: Int(width), height: Int(height), downsample: openslide_get_level_downsample(handle, level))
        }
        let whole = levels.enumerated().prefix { $0 == 0 || !isSmallerThanATile($1, number: $0, handle) }
        try check(handle, url)
        let edges = 1...SlideLevel.longestEdge
        guard let first = levels.first, first.downsample == 1,
            levels.allSatisfy({ edges.contains($0.width) && edges.contains($0.height) && $0.downsample >= 1 })
        else {
            throw Diagnostic(
                "has levels that cannot be: "
                    + levels.map { "\($0.width) × \($0.height) at 1/\($0.downsample)" }.joined(separator: ", "),
                file: url.path, expected: "edges from 1 to \(SlideLevel.longestEdge) pixels")
        }
        return whole.map(\.element)
    }

    /// Whether a level is narrower or lower than one of its tiles.
    ///
    /// Of such levels, OpenSlide 3.4 returns nonsense and writes past its memory where the tiles are not JPEG: it asks
    /// libtiff for more pixels than the image has. The level before serves as well; they are small.
    private static func isSmallerThanATile(_ level: SlideLevel, number: Int, _ handle: OpaquePointer) -> Bool {
        func tile(_ side: String) -> Int {
            let name = "openslide.level[\(number)].tile-\(side)"
            return openslide_get_property_value(handle, name).flatMap { Int(String(cString: $0)) } ?? 0
        }
        return level.width < tile("width") || level.height < tile("height")
    }

    /// Whether that is so of the whole slide.
    var isSmallerThanATile: Bool {
        levels.first.map { Self.isSmallerThanATile($0, number: 0, handle) } ?? false
    }

    private static func check(_ handle: OpaquePointer, _ url: URL) throws {
        guard let error = openslide_get_error(handle) else { return }
        let reason = LibraryMessage.withoutFolders(String(cString: error), of: [url.path])
        throw Diagnostic("the slide cannot be read: \(reason)", file: url.path, advice: damagedAdvice)
    }

    static let damagedAdvice =
        "the file may be damaged, cut short, or lack files that belong beside it: copy it again"
}
