import Core
import Foundation
import Testing

/// A build may end at any moment: the site is the old one or the new one, whole, and the next build makes the same
/// bytes as one that nobody disturbed.
@Suite struct KillTests {
    private static let model = """
        title: A small model, 16 bits
        model: {bits: 16, channels: [4], hidden: 16, decoder_hidden: 16}
        training: {epochs: 4, batch: 8, threads: 1}
        hash: itq

        """

    /// Everything but the rendering's `seconds`, of which a site says nothing.
    private func build(_ site: URL, _ more: [String] = []) throws {
        let result = try Command.run(["build", "--quiet", site.path] + more, in: site)
        try #require(result.code == 0, "\(result.errors)")
    }

    private func change(_ site: URL) throws {
        try (site / "vitrine.yml").replace("title: Marks", with: "title: Changed marks")
        try (site / "recipes/model.yml").replace("epochs: 4", with: "epochs: 5")
    }

    @Test func killedBuildsLeaveAWholeSite() throws {
        try withSite { site in
            try Files.write(Self.model, to: site / "recipes/model.yml")
            try (site / "vitrine.yml").replace("runs:\n", with: "runs:\n  - recipes/model.yml\n")
            try build(site)
            let old = try tree(site / "public")
            // A copy that is changed and built undisturbed.
            let calm = site.deletingLastPathComponent() / "calm"
            try FileManager.default.copyItem(at: site, to: calm)
            try change(calm)
            let start = ContinuousClock.now
            try build(calm)
            let duration = ContinuousClock.now - start
            let new = try tree(calm / "public")
            #expect(new != old)

            try change(site)
            var killed = 0
            for part in 1...10 {
                let process = try Running([Command.binary.path, "build", "--quiet", site.path], in: site)
                // Delays spread over the build, the last beyond its end; each kill saves what is stored by then.
                if !process.hasEnded(within: duration * part / 10) {
                    process.signal(SIGKILL)
                    killed += 1
                }
                let result = try process.result()
                #expect(result.code == 0 || result.code == 128 + SIGKILL, "\(result.errors)")
                let now = try tree(site / "public")
                #expect(now == old || now == new, "after \(part)/10 of the build the site is neither old nor new")
            }
            #expect(killed > 0)
            try build(site)
            #expect(try tree(site / "public") == new)
            let left = try tree(site).keys.filter { $0.contains(".partial") && !$0.contains("/.") }
            #expect(left.isEmpty, "\(left)")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: site.path).filter { $0.contains("partial") } == [])
        }
    }

    /// At the swap itself, where a moment without a site would lie: 20 builds that only render, stopped near their end.
    @Test func theSwapLeavesNoGap() throws {
        try withSite { site in
            try build(site)
            let start = ContinuousClock.now
            try build(site, ["--force", "render"])
            let duration = ContinuousClock.now - start
            let whole = try tree(site / "public")
            for part in 1...12 {
                let process = try Running(
                    [Command.binary.path, "build", "--quiet", "--force", "render", site.path], in: site)
                if !process.hasEnded(within: duration * (part + 6) / 18) { process.signal(SIGKILL) }
                _ = try process.result()
                #expect(try tree(site / "public") == whole)
            }
        }
    }
}
