import Core
import Foundation
import Synchronization

/// Compressed files kept in memory, the least recently used dropped first, so that a large data file is not
/// compressed for every visit.
final class GzipCache: Sendable {
    private struct State {
        var entries: [String: (data: Data, used: UInt64)] = [:]
        var bytes = 0
        var clock: UInt64 = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: bytes of compressed data to keep.
    init(capacity: Int = 64 << 20) {
        self.capacity = capacity
    }

    /// - Parameter key: names the content and its version.
    func compressed(_ key: String, _ content: () throws -> Data) throws -> Data {
        let found = state.withLock { state -> Data? in
            state.clock += 1
            state.entries[key]?.used = state.clock
            return state.entries[key]?.data
        }
        if let found { return found }
        let data = try Gzip.compress(content())
        guard data.count <= capacity / 4 else { return data }
        state.withLock { state in
            state.clock += 1
            if let old = state.entries.updateValue((data, state.clock), forKey: key) { state.bytes -= old.data.count }
            state.bytes += data.count
            while state.bytes > capacity, let oldest = state.entries.min(by: { $0.value.used < $1.value.used }) {
                state.entries[oldest.key] = nil
                state.bytes -= oldest.value.data.count
            }
        }
        return data
    }
}
