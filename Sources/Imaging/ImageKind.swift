import Foundation

/// The image formats that are opened, told apart by their first bytes. A file's name is never trusted, and
/// formats that are programs rather than pixels (SVG, PDF, PostScript) are left out: what they draw depends on
/// the fonts of the machine.
enum ImageKind: String, CaseIterable {
    case jpeg = "JPEG"
    case png = "PNG"
    case gif = "GIF"
    case webp = "WebP"
    case tiff = "TIFF"
    case heif = "HEIF/AVIF"
    case jpegXL = "JPEG XL"
    case jpeg2000 = "JPEG 2000"
    case netpbm = "PNM"
    case bmp = "BMP"

    static var names: String {
        allCases.map(\.rawValue).joined(separator: ", ")
    }

    init?(_ data: Data) {
        let head = Array(data.prefix(12))
        func at(_ offset: Int, _ bytes: [UInt8]) -> Bool {
            head.count >= offset + bytes.count && Array(head[offset..<offset + bytes.count]) == bytes
        }
        func at(_ offset: Int, _ text: String) -> Bool { at(offset, Array(text.utf8)) }
        if at(0, [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if at(0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if at(0, "GIF87a") || at(0, "GIF89a") {
            self = .gif
        } else if at(0, "RIFF"), at(8, "WEBP") {
            self = .webp
        } else if at(0, [0x49, 0x49, 42, 0]) || at(0, [0x4D, 0x4D, 0, 42]) || at(0, [0x49, 0x49, 43, 0])
            || at(0, [0x4D, 0x4D, 0, 43])
        {
            self = .tiff
        } else if at(4, "ftyp") {
            self = .heif
        } else if at(0, [0xFF, 0x0A]) || at(4, "JXL ") {
            self = .jpegXL
        } else if at(4, "jP  ") || at(0, [0xFF, 0x4F, 0xFF, 0x51]) {
            self = .jpeg2000
        } else if at(0, "P"), head.count > 2, (0x31...0x36).contains(head[1]), [9, 10, 13, 32].contains(head[2]) {
            self = .netpbm
        } else if at(0, "BM") {
            self = .bmp
        } else {
            return nil
        }
    }
}
