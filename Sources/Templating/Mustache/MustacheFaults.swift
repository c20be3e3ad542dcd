import Core
import Synchronization

/// What went wrong in the filters while one template is rendered: the library takes a filter's failure for a value
/// that is not there, and has no other way to tell of it.
final class MustacheFaults: Sendable {
    @TaskLocal static var current: MustacheFaults?

    private let state = Mutex<(error: Diagnostic, call: Int?)?>(nil)

    var first: (error: Diagnostic, call: Int?)? { state.withLock { $0 } }

    /// - Parameter call: which of the templates' filter calls it was, by the number that `MustacheText` gave it.
    func add(_ error: Diagnostic, call: Int?) {
        state.withLock { if $0 == nil { $0 = (error, call) } }
    }
}
