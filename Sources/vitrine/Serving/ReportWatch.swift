import Core
import Dispatch
import Foundation
import Pipeline
import Synchronization

/// Writes reports again whenever they change, and reloads the pages that show them.
///
/// Pages opened from disk may ask nothing of a server: while it is watched, a page loads a small script again and again
/// that says which writing it is.
struct ReportWatch {
    private let writing: ReportWork
    private let files: [URL]
    private let choices: ReportWork.Choices
    private let quiet: Bool

    init(_ writing: ReportWork, _ files: [URL], _ choices: ReportWork.Choices, quiet: Bool) {
        self.writing = writing
        self.files = files
        self.choices = choices
        self.quiet = quiet
    }

    func run() async throws {
        try Files.makeDirectory(choices.output)
        try Files.write(Data(Self.script.utf8), to: choices.output.appendingPathComponent(Self.name))
        defer { end() }
        let stop = StopSignal()
        let listening = stop.listen()
        defer { for source in listening { source.cancel() } }
        var watched = files.map(Watched.init)
        var number = 0
        while !stop.isOn {
            for place in watched.indices {
                guard watched[place].hasChanged(named: writing.files) else { continue }
                write(watched[place].report)
                number += 1
                try? Files.write(
                    Data("vitrineWriting=\"\(getpid())-\(number)\"\n".utf8),
                    to: choices.output.appendingPathComponent(Self.version))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func write(_ file: URL) {
        do {
            let outcome = try writing.write(file, script: Self.name)
            for mistake in outcome.mistakes { Console.message(mistake.description) }
            if !quiet { Console.message(ReportSummary(outcome).lines) }
        } catch {
            // The page stays as it was; the next writing may go well.
            _ = reported(error)
        }
    }

    private func end() {
        for file in files { _ = try? writing.write(file) }
        for name in [Self.name, Self.version] {
            try? FileManager.default.removeItem(at: choices.output.appendingPathComponent(name))
        }
    }

    /// A report and the files beside it as they were when they were last looked at.
    private struct Watched {
        let report: URL
        private var own: SiteSources.Stamp?
        private var files: [URL] = []
        private var stamps: [SiteSources.Stamp?]?

        init(_ report: URL) {
            self.report = report
        }

        /// - Parameter named: reads the report for the files that it names: only where it is another than before.
        mutating func hasChanged(named: (URL) -> [URL]) -> Bool {
            let now = SiteSources.stamp(report)
            if stamps == nil || now != own { files = named(report) }
            let all = [now] + files.map(SiteSources.stamp)
            defer { (own, stamps) = (now, all) }
            return stamps != all
        }
    }

    static let name = "vitrine-reload.js"
    static let version = "vitrine-writing.js"
    private static let script = """
        (function () {
          "use strict";
          var first = null;
          (function ask() {
            var script = document.createElement("script");
            script.src = "\(version)?" + Date.now();
            script.onload = script.onerror = function () {
              script.remove();
              if (first === null) first = window.vitrineWriting;
              if (first !== window.vitrineWriting) location.reload();
              else setTimeout(ask, 150);
            };
            document.head.appendChild(script);
          })();
        })();

        """
}

/// Ctrl-C and an end asked for, which leave time to put things in order.
final class StopSignal: Sendable {
    private let stopped = Mutex(false)

    var isOn: Bool { stopped.withLock { $0 } }

    /// - Returns: what listens, for as long as it is kept.
    func listen() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in stopped.withLock { $0 = true } }
            source.resume()
            return source
        }
    }
}
