/// Memory that starts at a cache line, filled once and only read afterwards.
///
/// Swift aligns arrays to 16 bytes; 64-byte vectors that straddle two cache lines halve the speed of a scan. The
/// address is kept as a number because nothing but `deinit` changes what lies there, so threads may share it.
final class AlignedBuffer: Sendable {
    private let address: UInt
    let size: Int

    /// - Parameter fill: is given `size` bytes of zeros.
    init(size: Int, fill: (UnsafeMutableRawPointer) -> Void) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, size), alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(64, size))
        fill(memory)
        address = UInt(bitPattern: memory)
        self.size = size
    }

    deinit {
        UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
    }

    /// - Parameter body: must not keep the pointer.
    func withPointer<Result>(_ body: (UnsafeRawPointer?) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(self) { try body(UnsafeRawPointer(bitPattern: address)) }
    }
}
