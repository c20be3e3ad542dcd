import Core
import Synchronization

final class EventLog: Sendable {
    private let kept = Mutex<[ProgressEvent]>([])

    var events: [ProgressEvent] { kept.withLock { $0 } }

    func add(_ event: ProgressEvent) {
        kept.withLock { $0.append(event) }
    }
}
