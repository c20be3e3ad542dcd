import FlyingSocks
import Foundation

/// A socket pool that gives up on a connection where nothing happens for a while, so that clients which connect
/// and say nothing, or stop reading, do not keep their connections for ever.
struct BoundedSocketPool<Base: AsyncSocketPool>: AsyncSocketPool {
    let base: Base
    let idleSeconds: Double

    func prepare() async throws {
        try await base.prepare()
    }

    func run() async throws {
        try await base.run()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        if Self.isListening(socket) {
            Self.disableDelay(socket)
            return try await base.suspendSocket(socket, untilReadyFor: events)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await base.suspendSocket(socket, untilReadyFor: events) }
            group.addTask {
                try await Task.sleep(for: .seconds(idleSeconds))
                throw SocketError.disconnected
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static func isListening(_ socket: Socket) -> Bool {
        var listening: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        let status = getsockopt(socket.file.rawValue, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length)
        return status == 0 && listening != 0
    }

    /// Head and body of an answer are written apart; with Nagle's algorithm the second would wait some 40 ms for
    /// the client's acknowledgement. Accepted connections inherit the option from the listening socket.
    private static func disableDelay(_ socket: Socket) {
        var on: Int32 = 1
        _ = setsockopt(
            socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }
}
