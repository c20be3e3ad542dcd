import Core
import Foundation

/// Where steps keep their results: `<root>/steps/<step>/<key>/`, and `<root>/runs/<run>/`, where the results of
/// one run are linked together under the names that users open.
///
/// A key digests the step's name, format version, parameters and the content of its inputs, so two recipes that
/// differ in the hash function alone share one training.
public struct RunStore: Sendable {
    public let root: URL

    public init(root: URL) throws {
        self.root = root
        do {
            try Files.makeDirectory(root.appendingPathComponent("steps"))
        } catch var diagnostic as Diagnostic {
            diagnostic.file = root.path
            diagnostic.expected = "a folder that may be written to, for the results of the steps"
            diagnostic.advice = "choose another folder with --store"
            throw diagnostic
        }
    }

    public func runFolder(_ run: String) -> URL {
        root.appendingPathComponent("runs").appendingPathComponent(run)
    }

    /// The key of a step with these inputs. `parameters` is its settings in a canonical text form.
    public func key(_ step: StepName, parameters: String, inputs: [String]) -> String {
        var digest = Digest()
        digest.add(step.rawValue)
        digest.add(String(step.formatVersion))
        digest.add(parameters)
        for input in inputs { digest.add(input) }
        return String(digest.hex().prefix(24))
    }

    package func folder(_ step: StepName, _ key: String) -> URL {
        root.appendingPathComponent("steps").appendingPathComponent(step.rawValue).appendingPathComponent(key)
    }

    /// The stored result under a key, or nil where there is none or where a file of it is gone or has another size.
    public func stored(_ step: StepName, _ key: String) -> StepResult? {
        let folder = folder(step, key)
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("step.json")),
            let record = try? JSONDecoder().decode(StepResult.Record.self, from: data), record.key == key
        else { return nil }
        for file in record.files where size(folder.appendingPathComponent(file.name)) != file.bytes {
            return nil
        }
        return StepResult(folder: folder, record: record, wasStored: true)
    }

    /// Runs `work` in a temporary folder and moves what it wrote under the key in one rename.
    ///
    /// - Parameter resumable: the temporary folder has a fixed name and survives a kill, so that a training can
    ///   go on from its checkpoint.
    public func run(
        _ step: StepName, _ key: String, resumable: Bool = false, work: (URL) throws -> Void
    ) throws -> StepResult {
        let target = folder(step, key)
        let parent = target.deletingLastPathComponent()
        let temporary = parent.appendingPathComponent(resumable ? ".\(key).resume" : ".\(key).partial")
        if !resumable { try? FileManager.default.removeItem(at: temporary) }
        try Files.makeDirectory(temporary)
        let start = ContinuousClock.now
        do {
            try work(temporary)
        } catch {
            if !resumable { try? FileManager.default.removeItem(at: temporary) }
            throw (error as? Diagnostic)?.naming(target, insteadOf: temporary) ?? error
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let files = try names(below: temporary).filter { $0 != "step.json" }.map { name in
            let url = temporary.appendingPathComponent(name)
            return StepResult.File(name: name, bytes: size(url) ?? 0, sha256: try Digest.sha256(of: url))
        }
        let record = StepResult.Record(step: step, key: key, files: files, seconds: seconds)
        try Files.write(try JSON.encode(record), to: temporary.appendingPathComponent("step.json"))
        try? FileManager.default.removeItem(at: target)
        guard rename(temporary.path, target.path) == 0 else {
            throw Files.writeFailure(target, errno)
        }
        return StepResult(folder: target, record: record, wasStored: false)
    }

    /// The files of a folder and of the folders in it, by their paths from there, in order.
    private func names(below folder: URL, prefix: String = "") throws -> [String] {
        try Files.list(folder).flatMap { url -> [String] in
            let name = prefix + url.lastPathComponent
            return Files.isDirectory(url) ? try names(below: url, prefix: name + "/") : [name]
        }
    }

    private func size(_ url: URL) -> Int? {
        var info = stat()
        guard stat(url.path, &info) == 0 else { return nil }
        return Int(info.st_size)
    }
}
