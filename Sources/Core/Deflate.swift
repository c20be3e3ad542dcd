import CZlib
import Foundation

/// Packing with deflate (RFC 1951), the other way of `Inflate`. The same bytes for the same data and level.
public enum Deflate {
    /// Without a wrapper, as the members of zip archives have it.
    public static func raw(_ data: Data, level: Int32 = 6) throws -> Data {
        try pack(data, level: level, windowBits: -15)
    }

    /// In the wrapper of zlib (RFC 1950), as the chunks of PNG files have it.
    public static func zlib(_ data: Data, level: Int32 = 6) throws -> Data {
        try pack(data, level: level, windowBits: 15)
    }

    private static func pack(_ data: Data, level: Int32, windowBits: Int32) throws -> Data {
        // zlib counts what it takes in 32 bits.
        guard data.count < Int(UInt32.max) else {
            throw Diagnostic("\(data.count) bytes cannot be packed at once", expected: "less than 4 GiB")
        }
        var stream = z_stream()
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw Diagnostic("zlib could not be started") }
        defer { deflateEnd(&stream) }
        var result = Data(count: Int(deflateBound(&stream, UInt(data.count))) + 64)
        let written = data.withUnsafeBytes { (input: UnsafeRawBufferPointer) -> Int? in
            stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            return result.withUnsafeMutableBytes { output -> Int? in
                stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(clamping: output.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { return nil }
                return output.count - Int(stream.avail_out)
            }
        }
        guard let written else { throw Diagnostic("data could not be compressed") }
        return result.prefix(written)
    }
}

extension Inflate {
    /// A stream in zlib's wrapper (RFC 1950), whose length is not known.
    /// - Parameter limit: the most bytes to produce.
    /// - Returns: nil for a stream that is damaged, cut short or larger.
    public static func zlib(_ data: some Sequence<UInt8>, limit: Int) -> Data? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input = Array(data)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var result = Data()
        var status = Z_OK
        input.withUnsafeMutableBufferPointer { packed in
            stream.next_in = packed.baseAddress
            stream.avail_in = UInt32(clamping: packed.count)
            while status == Z_OK, result.count <= limit {
                let produced = buffer.withUnsafeMutableBufferPointer { output -> Int in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(clamping: output.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return output.count - Int(stream.avail_out)
                }
                result.append(contentsOf: buffer[..<produced])
            }
        }
        return status == Z_STREAM_END && result.count <= limit ? result : nil
    }
}
