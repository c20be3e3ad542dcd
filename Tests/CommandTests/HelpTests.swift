import Core
import Foundation
import Testing

/// What the command says about itself: in `Snapshots/`.
@Suite struct HelpTests {
    static let commands = [
        [], ["init"], ["build"], ["serve"], ["train"], ["encode"], ["search"], ["evaluate"], ["import"], ["pack"],
        ["verify"], ["report"], ["theme"], ["theme", "list"], ["theme", "eject"], ["theme", "check"], ["datasets"],
        ["datasets", "list"], ["datasets", "show"], ["datasets", "check"],
        ["slides"], ["slides", "generate"], ["slides", "info"],
    ]

    @Test(arguments: commands) func helpIsAsInItsSnapshot(command: [String]) throws {
        let help = try Command.run(command + ["--help"], in: sources)
        #expect(help.code == 0)
        #expect(help.errors == "")
        // The lines of examples are wrapped at 80 columns, and one that is cannot be copied.
        let examples = help.output.matches(of: #/(?s)Examples?:\n(.*?)USAGE:/#).flatMap { $0.1.split(separator: "\n") }
        for line in examples { #expect(line.hasPrefix("  "), "wrapped: \(line)") }
        let name = (["vitrine"] + command).joined(separator: "-")
        try Snapshot.expect(help.output, in: sources / "Snapshots/\(name).txt")
    }

    @Test func everyCommandHasASnapshot() throws {
        let help = try Command.run(["--help"], in: sources).output
        let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
        let named = list.matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.1) }
        #expect(named.count == 14)
        for name in named { #expect(Self.commands.contains([name]), "no snapshot of `vitrine \(name) --help`") }
    }

    @Test func versionIsThreeNumbers() throws {
        let version = try Command.run(["--version"], in: sources)
        #expect(version.code == 0)
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    /// A script is right when its shell takes it; bash is asked where it is, and it is on Debian and Ubuntu.
    @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreProduced(shell: String) throws {
        try withFolder { folder in
            let script = try Command.run(["--generate-completion-script", shell], in: folder)
            #expect(script.code == 0)
            for word in ["vitrine", "search", "jobs", "cuda"] { #expect(script.output.contains(word)) }
            try Files.write(script.output, to: folder / "script")
            guard shell == "bash" else { return }
            let check = try Command.shell("bash -n script && bash -c '. ./script && complete -p vitrine'", in: folder)
            #expect(check.code == 0, "\(check.errors)")
        }
    }
}
