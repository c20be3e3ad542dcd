import Arrays
import Core
import Foundation
import Handover
import Testing

@Suite struct PackerTests {
    private func request(_ folder: URL, _ venue: String, isAnonymous: Bool = false) throws -> PackRequest {
        let file = folder.appendingPathComponent("venue.yml")
        try Files.write("title: A venue\n" + venue, to: file)
        var request = PackRequest(
            venue: try VenueBudget.find(file.path), output: folder.appendingPathComponent("out.zip"),
            isAnonymous: isAnonymous)
        request.identity.authors = ["Anna Example"]
        request.identity.folders = ["/work/sites/mine"]
        request.jobs = 2
        return request
    }

    /// A site whose pictures weigh by quality and edge, and whose pages are as many as its queries.
    private func project(kilobytes: Int) -> PackProject {
        let full = PackSettings(quality: 75, edge: 128, neighbours: 20, queries: 400)
        return PackProject(full: full) { settings, folder in
            var files: [String: Data] = ["index.html": Data("<!doctype html><title>x</title>".utf8)]
            let share = Double(settings.quality) / 75 * Double(settings.edge * settings.edge) / Double(128 * 128)
            for sheet in 0..<20 {
                let bytes = Int(share * Double(kilobytes) * 25) * (sheet % 2 == 0 ? 1 : settings.pictures)
                files["images/database-\(sheet).webp"] = noise(bytes, seed: UInt64(sheet))
            }
            for query in 0..<settings.queries {
                files["queries/\(query).html"] = noise(kilobytes * settings.neighbours / 16, seed: UInt64(1000 + query))
            }
            try writeSite(files, to: folder)
        }
    }

    /// Megabytes of the budget, kilobytes of a site. VITRINE_LARGE_PACKS=1 also packs 100 and 500 MB, for a minute or two.
    private static let sizes: [(Int, Int)] =
        [(1, 300), (1, 1200), (10, 2_000), (10, 30_000)]
        + (ProcessInfo.processInfo.environment["VITRINE_LARGE_PACKS"] == "1" ? [(100, 300_000), (500, 900_000)] : [])

    @Test(arguments: sizes)
    func aPackFillsItsBudget(megabytes: Int, kilobytes: Int) throws {
        try withFolder { folder in
            let budget = megabytes * 1_000_000
            let packer = Packer(try request(folder, "bytes: \(megabytes) MB\n"))
            let report = try packer.pack(project(kilobytes: kilobytes))
            let bytes = try Data(contentsOf: folder.appendingPathComponent("out.zip")).count
            #expect(bytes == report.bytes && bytes <= budget)
            if report.dropped.isEmpty {
                #expect(report.trials == 1)
            } else {
                #expect(Double(bytes) >= 0.95 * Double(budget), "\(bytes) of \(budget), \(report.dropped)")
            }
            let left = try Files.list(folder).map(\.lastPathComponent)
            #expect(left == ["out.checklist.txt", "out.zip", "venue.yml"])
            // The zip is a whole site.
            let verified = try SiteVerifier(folder.appendingPathComponent("out.zip"), jobs: 1).verify(rebuild: false)
            #expect(verified.isWell, "\(verified.checks.flatMap(\.problems))")
        }
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        try withFolder { folder in
            let zip = folder.appendingPathComponent("out.zip")
            let checklist = folder.appendingPathComponent("out.checklist.txt")
            _ = try Packer(try request(folder, "bytes: 500 kB\n", isAnonymous: true)).pack(project(kilobytes: 300))
            let first = (try Data(contentsOf: zip), try Data(contentsOf: checklist))
            var again = try request(folder, "bytes: 500 kB\n", isAnonymous: true)
            again.jobs = 1
            _ = try Packer(again).pack(project(kilobytes: 300))
            #expect(try Data(contentsOf: zip) == first.0)
            #expect(try Data(contentsOf: checklist) == first.1)
        }
    }

    @Test func whatCannotFitIsRefusedWithTheReason() throws {
        try withFolder { folder in
            let told = message {
                _ = try Packer(try request(folder, "bytes: 5 kB\n")).pack(project(kilobytes: 300))
            }
            #expect(
                told.contains("does not fit: the smallest that can be made") && told.contains("10 queries"), "\(told)")
            let site = folder.appendingPathComponent("public")
            try writeSite(["index.html": noise(9000, seed: 1)], to: site)
            let whole = message {
                _ = try Packer(try request(folder, "bytes: 5 kB\n")).pack(folder: site, whole: "build it smaller")
            }
            #expect(whole.contains("bytes of the zip of 5000") && whole.contains("try: build it smaller"), "\(whole)")
            let files = message {
                _ = try Packer(try request(folder, "bytes: 5 MB\nfiles: 1\n")).pack(folder: site, whole: "")
            }
            #expect(files.contains("2 files of 1"), "\(files)")
            #expect(try !Files.list(folder).contains { $0.pathExtension == "zip" })
        }
    }

    @Test func plantedSecretsAreFoundOrTakenOut() throws {
        try withFolder { folder in
            let site = folder.appendingPathComponent("public")
            let clean: [String: Data] = [
                "index.html": Data("<!doctype html><meta name=generator content=Vitrine><title>x</title>".utf8),
                "assets/images/photo.jpg": Pictures.jpeg(),
                "data/run/recipe.yml": Data("codes: /work/sites/mine/codes.npy\nother: /home/anna/x.npy\n".utf8),
            ]
            try writeSite(clean, to: site)
            let zip = folder.appendingPathComponent("out.zip")
            let report = try Packer(try request(folder, "bytes: 5 MB\nfolder: anc\n", isAnonymous: true))
                .pack(folder: site, whole: "")
            #expect(report.removed["an absolute path"] == 2)
            #expect(report.removed["EXIF but the orientation, with a place by GPS"] == 1)
            #expect(report.removed["the generator's credit"] == 1)
            let archive = try ZipArchive(zip)
            var recipe = Data()
            let member = try #require(archive.members.first { $0.name == "anc/data/run/recipe.yml" })
            try archive.unpack(member) { recipe.append(contentsOf: $0) }
            #expect(recipe == Data("codes: codes.npy\nother: x.npy\n".utf8))
            #expect(try SiteVerifier(zip, jobs: 1).verify(rebuild: false).isWell, "the manifest fits what was changed")
            let checklist = try Files.readText(folder.appendingPathComponent("out.checklist.txt"))
            #expect(checklist.contains("an absolute path, 2 times: data/run/recipe.yml"))
            #expect(checklist.contains("author's name: Anna Example"))

            let planted: [(String, String, String)] = [
                (
                    "data/labels.csv", "row,label\n1,anna example's cat\n",
                    "data/labels.csv: error: author's name at byte 12"
                ),
                ("data/site.js", "x={\"citation\":\"see https:\\/\\/track.example\\/p?id=1\"}", "URL at byte 19"),
                ("runs/a.html", "<p>write to someone&#64;mail.example", "e-mail address at byte"),
            ]
            for (path, text, expected) in planted {
                try FileManager.default.removeItem(at: site)
                try writeSite(clean.merging([path: Data(text.utf8)]) { $1 }, to: site)
                try? FileManager.default.removeItem(at: zip)
                let told = message {
                    _ = try Packer(try request(folder, "bytes: 5 MB\n", isAnonymous: true)).pack(
                        folder: site, whole: "")
                }
                #expect(told.contains(expected) && told.contains("no zip was written"), "\(told)")
                #expect(!Files.exists(zip))
                #expect(
                    message { _ = try Packer(try request(folder, "bytes: 5 MB\n")).pack(folder: site, whole: "") } == ""
                )
            }
        }
    }

    @Test func foldersThatAreNoSiteAreRefused() throws {
        try withFolder { folder in
            let site = folder.appendingPathComponent("public")
            func told() throws -> String {
                message { _ = try Packer(try request(folder, "bytes: 5 MB\n")).pack(folder: site, whole: "") }
            }
            try Files.makeDirectory(site)
            #expect(try told().contains("has no data/manifest.json"))
            try writeSite(["index.html": Data("x".utf8), "a.html": Data("y".utf8)], to: site)
            symlink("/etc/passwd", site.appendingPathComponent("link.txt").path)
            #expect(try told().contains("link.txt: error: is a symbolic link"))
            unlink(site.appendingPathComponent("link.txt").path)
            unlink(site.appendingPathComponent("a.html").path)
            #expect(try told().contains("lacks 1 files of its manifest, such as a.html"))
            try Files.write("{", to: site.appendingPathComponent("data/manifest.json"))
            #expect(try told().contains("data/manifest.json: error: is not the JSON"))
        }
    }
}
