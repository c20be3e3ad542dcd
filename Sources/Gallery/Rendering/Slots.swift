import Synchronization

/// Values that tasks make in any order and later tasks read, by number.
final class Slots<Value: Sendable>: Sendable {
    private let values: Mutex<[Value?]>

    init(_ count: Int) {
        values = Mutex([Value?](repeating: nil, count: count))
    }

    func set(_ number: Int, _ value: Value) {
        values.withLock { $0[number] = value }
    }

    /// Those that were made, in the order of their numbers.
    var all: [Value] { values.withLock { $0.compactMap(\.self) } }
}
