import Core
import Foundation
import Report

/// Prints a page by a Chromium that is on the machine.
enum ChromiumPrint {
    static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    static let seconds = 60

    /// - Throws: `Diagnostic` where there is no Chromium, or where it does not print.
    static func pdf(_ page: Data) throws -> Data {
        guard let program = find() else {
            throw Diagnostic(
                "there is no Chromium to print with", expected: "one of \(names.joined(separator: ", ")) in $PATH",
                advice: "install it, or write another format")
        }
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-print-\(UUID().uuidString)")
        try Files.makeDirectory(work)
        defer { try? FileManager.default.removeItem(at: work) }
        let (source, target) = (work.appendingPathComponent("page.html"), work.appendingPathComponent("page.pdf"))
        try Files.write(page, to: source)
        // Its sandbox refuses to run as root, which containers do; the page is our own and loads nothing.
        let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
        let status: Int32
        do {
            status = try BoundedProcess.run(
                [program, "--headless=new", "--disable-gpu", "--disable-dev-shm-usage"] + sandbox + [
                    "--user-data-dir=\(work.appendingPathComponent("profile").path)", "--no-pdf-header-footer",
                    "--print-to-pdf=\(target.path)", "file://\(source.path)",
                ], seconds: seconds)
        } catch {
            throw Diagnostic("Chromium cannot be started: \(error.localizedDescription)", file: program)
        }
        guard status == 0, let data = try? Files.read(target), data.starts(with: Array("%PDF".utf8))
        else {
            throw Diagnostic(
                "Chromium printed nothing (exit status \(status))", file: program,
                advice: "write --format html and print it from a browser")
        }
        return data
    }

    private static func find() -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for name in names {
            for folder in folders {
                let path = "\(folder)/\(name)"
                if FileManager.default.isExecutableFile(atPath: path) { return path }
            }
        }
        return nil
    }
}
