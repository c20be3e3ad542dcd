import Core
import Foundation

/// Runs steps that the store does not hold, skips those it does, and says which.
package final class StepRunner {
    package let store: RunStore
    package let options: BuildOptions
    package private(set) var done: [BuiltStep] = []

    package init(store: RunStore, options: BuildOptions) {
        self.store = store
        self.options = options
    }

    package func result(
        _ step: StepName, run: String, parameters: String, inputs: [String], resumable: Bool = false,
        work: (URL) throws -> Void
    ) throws -> StepResult {
        let key = store.key(step, parameters: parameters, inputs: inputs)
        let task = run.isEmpty ? step.rawValue : "\(run): \(step.rawValue)"
        if !options.force.contains(step)
            || done.contains(where: { $0.step == step && $0.folder == store.folder(step, key) }),
            let stored = store.stored(step, key)
        {
            options.progress(.message("\(task): stored"))
            record(stored, run: run)
            return stored
        }
        if options.onlyStored {
            throw Diagnostic(
                "\(task): there is no result of this step for the site as it is now", file: options.configuration.path,
                advice: "run `vitrine build` first")
        }
        options.progress(.message("\(task): \(step.summary)"))
        let result: StepResult
        do {
            result = try store.run(step, key, resumable: resumable, work: work)
        } catch let diagnostic as Diagnostic {
            // Whose step failed is half of the message.
            guard !run.isEmpty, diagnostic.file == nil else { throw diagnostic }
            var named = diagnostic
            named.message = "run \(run), step \(step.rawValue): \(diagnostic.message)"
            throw named
        }
        record(result, run: run)
        return result
    }

    package func record(_ result: StepResult, run: String) {
        done.append(
            BuiltStep(
                run: run, step: result.step, stored: result.wasStored, seconds: result.wasStored ? 0 : result.seconds,
                folder: result.folder))
    }
}
