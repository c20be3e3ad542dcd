import Foundation
import Server

/// An answer as it came over the wire.
struct RawAnswer: Sendable {
    var status: Int
    var headers: [String: String]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
}

struct ClientError: Error, CustomStringConvertible {
    var description: String
}

/// A plain blocking socket, so that the tests can send what no well-behaved client would. Its calls block, so
/// they run on threads of their own and never hold up the server's tasks.
final class RawClient: @unchecked Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "raw-client")
    private var received: [UInt8] = []

    init(_ address: ServerAddress, timeout: Int = 10) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: timeout, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = address.port.bigEndian
        target.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw ClientError(description: "connect: \(String(cString: strerror(errno)))") }
    }

    deinit {
        close(descriptor)
    }

    private func off<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }

    func send(_ text: String) async throws {
        try await send(Data(text.utf8))
    }

    func send(_ data: Data) async throws {
        try await off { [self] in
            var rest = data
            while !rest.isEmpty {
                let sent = rest.withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard sent > 0 else { throw ClientError(description: "send: \(String(cString: strerror(errno)))") }
                rest = rest.dropFirst(sent)
            }
        }
    }

    /// Stops sending, as a client does that wants the server to see the end.
    func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Whether the server closes the connection before the time-out.
    func isClosed() async throws -> Bool {
        try await off { [self] in
            while true {
                switch fill() {
                case 0: return true
                case ..<0: return errno != EAGAIN && errno != EWOULDBLOCK
                default: continue
                }
            }
        }
    }

    /// Returns once the beginning of an answer is there.
    func awaitBytes() async throws {
        try await off { [self] in
            guard fill() > 0 else { throw ClientError(description: "closed before an answer") }
        }
    }

    /// - Parameter headOnly: the request was HEAD: no body follows whatever Content-Length says.
    func receive(headOnly: Bool = false) async throws -> RawAnswer {
        try await off { [self] in
            let separator = Array("\r\n\r\n".utf8)
            var end = received.firstRange(of: separator)
            while end == nil {
                guard fill() > 0 else { throw ClientError(description: "closed before an answer") }
                end = received.firstRange(of: separator)
            }
            guard let end else { throw ClientError(description: "no header") }
            let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
            received.removeFirst(end.upperBound)
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let halves = line.split(separator: ":", maxSplits: 1)
                if halves.count == 2 {
                    headers[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
                }
            }
            let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            let length = headOnly || status == 304 ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
            while received.count < length {
                guard fill() > 0 else { throw ClientError(description: "closed within a body") }
            }
            let body = Data(received[..<length])
            received.removeFirst(length)
            return RawAnswer(status: status, headers: headers, body: body)
        }
    }

    private func fill() -> Int {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 { received += buffer[0..<count] }
        return count
    }
}

/// One request on a connection of its own.
func ask(
    _ address: ServerAddress, _ target: String, method: String = "GET", _ headers: [String: String] = [:],
    body: Data? = nil
) async throws -> RawAnswer {
    let client = try RawClient(address)
    var lines = headers.merging(["Host": "127.0.0.1:\(address.port)"]) { own, _ in own }
    if let body { lines["Content-Length"] = String(body.count) }
    let head = lines.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    try await client.send(Data("\(method) \(target) HTTP/1.1\r\n\(head)\r\n".utf8) + (body ?? Data()))
    return try await client.receive(headOnly: method == "HEAD")
}
