import Core
import Foundation
import Settings

/// What a program prints.
struct ShellCell: ReportCell {
    static let kind = "shell"
    static let summary = "What a program prints; only run where `--allow-shell` is given."
    var numbering: ReportNumber.Kind? { nil }
    static let example = "command: echo hello"

    let runs = RunChoice.none
    private let command: String
    private let seconds: Int
    private let uses: [String]

    var files: [String] { uses }

    init(_ map: YAMLMapping, _ reader: CellReader) {
        command = map.string("command", required: true) ?? ""
        seconds = map.int("seconds", in: 1...600) ?? 30
        uses = map.strings("files") ?? []
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        guard context.allowsShell else {
            throw Diagnostic(
                "programs are not run",
                expected: "`--allow-shell`, which runs `\(command.prefix(80))` with your rights",
                advice: "allow it only for a report whose cells you have read")
        }
        let result = try ShellRun.output(of: command, in: context.folder, seconds: seconds)
        guard result.status == 0 else {
            throw Diagnostic(
                "`\(command.prefix(80))` ended with \(result.status)",
                expected: "exit status 0" + (result.text.isEmpty ? "" : "; it printed: \(result.text.suffix(400))"))
        }
        return [.lines(result.text)]
    }
}
