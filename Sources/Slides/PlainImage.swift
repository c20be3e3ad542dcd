import Core
import Foundation
import Imaging

/// Images that are no slides to OpenSlide: PNG, JPEG, TIFF in strips and the like. They are rewritten once, as tiles of
/// every size and without loss, in a file without a name that the system removes when it is closed.
enum PlainImage {
    /// - Returns: also the name under which the file can be opened by whoever cannot take a descriptor.
    static func open(_ url: URL, givenMicronsPerPixel: Double?) throws -> (OpenSlideFile, path: String) {
        let head: (width: Int, height: Int, micronsAcross: Double, micronsDown: Double)
        do {
            head = try TiledTIFF.head(url)
        } catch let error as Diagnostic {
            throw foreign(url, error)
        }
        // Before the work is done for nothing.
        let (resolution, _) = try SlideResolution.find(file: url.path, given: givenMicronsPerPixel) { name in
            switch name {
            case "openslide.mpp-x": "\(head.micronsAcross)"
            case "openslide.mpp-y": "\(head.micronsDown)"
            default: nil
            }
        }
        guard min(head.width, head.height) >= 16 else {
            throw Diagnostic(
                "has \(head.width) × \(head.height) pixels", file: url.path,
                expected: "a slide of at least 16 × 16 pixels")
        }
        var tiff = TiledTIFF()
        // No larger than the image, or OpenSlide would not take it.
        tiff.tile = min(256, min(head.width, head.height) / 16 * 16)
        // Of uncompressed tiles, libtiff 4.5 reads only those of whole kilobytes.
        tiff.packing = tiff.tile == 256 ? .none : .deflate
        if resolution.source == .micronsPerPixel { tiff.micronsPerPixel = resolution.micronsPerPixel }
        let temporary = try NamelessFile()
        defer { temporary.unlink() }
        try tiff.write(image: url, to: temporary.url)
        let descriptor = try temporary.reopen()
        let path = "/proc/self/fd/\(descriptor)"
        return (try OpenSlideFile(url, path: path, descriptor: descriptor), path)
    }

    private static func foreign(_ url: URL, _ error: Diagnostic) -> Diagnostic {
        if url.pathExtension.lowercased() == "psi" {
            return Diagnostic(
                "is a slide in the PSI format, which OpenSlide cannot open", file: url.path,
                advice: "export it as a pyramidal TIFF, or use the SVS files of the same dataset")
        }
        guard error.expected?.hasPrefix("one of") == true else { return error }
        return Diagnostic(
            "is neither a slide that OpenSlide knows nor an image of a known format", file: url.path,
            expected: "SVS, NDPI, MRXS, SCN, BIF, pyramidal TIFF, PNG, JPEG or another of their like",
            advice: "convert the file, or take it out of the dataset; part of a copy is not recognized either")
    }
}
