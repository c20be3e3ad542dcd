import Dispatch
import Synchronization

/// A value that is being made on another thread.
final class Upcoming<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ body: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async {
            let made = Result { try body() }
            self.result.withLock { $0 = made }
            self.done.signal()
        }
    }

    /// To be called once.
    func wait() throws -> Value {
        done.wait()
        guard let made = result.withLock({ $0 }) else { preconditionFailure("signalled without a result") }
        return try made.get()
    }
}
