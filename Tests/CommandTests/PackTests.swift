import Core
import Foundation
import Testing

/// `vitrine pack` and `vitrine verify`, as an author and a reviewer run them.
@Suite struct PackTests {
    private func json(_ arguments: [String], in site: URL, code: Int32 = 0) throws -> [String: Any] {
        let found = try Command.run(arguments, in: site)
        #expect(found.code == code, "\(found.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    }

    private func problems(_ report: [String: Any]) throws -> [String] {
        let checks = try #require(report["checks"] as? [[String: Any]])
        return checks.flatMap { check in
            (check["problems"] as? [[String: String]] ?? []).map { "\($0["file"] ?? ""): \($0["message"] ?? "")" }
        }
    }

    @Test func aPackIsASiteThatAnyUnpackerTakes() throws {
        try withSite { site in
            let report = try json(["pack", "--venue", "journal-10", "--json", "-o", "a.zip"], in: site)
            let bytes = try Data(contentsOf: site / "a.zip")
            #expect(report["bytes"] as? Int == bytes.count && report["anonymous"] as? Bool == false)
            #expect((report["dropped"] as? [String])?.isEmpty == true)
            // Nothing is left of the trials, and the built site is none of pack's.
            let left = try FileManager.default.contentsOfDirectory(atPath: site.path).sorted()
            #expect(
                left == [
                    ".vitrine", "a.checklist.txt", "a.zip", "codes", "data", "datasets", "pictures", "recipes",
                    "vitrine.yml",
                ])
            // Python's reader: every checksum right, times, order, permissions.
            let check = try Command.shell(
                """
                python3 -c '
                import zipfile
                z = zipfile.ZipFile("a.zip")
                assert z.testzip() is None
                names = z.namelist()
                assert names == sorted(names, key=lambda n: n.encode()) and len(names) == len(set(names))
                assert all(i.date_time == (1980, 1, 1, 0, 0, 0) and not i.extra and i.external_attr >> 16 == 0o100644 for i in z.infolist())
                z.extractall("unpacked")
                print(len(names))'
                """, in: site)
            #expect(check.output == "\(report["files"] as? Int ?? 0)\n", "\(check.errors)")
            for path in ["a.zip", "unpacked"] {
                let verified = try json(["verify", path, "--rebuild", "--json"], in: site)
                #expect(try problems(verified).isEmpty)
                #expect(
                    (verified["checks"] as? [[String: Any]])?.compactMap { $0["name"] as? String }.last == "metrics")
            }
            for (jobs, name) in [("1", "b.zip"), ("3", "c.zip")] {
                let again = try Command.run(
                    ["pack", "--venue", "journal-10", "--quiet", "--jobs", jobs, "-o", name], in: site)
                #expect(again.code == 0 && again.output.isEmpty && again.errors.isEmpty, "\(again.errors)")
                #expect(try Data(contentsOf: site / name) == bytes, "with \(jobs) jobs")
            }
        }
    }

    @Test func aPackOfABuiltFolderHasItsFiles() throws {
        try withSite { site in
            #expect(try Command.run(["build", "--quiet"], in: site).code == 0)
            let report = try json(["pack", "public", "--venue", "arxiv-anc", "--json"], in: site)
            #expect(report["output"] as? String == (site / "pack-arxiv-anc.zip").path && report["settings"] == nil)
            let list = try Command.shell(
                "python3 -m zipfile -l pack-arxiv-anc.zip | tail -n +2 | cut -d' ' -f1 | sed s,^anc/,, | sort > a; "
                    + "(cd public; find . -type f | sed s,^./,, | sort) > b; cmp a b", in: site)
            #expect(list.code == 0, "\(list.output)\(list.errors)")
            let inside = try Command.run(["pack", "public", "--venue", "arxiv-anc", "-o", "public/x.zip"], in: site)
            #expect(inside.code == 1 && inside.errors.contains("lies in the folder that is packed"))
        }
    }

    /// What an author may forget, one at a time: a name, a place, a path, a tracker.
    @Test func plantedSecretsAreFound() throws {
        try withSite { site in
            func pack(_ change: String = "") throws -> Command.Result {
                try Command.shell(
                    "\(change)\nexport USER=jdoe77 HOME=\"$PWD/home-of-jdoe77\"; mkdir -p home-of-jdoe77; rm -f a.zip\n"
                        + "vitrine pack --venue openreview-100 --author 'Anna Example' --email anna@uni.example -o a.zip",
                    in: site)
            }
            #expect(try pack().code == 0, "the site itself has none")
            try Files.makeDirectory(site / "Templates/assets")
            // A photograph with a place by GPS, under the theme's own files: taken out, and told.
            try Files.write(Self.photograph, to: site / "Templates/assets/lab.jpg")
            let photograph = try pack()
            #expect(photograph.code == 0, "\(photograph.errors)")
            #expect(photograph.output.contains("taken out: EXIF, with a place by GPS (1)"), "\(photograph.output)")
            #expect(
                try Files.readText(site / "a.checklist.txt").contains(
                    "with a place by GPS, 1 times: assets/lab.jpg"))
            let bytes = try Data(contentsOf: site / "a.zip")
            #expect(bytes.range(of: Data("Exif".utf8)) == nil)

            let planted = [
                ("sed -i 's/^title: .*/title: Marks by Anna  Example/' vitrine.yml", "author's name at byte"),
                (
                    "sed -i 's/^title: .*/title: Marks/' vitrine.yml; echo 'summary: ask anna@uni.example' >> vitrine.yml",
                    "e-mail address at byte"
                ),
                (
                    "sed -i '/^summary/d' vitrine.yml; echo 'citation: \"https://t.example/c?id=42\"' >> vitrine.yml",
                    "URL at byte"
                ),
                (
                    "sed -i '/^citation/d' vitrine.yml; echo 'description: on jdoe77s machine, by jdoe77' >> recipes/pixels.yml",
                    "user name at byte"
                ),
            ]
            for (change, expected) in planted {
                let found = try pack(change)
                #expect(found.code == 1 && found.errors.contains(expected), "\(change): \(found.output)\(found.errors)")
                #expect(found.errors.contains("no zip was written") && !Files.exists(site / "a.zip"))
            }
            // A path is taken out, and the rest of the recipe stays.
            let path = try pack(
                "sed -i '/^description/d' recipes/pixels.yml; echo \"description: from $PWD/codes/x.npy\" >> recipes/pixels.yml"
            )
            #expect(path.code == 0, "\(path.errors)")
            #expect(path.output.contains("taken out: an absolute path ("), "\(path.output)")
            let recipe = try Command.shell(
                "unzip -p a.zip 'data/*/recipe.yml' || python3 -m zipfile -e a.zip u && cat u/data/*/recipe.yml",
                in: site)
            #expect(!recipe.output.contains(site.path))
        }
    }

    @Test func aSmallBudgetIsFilled() throws {
        try withFolder { folder in
            let site = folder / "site"
            #expect(try Command.run(["init", "--sample", "site"], in: folder).code == 0)
            try Files.write("title: All\nbytes: 100 MB\n", to: site / "all.yml")
            let whole = try #require(try json(["pack", "--venue", "all.yml", "--json"], in: site)["bytes"] as? Int)
            // Codes, the encoder and the rest that is always whole are four fifths of it.
            let budget = whole * 9 / 10
            try Files.write("title: Small\nbytes: \(budget)\n", to: site / "small.yml")
            let report = try json(["pack", "--venue", "small.yml", "--json"], in: site)
            let bytes = try #require(report["bytes"] as? Int)
            #expect(
                bytes <= budget && Double(bytes) >= 0.95 * Double(budget),
                "\(bytes) of \(budget) of \(whole): \(report)")
            #expect((report["dropped"] as? [String])?.isEmpty == false)
            let verified = try json(["verify", "pack-small.zip", "--rebuild", "--json"], in: site)
            #expect(try problems(verified).isEmpty)
        }
    }

    @Test func tamperingIsFound() throws {
        try withSite { site in
            #expect(try Command.run(["build", "--quiet"], in: site).code == 0)
            #expect(try Command.run(["verify", "--rebuild"], in: site).output.hasSuffix("files\n"))
            let codes = site / "public/data/pixels/database.codes.npy"
            var data = try Data(contentsOf: codes)
            data[data.count - 3] ^= 1
            try Files.write(data, to: codes)
            let found = try problems(try json(["verify", "--rebuild", "--json"], in: site, code: 1))
            #expect(found.contains { $0.hasPrefix("data/pixels/database.codes.npy: has the SHA-256") }, "\(found)")
            #expect(found.contains { $0.hasPrefix("data/metrics.json: run pixels: ") }, "\(found)")
        }
    }

    /// JPEG markers with EXIF in them: two bytes of GPS's directory, and a scan of nothing.
    private static var photograph: Data {
        let tags =
            Data("Exif\0\0MM\0*".utf8)
            + Data([0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0])
        return Data([0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(tags.count + 2)]) + tags
            + Data([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9])
    }
}
