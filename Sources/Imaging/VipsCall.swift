import CVips
import Core
import Foundation

/// Runs one function of the C shim and turns its failure into a `Diagnostic`.
enum VipsCall {
    /// - Parameters:
    ///   - name: the file that errors name.
    ///   - paths: further files that libvips was given and may speak of; of all it keeps the names without their folders.
    static func run(
        _ message: String, name: String?, paths: [String] = [], advice: String? = nil,
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32
    ) throws {
        var error: UnsafeMutablePointer<CChar>?
        let status = body(&error)
        defer { vitrine_vips_free(error) }
        guard status != 0 else { return }
        let told = error.map { String(cString: $0) }.map(tidy) ?? ""
        let reason = LibraryMessage.withoutFolders(told, of: paths + (name.map { [$0] } ?? []))
        throw Diagnostic(reason.isEmpty ? message : "\(message): \(reason)", file: name, advice: advice)
    }

    /// libvips writes one line for each layer that gave up, some of them twice.
    static func tidy(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces)
            if !line.isEmpty, !lines.contains(line) { lines.append(line) }
        }
        return lines.joined(separator: "; ")
    }

    /// Takes over pixels that libvips allocated.
    static func image(_ found: vitrine_vips_pixels) throws -> PixelImage {
        defer { vitrine_vips_free(found.pixels) }
        let (width, height, channels) = (Int(found.width), Int(found.height), Int(found.channels))
        try PixelImage.checkSize(width: width, height: height, channels: channels)
        let pixels = Array(UnsafeBufferPointer(start: found.pixels, count: width * height * channels))
        return try PixelImage(width: width, height: height, channels: channels, pixels: pixels)
    }

    /// Takes over a file that libvips wrote into memory.
    static func data(_ pointer: UnsafeMutableRawPointer?, _ length: Int) -> Data {
        defer { vitrine_vips_free(pointer) }
        return pointer.map { Data(bytes: $0, count: length) } ?? Data()
    }
}
