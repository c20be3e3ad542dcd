import ArgumentParser
import Core
import Foundation
import Pipeline

extension StepName: ExpressibleByArgument {}

enum DeviceChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, cpu, cuda
}

/// Options of every command that may compute something.
struct WorkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where results of steps are kept (default: .vitrine inside the site).", valueName: "folder"),
        completion: .directory)
    var store: String?

    @Option(help: ArgumentHelp("How many threads to use (default: one a core).", valueName: "count"))
    var jobs: Int?

    @Option(help: "Where models run; auto takes a GPU where there is one.")
    var device: DeviceChoice = .auto

    @Flag(name: .shortAndLong, help: "Print no progress and no messages, errors excepted.")
    var quiet = false

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError("--jobs is \(jobs); it must be 1 or more.")
        }
    }

    /// - Parameter json: progress as JSON lines.
    func options(site: String, json: Bool = false) -> BuildOptions {
        var options = BuildOptions(site: Self.folder(site))
        if let store { options.store = Self.folder(store) }
        if let jobs { options.jobs = jobs }
        options.device = device.rawValue
        options.progress = ProgressPrinter.standard(quiet: quiet, json: json).handler
        return options
    }

    /// Relative paths start where the user is.
    static func folder(_ path: String) -> URL {
        URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    }

    /// Where `build` leaves the site when no other place is named.
    static func output(_ path: String?, site: String) -> URL {
        path.map(folder) ?? BuildOptions(site: folder(site)).outputFolder
    }
}

extension ArgumentHelp {
    static let site = ArgumentHelp(
        "The site: a folder with a vitrine.yml, or another YAML file like it.", valueName: "site")
}

/// A word of a command that the user may copy into a shell.
func shellWord(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-_./+:@%".unicodeScalars.contains(scalar))
    }
    return plain && !text.isEmpty ? text : "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
}
