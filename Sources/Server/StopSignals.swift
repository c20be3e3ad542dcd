import Foundation
import Synchronization

/// Notices SIGINT and SIGTERM until restored; then the signals do again what they did before.
///
/// The handler only counts, which is all a signal handler may do safely; whoever serves looks at the count.
/// Dispatch's signal sources are no help: on Linux they leave the signal blocked in whichever thread got it.
final class StopSignals: Sendable {
    private static let received = Atomic<Int>(0)

    private let before: Int
    private let previous: [(number: Int32, action: sigaction)]

    init() {
        // Read before any signal can come: the first use sets the counter up.
        before = Self.received.load(ordering: .relaxed)
        previous = [SIGINT, SIGTERM].map { number in
            var counting = sigaction()
            counting.__sigaction_handler.sa_handler = { _ in StopSignals.received.add(1, ordering: .relaxed) }
            counting.sa_flags = SA_RESTART
            var old = sigaction()
            sigaction(number, &counting, &old)
            return (number, old)
        }
    }

    /// Whether a signal has come since this was made.
    var isRaised: Bool {
        Self.received.load(ordering: .relaxed) != before
    }

    func restore() {
        for (number, action) in previous {
            var action = action
            sigaction(number, &action, nil)
        }
    }
}
