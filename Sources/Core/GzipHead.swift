import CZlib
import Foundation

extension Gzip {
    /// The first `count` unpacked bytes of a gzip stream, or all of a shorter one, without unpacking the rest.
    public static func head(_ data: Data, count: Int, file: String) throws -> Data {
        var stream = z_stream()
        guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Diagnostic("zlib could not be started", file: file)
        }
        defer { inflateEnd(&stream) }
        var result = [UInt8](repeating: 0, count: max(1, count))
        let (status, produced) = data.withUnsafeBytes { (input: UnsafeRawBufferPointer) in
            stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            return result.withUnsafeMutableBufferPointer { output in
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: output.count)
                let status = inflate(&stream, Z_SYNC_FLUSH)
                return (status, output.count - Int(stream.avail_out))
            }
        }
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR && produced > 0 else {
            throw Diagnostic("the gzip stream is damaged", file: file, advice: "fetch the file again")
        }
        return Data(result[0..<min(produced, max(0, count))])
    }

    /// The unpacked length that a stream of one member gives in its last four bytes, modulo 2³²; nil for
    /// something too short to be a stream.
    public static func statedLength(_ data: Data) -> Int? {
        guard data.count >= 18 else { return nil }
        return data.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
