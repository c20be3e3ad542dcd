import Core
import Foundation
import Testing

/// The command needs nothing beside it: templates, cards and the sample are inside.
@Suite struct AloneTests {
    @Test func theBinaryAloneMakesASiteInAnEmptyFolder() throws {
        try withFolder { folder in
            let installed = folder / "bin/vitrine"
            try Files.makeDirectory(folder / "bin")
            try FileManager.default.copyItem(at: Command.binary, to: installed)
            let home = folder / "home"
            try Files.makeDirectory(home)
            // The libraries of Swift lie where the build found them; nothing else of the environment is kept.
            let libraries =
                ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"].map { "LD_LIBRARY_PATH='\($0)'" } ?? ""
            let clean = "env -i PATH=/usr/bin:/bin HOME=\(home.path) TERM=xterm \(libraries)"
            let start = try Command.shell("\(clean) \(installed.path) init --sample .", in: home)
            #expect(start.code == 0, "\(start.errors)")
            #expect(start.output.hasSuffix("Next: vitrine build\nThen: vitrine serve\n"))
            // On a terminal, which `script` makes, each long step draws its bar.
            let built = try Command.shell(
                "\(clean) script -qec 'stty cols 120; \(installed.path) build --jobs 2' /dev/null", in: home)
            #expect(built.code == 0, "\(built.output)\(built.errors)")
            let site = try tree(home / "public")
            for page in ["index.html", "queries/00000.html", "queries/00079.html", "browse", "data/manifest.json"] {
                #expect(site[page] != nil, "\(page) is missing")
            }
            try checkProgress(built.output)
            #expect(try FileManager.default.contentsOfDirectory(atPath: (folder / "bin").path) == ["vitrine"])
        }
    }

    /// The bar of the training: `train ███░░░  15 %  384/2560 images  812/s  2.7 s left  loss 1.2`
    private func checkProgress(_ terminal: String) throws {
        let bar = /train [█░]{20} +(\d+) %  (\d+)\/(\d+) images  (\d+(?:\.\d)?)\/s  (\S+(?: s)?) left/
        let bars = terminal.matches(of: bar)
        #expect(!bars.isEmpty, "the training drew no bar")
        for found in bars {
            let (share, done, total) = (Int(found.1), Int(found.2), Int(found.3))
            #expect(total == 8 * 320)
            #expect(share == (done ?? 0) * 100 / (total ?? 1))
        }
        for step in ["train: 8 epochs", "encode database: 320 images", "evaluate: 80 queries", "query pages: 80 pages"]
        {
            #expect(terminal.contains(step), "no end of a step: \(step)")
        }
    }
}
