import Core
import Foundation
import Report

/// Starts a report from a notebook.
public enum ReportStarter {
    /// Writes `<notebook's name>.md` and the pictures beside it; files that are there already are left as they are.
    /// - Returns: the report, and everything that was written, from the folder.
    /// - Throws: `Diagnostic` for what is no notebook, or where a file cannot be written.
    public static func create(from notebook: URL, at folder: URL, keepsCode: Bool) throws -> (
        report: String, written: [String]
    ) {
        guard Files.exists(notebook) else {
            throw Diagnostic("no such file", file: notebook.path, expected: "a notebook, NAME.ipynb")
        }
        let name = notebook.deletingPathExtension().lastPathComponent
        let made: (text: String, files: [ReportFile])
        do {
            made = try NotebookReport.report(from: Files.read(notebook), name: name, keepsCode: keepsCode)
        } catch var told as Diagnostic {
            told.file = notebook.path
            throw told
        }
        let report = SiteReports.name(notebook) + ".md"
        var written: [String] = []
        for file in [ReportFile(path: report, data: Data(made.text.utf8))] + made.files {
            let target = folder.appendingPathComponent(file.path)
            if Files.exists(target) { continue }
            try Files.makeDirectory(target.deletingLastPathComponent())
            try Files.write(file.data, to: target)
            written.append(file.path)
        }
        guard written.contains(report) else {
            throw Diagnostic(
                "is there already, and is left as it is", file: folder.appendingPathComponent(report).path,
                advice: "move it away, or name another folder")
        }
        return (report, written)
    }
}
