import CZlib
import Foundation

/// gzip streams (RFC 1952) through zlib.
public enum Gzip {
    public static func isGzip(_ data: Data) -> Bool {
        data.starts(with: [0x1F, 0x8B])
    }

    /// - Parameters:
    ///   - limit: the most bytes to produce; a stream that holds more is refused before it fills memory.
    ///   - file: named in errors.
    public static func decompress(_ data: Data, limit: Int = 1 << 31, file: String) throws -> Data {
        var stream = z_stream()
        // 15 window bits, +16 for the gzip wrapper.
        guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Diagnostic("zlib could not be started", file: file)
        }
        defer { inflateEnd(&stream) }
        var result = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var status = Z_OK
        try data.withUnsafeBytes { (input: UnsafeRawBufferPointer) in
            stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let produced = buffer.withUnsafeMutableBufferPointer { output -> Int in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return output.count - Int(stream.avail_out)
                }
                result.append(contentsOf: buffer[0..<produced])
                if result.count > limit {
                    throw Diagnostic("unpacks to more than \(limit) bytes", file: file)
                }
                if status == Z_STREAM_END {
                    // A file may hold several members one after the other.
                    if stream.avail_in == 0 { break }
                    inflateReset(&stream)
                } else if status != Z_OK || produced == 0 && stream.avail_in == 0 {
                    throw Diagnostic(
                        "the gzip stream is damaged or cut short after \(result.count) unpacked bytes", file: file,
                        advice: "fetch the file again")
                }
            }
        }
        return result
    }

    public static func compress(_ data: Data, level: Int32 = 6) throws -> Data {
        var stream = z_stream()
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw Diagnostic("zlib could not be started") }
        defer { deflateEnd(&stream) }
        var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(data.count))) + 64)
        let written = data.withUnsafeBytes { (input: UnsafeRawBufferPointer) -> Int? in
            stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            return result.withUnsafeMutableBufferPointer { output -> Int? in
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { return nil }
                return output.count - Int(stream.avail_out)
            }
        }
        guard let written else { throw Diagnostic("data could not be compressed") }
        return Data(result[0..<written])
    }
}
