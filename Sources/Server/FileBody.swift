import FlyingFox
import FlyingSocks
import Foundation

/// A range of an open file as a response body, read piece by piece.
///
/// Throws when the file turns out shorter than it was, which closes the connection: the client then sees an
/// incomplete answer, never bytes of the next one.
struct FileBody: AsyncBufferedSequence {
    typealias Element = UInt8

    let file: OpenFile
    let range: Range<Int>

    static func body(_ file: OpenFile, _ range: Range<Int>) -> HTTPBodySequence {
        HTTPBodySequence(from: FileBody(file: file, range: range), count: range.count, suggestedBufferSize: 1 << 17)
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(file: file, range: range)
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        let file: OpenFile
        var range: Range<Int>

        mutating func next() async throws -> UInt8? {
            try await nextBuffer(suggested: 1)?.first
        }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            guard !range.isEmpty else { return nil }
            let piece = try file.read(at: range.lowerBound, count: Swift.min(Swift.max(1, count), range.count))
            guard !piece.isEmpty else { throw SocketError.disconnected }
            range = range.lowerBound + piece.count..<range.upperBound
            return piece
        }
    }
}
