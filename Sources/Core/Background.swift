import Dispatch
import Synchronization

/// A value that another thread makes meanwhile.
public final class Background<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()
    private let make: @Sendable () throws -> Value

    /// Begins at once.
    public init(_ make: @escaping @Sendable () throws -> Value) {
        self.make = make
        DispatchQueue.global().async(group: group) { [self] in
            let made = Result(catching: make)
            result.withLock { $0 = made }
        }
    }

    /// Waits until it is made.
    public func value() throws -> Value {
        group.wait()
        guard let made = result.withLock(\.self) else { return try make() }
        return try made.get()
    }
}
