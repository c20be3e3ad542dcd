import Foundation
import Synchronization

/// Bytes that several threads fill in.
final class Painted: Sendable {
    private let bytes: Mutex<Data>

    init(count: Int) {
        bytes = Mutex(Data(count: count))
    }

    /// Puts rows of `rowBytes` bytes from `offset` on, `stride` bytes apart.
    func put(_ rows: [UInt8], rowBytes: Int, at offset: Int, stride: Int) {
        bytes.withLock { bytes in
            bytes.withUnsafeMutableBytes { all in
                rows.withUnsafeBytes { rows in
                    for (line, start) in Swift.stride(from: 0, to: rows.count, by: rowBytes).enumerated() {
                        let target = UnsafeMutableRawBufferPointer(rebasing: all[(offset + line * stride)...])
                        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: rows[start..<start + rowBytes]))
                    }
                }
            }
        }
    }

    var data: Data { bytes.withLock { $0 } }
}
