import Dispatch
import Foundation

/// Turns SIGINT and SIGTERM into a call, as long as it lives; then the signals do what they did before.
final class StopSignals {
    private var sources: [any DispatchSourceSignal] = []
    private var previous: [(number: Int32, action: sigaction)] = []

    init(_ stop: @escaping @Sendable () -> Void) {
        for number in [SIGINT, SIGTERM] {
            var ignore = sigaction()
            ignore.__sigaction_handler.sa_handler = SIG_IGN
            var old = sigaction()
            sigaction(number, &ignore, &old)
            previous.append((number, old))
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: stop)
            source.resume()
            sources.append(source)
        }
    }

    func restore() {
        for source in sources { source.cancel() }
        for (number, action) in previous {
            var action = action
            sigaction(number, &action, nil)
        }
        sources = []
        previous = []
    }
}
