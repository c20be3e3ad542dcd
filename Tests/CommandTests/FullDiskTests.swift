import Core
import Foundation
import Testing

/// No room: one message with the file and the reason, the old site as it was, nothing half-written.
@Suite struct FullDiskTests {
    /// A limit on the size of a file fails like a full disk, and needs no privileges.
    @Test(arguments: [
        // The pictures' sheet, a page, a style sheet: whatever is the first to be larger.
        ("build --force encode --force pictures", 1), ("build --force render", 4),
        ("build --store other --output new", 2),
    ])
    func filesOverTheLimitAreRefused(command: String, kilobytes: Int) throws {
        try withSite { site in
            #expect(try Command.run(["build", "--quiet"], in: site).code == 0)
            let before = try tree(site, without: [".vitrine", "other"])
            let found = try Command.shell(
                "trap '' XFSZ; ulimit -f \(kilobytes * 2); exec vitrine \(command) --quiet", in: site)
            // dash counts in 512 bytes.
            #expect(found.code == 1, "\(found.errors)")
            let lines = found.errors.split(separator: "\n")
            #expect(lines.count == 2, "\(found.errors)")
            #expect(lines.first?.hasPrefix(site.path) == true, "the file is not named: \(found.errors)")
            #expect(lines.first?.hasSuffix("error: cannot be written: File too large") == true, "\(found.errors)")
            #expect(try tree(site, without: [".vitrine", "other"]) == before)
            for store in [".vitrine", "other"] {
                #expect(try !tree(site / store).keys.contains { $0.contains(".partial") })
            }
            #expect(try Command.run(["build", "--quiet"], in: site).code == 0)
        }
    }

    static let canMount =
        (try? withFolder { folder in
            try Command.shell("mount -t tmpfs -o size=64k vitrine-test . && umount \"$PWD\"", in: folder).code == 0
        }) ?? false

    /// A disk of 256 KiB, where the system lets this user make one.
    @Test(.enabled(if: FullDiskTests.canMount)) func fullDiskIsNamed() throws {
        try withSite { site in
            try Files.makeDirectory(site / "disk")
            #expect(try Command.shell("mount -t tmpfs -o size=256k vitrine-test disk", in: site).code == 0)
            defer { _ = try? Command.shell("umount disk", in: site) }
            let found = try Command.run(["build", "--quiet", "--output", "disk/public"], in: site)
            #expect(found.code == 1)
            #expect(found.errors.hasPrefix("\(site.path)/disk/public/"), "\(found.errors)")
            #expect(found.errors.contains("cannot be written: No space left on device\n  try: make room"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: (site / "disk").path) == [])
            let store = try Command.run(["build", "--quiet", "--store", "disk/store", "--force", "encode"], in: site)
            #expect(store.code == 0 || store.errors.contains("No space left on device"), "\(store.errors)")
        }
    }

    @Test(arguments: ["datasets", "datasets show fashion-mnist", "evaluate --quiet", "evaluate --quiet --json"])
    func fullOutputIsAnError(command: String) throws {
        try withSite { site in
            let found = try Command.shell("vitrine \(command) > /dev/full", in: site)
            #expect(found.code == 1)
            #expect(
                found.errors == "standard output: error: the result cannot be written: No space left on device\n",
                "\(found.errors)")
        }
    }

    @Test func aReaderThatLeavesIsNone() throws {
        try withSite { site in
            let found = try Command.shell("(vitrine datasets; echo $? >&2) | true", in: site)
            #expect(found.errors == "0\n")
        }
    }
}
