import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A response body after which the connection is closed.
///
/// FlyingFox goes on to read the next request where the last one stopped, so after a request body that nobody
/// read, that body would be taken for a request. A body sequence that throws is the one way its API leaves to
/// close the connection. What the client is still sending is read and dropped for a moment first, since closing
/// with unread bytes resets the connection and the client might never see the answer.
struct ClosingBody: AsyncBufferedSequence {
    typealias Element = UInt8

    static let drainedBytes = 64 << 20
    static let drainSeconds = 10.0
    /// A client that has stopped sending for this long is waiting for the end itself.
    static let quietSeconds = 1.0

    let data: Data
    let unread: HTTPBodySequence

    func makeAsyncIterator() -> Iterator {
        Iterator(data: data, unread: unread)
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var data: Data?
        let unread: HTTPBodySequence

        mutating func next() async throws -> UInt8? {
            throw SocketError.disconnected
        }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            if let data, !data.isEmpty {
                self.data = nil
                return data
            }
            await drain()
            throw SocketError.disconnected
        }

        private func drain() async {
            let dropped = Dropped()
            await withTaskGroup(of: Void.self) { group in
                group.addTask { [unread] in
                    do {
                        for try await piece in unread where dropped.add(piece.count) > ClosingBody.drainedBytes {
                            return
                        }
                    } catch {
                        // The client went away or never sent the rest: nothing is left to drain.
                    }
                }
                group.addTask {
                    let start = ContinuousClock.now
                    var before = -1
                    while !Task.isCancelled, dropped.bytes != before,
                        start.duration(to: .now) < .seconds(ClosingBody.drainSeconds)
                    {
                        before = dropped.bytes
                        try? await Task.sleep(for: .seconds(ClosingBody.quietSeconds))
                    }
                }
                await group.next()
                group.cancelAll()
            }
        }
    }

    /// A count that the reading task raises and the waiting task looks at.
    private final class Dropped: Sendable {
        private let count = Atomic<Int>(0)

        var bytes: Int { count.load(ordering: .relaxed) }

        func add(_ bytes: Int) -> Int { count.add(bytes, ordering: .relaxed).newValue }
    }
}

extension HTTPResponse {
    /// This response, followed by the end of the connection. For short bodies.
    func closing(after request: HTTPRequest) async -> HTTPResponse {
        var response = self
        let data = (try? await bodyData) ?? Data()
        response.headers[.connection] = "close"
        if response.headers[.contentLength] == nil { response.headers[.contentLength] = String(data.count) }
        response.payload = .httpBody(
            HTTPBodySequence(from: ClosingBody(data: data, unread: request.bodySequence), count: data.count))
        return response
    }
}
