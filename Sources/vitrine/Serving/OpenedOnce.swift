import Dispatch
import Synchronization

/// Something costly that answers questions: opened with the first of them, asked one at a time, away from the threads
/// that serve pages.
final class OpenedOnce<Value: Sendable>: Sendable {
    /// Told to the client as a failure without details, which are on standard error.
    private struct NotReady: Error {}

    private let queue: DispatchQueue
    private let open: @Sendable () throws -> Value
    private let opened = Mutex<Value?>(nil)

    /// - Parameter queue: a serial one.
    init(queue: DispatchQueue, _ open: @escaping @Sendable () throws -> Value) {
        self.queue = queue
        self.open = open
    }

    /// nil before the first question.
    var value: Value? { opened.withLock { $0 } }

    /// The next question opens it anew.
    func forget() {
        opened.withLock { $0 = nil }
    }

    func ask<Answer: Sendable>(_ question: @escaping @Sendable (Value) throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(with: Result { try question(ready()) })
            }
        }
    }

    /// What cannot be opened is no fault of the question: its message is for whoever runs the server.
    private func ready() throws -> Value {
        if let value { return value }
        do {
            let value = try open()
            opened.withLock { $0 = value }
            return value
        } catch {
            _ = reported(error)
            throw NotReady()
        }
    }
}
