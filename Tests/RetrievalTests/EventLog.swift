import Core
import Synchronization

final class EventLog: Sendable {
    private let events = Mutex<[ProgressEvent]>([])

    func add(_ event: ProgressEvent) {
        events.withLock { $0.append(event) }
    }

    var all: [ProgressEvent] { events.withLock { $0 } }
}
