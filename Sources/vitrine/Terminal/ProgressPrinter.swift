import Core
import Foundation
import Synchronization

/// Draws progress on standard error: a bar with rate and time left on a terminal, a plain line a task elsewhere.
final class ProgressPrinter: Sendable {
    enum Style: Sendable {
        case bar, lines, json, quiet
    }

    private struct Task {
        var name = ""
        var total = 0
        var unit = ""
        var start = ContinuousClock.now
        var lastDrawn = ContinuousClock.now
        var drawn = false
    }

    private let style: Style
    private let task = Mutex(Task())

    init(style: Style) {
        self.style = style
    }

    /// Bars only where a person watches.
    static func standard(quiet: Bool, json: Bool) -> ProgressPrinter {
        if json { return ProgressPrinter(style: .json) }
        if quiet { return ProgressPrinter(style: .quiet) }
        return ProgressPrinter(style: isatty(STDERR_FILENO) == 1 ? .bar : .lines)
    }

    var handler: ProgressHandler {
        { [self] event in handle(event) }
    }

    private func handle(_ event: ProgressEvent) {
        switch style {
        case .quiet: return
        case .json: printJSON(event)
        case .bar, .lines: printText(event)
        }
    }

    private func printText(_ event: ProgressEvent) {
        task.withLock { task in
            switch event {
            case .started(let name, let total, let unit):
                task = Task(name: name, total: total, unit: unit)
            case .advanced(let name, let done, let detail):
                guard style == .bar, name == task.name else { return }
                let now = ContinuousClock.now
                guard now - task.lastDrawn > .milliseconds(100) else { return }
                task.lastDrawn = now
                task.drawn = true
                write(
                    "\r\u{1B}[2K"
                        + Self.bar(
                            task: task.name, done: done, total: task.total, unit: task.unit,
                            seconds: (now - task.start) / .seconds(1), detail: detail, width: Self.width()))
            case .finished(let name, let summary):
                let seconds = (ContinuousClock.now - task.start) / .seconds(1)
                let clear = task.drawn ? "\r\u{1B}[2K" : ""
                let time = name == task.name && seconds >= 0.1 ? " (\(Self.duration(seconds)))" : ""
                write("\(clear)\(name): \(summary)\(time)\n")
                task = Task()
            case .message(let text):
                write((task.drawn ? "\r\u{1B}[2K" : "") + text + "\n")
            }
        }
    }

    private struct Line: Encodable {
        var event: String
        var task: String?
        var done: Int?
        var total: Int?
        var unit: String?
        var text: String?
    }

    private func printJSON(_ event: ProgressEvent) {
        let line: Line
        switch event {
        case .started(let name, let total, let unit):
            line = Line(event: "started", task: name, total: total, unit: unit)
        case .advanced: return
        case .finished(let name, let summary): line = Line(event: "finished", task: name, text: summary)
        case .message(let text): line = Line(event: "message", text: text)
        }
        guard let data = try? JSON.encode(line, pretty: false) else { return }
        write(String(decoding: data, as: UTF8.self))
    }

    private func write(_ text: String) {
        Console.raw(text)
    }

    /// `train  ███████░░░  42 %  4200/10000 images  1 234/s  0:07 left  loss 0.3`, cut to the width.
    static func bar(
        task: String, done: Int, total: Int, unit: String, seconds: Double, detail: String, width: Int
    ) -> String {
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let rateText = rate >= 10 ? String(Int(rate)) : String(format: "%.1f", rate)
        var text = task
        if total > 0 {
            let share = min(1, Double(done) / Double(total))
            let cells = 20
            let full = Int(share * Double(cells))
            let left = rate > 0 ? Double(max(0, total - done)) / rate : 0
            text += " " + String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
            text += String(format: " %3d %% ", Int(share * 100))
            text += " \(done)/\(total) \(unit)  \(rateText)/s  \(duration(left)) left"
        } else {
            text += " \(done) \(unit)  \(rateText)/s"
        }
        if !detail.isEmpty { text += "  \(detail)" }
        return String(text.prefix(max(20, width - 1)))
    }

    /// `0.4 s`, `12 s`, `3:05`, `1:02:09`.
    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e8 else { return "?" }
        if seconds < 10 { return String(format: "%.1f s", seconds) }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return String(format: "%d:%02d", whole / 60, whole % 60) }
        return String(format: "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
    }

    private static func width() -> Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 100
    }
}
