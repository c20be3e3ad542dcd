import Synchronization

/// Keeps decoded images up to a fixed number of bytes, so that training need not decode a small dataset in every
/// epoch. What comes first is kept; what does not fit is decoded again each time.
final class PixelCache: Sendable {
    /// In bytes; memory does not grow beyond it whatever the dataset.
    static let limit = 128 << 20

    private let capacity: Int
    private let images = Mutex<[Int: [UInt8]]>([:])

    /// - Parameter imageSize: bytes an image.
    init(imageSize: Int) {
        capacity = Self.limit / max(1, imageSize)
    }

    func pixels(_ row: Int, orDecode decode: () throws -> [UInt8]) rethrows -> [UInt8] {
        if let kept = images.withLock({ $0[row] }) { return kept }
        let pixels = try decode()
        images.withLock { if $0.count < capacity { $0[row] = pixels } }
        return pixels
    }
}
