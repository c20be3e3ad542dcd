import Core
import Foundation
import Testing

/// Each folder of `Invalid/` is a mistake. Its `expected.txt` starts with `$ ` lines, which a shell runs in a copy of
/// `Site/` with the folder's own files laid over it; what the last one prints to the terminal follows, and its exit
/// code. `SITE` stands for the path of the copy.
@Suite struct InvalidInputTests {
    static let cases = (try? Files.list(sources / "Invalid").map(\.lastPathComponent)) ?? []

    @Test(arguments: cases) func mistakeIsToldOnce(name: String) throws {
        let file = sources / "Invalid/\(name)/expected.txt"
        let commands = try Files.readText(file).split(separator: "\n").filter { $0.hasPrefix("$ ") }.map(String.init)
        let command = try #require(commands.last)
        try withSite { site in
            for own in try Files.list(sources / "Invalid/\(name)") where own.lastPathComponent != "expected.txt" {
                try FileManager.default.copyItem(at: own, to: site / own.lastPathComponent)
            }
            for line in commands.dropLast() {
                #expect(try Command.shell(String(line.dropFirst(2)), in: site).code == 0, "\(line)")
            }
            let before = try tree(site, without: [".vitrine"])
            let found = try Command.shell(String(command.dropFirst(2)), in: site)
            #expect(found.code == 1 || found.code == 64)
            #expect(try tree(site, without: [".vitrine"]) == before, "something half-written stayed behind")
            let store = try tree(site / ".vitrine").keys
            #expect(!store.contains { $0.contains(".partial") || $0.hasSuffix(".resume") })
            // What a library adds in its own words depends on its version, and a long list grows with the program.
            let printed = (found.output + found.errors).replacing(site.path, with: "SITE")
                .replacing(/(the image cannot be read|is not a TorchScript module): .*/) { "\($0.1): …" }
                .replacing(/expected: one of ([^,\n]+, ){5,}[^\n]*/, with: "expected: one of …")
            let text = (commands + [printed + "exit \(found.code)"]).joined(separator: "\n")
            try Snapshot.expect(text + "\n", in: file)
        }
    }

    @Test func everyMistakeOfTheListIsThere() {
        #expect(Self.cases.count >= 90)
    }
}
