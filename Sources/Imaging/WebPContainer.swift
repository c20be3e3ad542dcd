import Foundation

/// The container of a WebP file: `RIFF`, the length, `WEBP`, then chunks of a name, a length and a body.
enum WebPContainer {
    /// The image chunk alone. libvips 8.14 adds an extended header and EXIF data of 200 bytes even when told to leave
    /// metadata out: a sixth of a small picture.
    /// - Parameter data: a still image without alpha; anything else is returned as it is.
    static func bare(_ data: Data) -> Data {
        let bytes = [UInt8](data)
        var place = 12
        while place + 8 <= bytes.count {
            let name = bytes[place..<place + 4]
            let length = (0..<4).reduce(0) { $0 | Int(bytes[place + 4 + $1]) << (8 * $1) }
            let end = place + 8 + length + length % 2
            guard end <= bytes.count else { return data }
            if name.elementsEqual("VP8 ".utf8) || name.elementsEqual("VP8L".utf8) {
                var file = Data("RIFF".utf8)
                withUnsafeBytes(of: UInt32(4 + end - place).littleEndian) { file.append(contentsOf: $0) }
                file.append(contentsOf: "WEBP".utf8)
                file.append(contentsOf: bytes[place..<end])
                return file
            }
            place = end
        }
        return data
    }
}
