import Core

/// Who is told how far a fit has come.
package struct FittingProgress: Sendable {
    package static let silent = FittingProgress { _ in }

    private let handler: ProgressHandler

    package init(_ handler: @escaping ProgressHandler) { self.handler = handler }

    /// Calls `body` for each of `total` passes, until it returns false.
    func passes(_ total: Int, of task: String, _ body: (Int) throws -> Bool) throws {
        handler(.started(task: task, total: total, unit: "passes"))
        var done = 0
        for pass in 0..<total {
            let goesOn = try body(pass)
            done = pass + 1
            handler(.advanced(task: task, done: done))
            guard goesOn else { break }
        }
        handler(.finished(task: task, summary: "\(done) passes"))
    }
}
