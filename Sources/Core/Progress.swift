/// What a long step tells whoever is watching. The command line draws bars from these; tests collect them.
public enum ProgressEvent: Sendable, Equatable {
    /// `total` is 0 where it is not known beforehand.
    case started(task: String, total: Int, unit: String)
    /// `done` counts from the start of the task, in its unit. `detail` is a short remark such as `loss 0.312`.
    case advanced(task: String, done: Int, detail: String = "")
    case finished(task: String, summary: String)
    case message(String)
}

public typealias ProgressHandler = @Sendable (ProgressEvent) -> Void
