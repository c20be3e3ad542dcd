import CZlib
import Foundation

/// Raw deflate streams (RFC 1951), as the members of zip archives are packed, and the checksum that goes with
/// them. Both work piece by piece, so that memory does not grow with the stream.
public enum Inflate {
    /// Unpacks a stream of known length.
    /// - Parameters:
    ///   - size: the bytes that the stream must give, no more and no fewer.
    ///   - file: named in errors.
    ///   - next: the next packed bytes; empty at the end.
    ///   - write: takes unpacked bytes, which are only valid during the call.
    public static func raw(
        size: Int, file: String, next: () throws -> [UInt8], write: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var stream = z_stream()
        // Negative window bits: neither a zlib nor a gzip wrapper.
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Diagnostic("zlib could not be started", file: file)
        }
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: 1 << 16)
        var produced = 0
        var status = Z_OK
        while status != Z_STREAM_END {
            var input = try next()
            let isLast = input.isEmpty
            try input.withUnsafeMutableBufferPointer { packed in
                stream.next_in = packed.baseAddress
                stream.avail_in = UInt32(clamping: packed.count)
                repeat {
                    let count = output.withUnsafeMutableBufferPointer { room -> Int in
                        stream.next_out = room.baseAddress
                        stream.avail_out = UInt32(clamping: room.count)
                        status = inflate(&stream, Z_NO_FLUSH)
                        return room.count - Int(stream.avail_out)
                    }
                    produced += count
                    guard produced <= size else {
                        throw Diagnostic(
                            "unpacks to more than \(size) bytes", file: file, advice: "fetch the file again")
                    }
                    if count > 0 {
                        try output.withUnsafeBytes { try write(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
                    }
                    // Z_BUF_ERROR only says that the input is used up.
                    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                        throw Diagnostic(
                            "the packed data is damaged after \(produced) unpacked bytes", file: file,
                            advice: "fetch the file again")
                    }
                } while status == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0)
            }
            if isLast, status != Z_STREAM_END { break }
        }
        guard status == Z_STREAM_END, produced == size else {
            throw Diagnostic(
                "the packed data ends after \(produced) unpacked bytes", file: file, expected: "\(size) bytes",
                advice: "fetch the file again")
        }
    }

    /// The CRC-32 of RFC 1952 of bytes that follow those with the checksum `crc`; 0 for none.
    public static func crc32(_ bytes: UnsafeRawBufferPointer, after crc: UInt32 = 0) -> UInt32 {
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return crc }
        return UInt32(truncatingIfNeeded: crc32_z(UInt(crc), start, bytes.count))
    }
}
