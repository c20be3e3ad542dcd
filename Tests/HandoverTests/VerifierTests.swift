import Arrays
import Core
import Foundation
import Handover
import Testing

@Suite struct VerifierTests {
    private let page = """
        <!doctype html><html lang=en><title>x</title><link rel=stylesheet href=assets/site.css>
        <script src="assets/site.js"></script><svg xmlns="http://www.w3.org/2000/svg"><image id=a href=images/a.webp /><use href=#a /></svg>
        <a href="#main">skip</a><main id=main><a href=queries/0.html#q=1>q</a> <a href="https://example.org/">out</a></main>
        """

    private var files: [String: Data] {
        [
            "index.html": Data(page.utf8), "assets/site.css": Data("a{background:url(../images/a.webp)}".utf8),
            "assets/site.js": Data("const ns = \"http://www.w3.org/2000/svg\"; fetch(\"api/search\");".utf8),
            "images/a.webp": Pictures.webp([]),
            "queries/0.html": Data("<!doctype html><a href=../index.html#main>up</a>".utf8),
        ]
    }

    private func problems(_ files: [String: Data], change: (URL) throws -> Void = { _ in }) throws -> [String] {
        try withFolder { folder in
            try writeSite(files, to: folder)
            try change(folder)
            let report = try SiteVerifier(folder, jobs: 2).verify(rebuild: false)
            return report.checks.flatMap { check in check.problems.map { "\(check.name): \($0.file): \($0.message)" } }
        }
    }

    @Test func aSiteThatKeepsTheRulesIsWell() throws {
        #expect(try problems(files) == [])
    }

    @Test func aZipOfItIsWellToo() throws {
        try withFolder { folder in
            let site = folder.appendingPathComponent("public")
            try writeSite(files, to: site)
            let zip = folder.appendingPathComponent("a.zip")
            let packed = try FolderFiles.list(site).map {
                PackFile(path: $0.path, content: .file(site.appendingPathComponent($0.path)))
            }
            for prefix in ["", "anc", "a/b"] {
                _ = try ZipWriter.write(packed, to: zip, folder: prefix, jobs: 1)
                let report = try SiteVerifier(zip, jobs: 1).verify(rebuild: false)
                #expect(report.isWell && report.files == 6, "\(report.checks.flatMap(\.problems))")
            }
        }
    }

    @Test func changedMissingAndFurtherFilesAreFound() throws {
        let found = try problems(files) { folder in
            try Files.write(
                "<!doctype html><a href=../index.html#main>UP</a>", to: folder.appendingPathComponent("queries/0.html"))
            try Files.write("a{}", to: folder.appendingPathComponent("assets/site.css"))
            try Files.write("x", to: folder.appendingPathComponent(".hidden"))
            unlink(folder.appendingPathComponent("images/a.webp").path)
            symlink("/", folder.appendingPathComponent("root").path)
        }
        // A folder with a link in it is not looked into further.
        #expect(found == ["folder: root: is a symbolic link"])
        let more = try problems(files) { folder in
            try Files.write(
                "<!doctype html><a href=../index.html#main>UP</a>", to: folder.appendingPathComponent("queries/0.html"))
            try Files.write("a{}", to: folder.appendingPathComponent("assets/site.css"))
            try Files.write("x", to: folder.appendingPathComponent(".hidden"))
            unlink(folder.appendingPathComponent("images/a.webp").path)
        }
        #expect(more.contains("digests: images/a.webp: is missing"))
        #expect(more.contains("digests: .hidden: is not in the manifest"))
        #expect(more.contains("digests: assets/site.css: has 3 bytes, and 35 in the manifest"))
        #expect(more.contains { $0.hasPrefix("digests: queries/0.html: has the SHA-256") })
        #expect(more.contains("links: index.html: <image href> leads to a file that is not there: images/a.webp"))
        #expect(more.count == 5, "\(more)")
    }

    @Test(arguments: [
        ("<a href=gone.html>", "<a href> leads to a file that is not there: gone.html"),
        ("<a href=queries/>", "<a href> leads to a folder, which opens no page from disk: queries/"),
        ("<a href=../x.html>", "<a href> leads out of the site: ../x.html"),
        ("<a href=/index.html>", "<a href> leads out of the site: /index.html"),
        ("<a href=#nowhere>", "<a href> leads to #nowhere, which the page does not have"),
        ("<a href=Index.html>", "<a href> leads to a file that is not there: Index.html"),
        (
            "<img srcset='images/a.webp 1x, images/b.webp 2x'>",
            "<img srcset> leads to a file that is not there: images/b.webp"
        ),
        ("<a href=file:///etc/passwd>", "<a href> leads to file:///etc/passwd"),
        ("<p style='background:url(no.png)'>", "url() leads to a file that is not there: no.png"),
        ("<base href=x>", "has a <base>, which leads all links elsewhere"),
    ])
    func linksThatLeadNowhereAreFound(markup: String, expected: String) throws {
        var changed = files
        changed["index.html"] = Data((page + markup).utf8)
        let found = try problems(changed)
        #expect(found.contains("links: index.html: \(expected)"), "\(found)")
    }

    @Test(arguments: [
        ("index.html", "<img src=https://t.example/p.gif>", "<img src> loads https://t.example/p.gif"),
        ("index.html", "<img src='&#104;ttps://t.example/p.gif'>", "<img src> loads https://t.example/p.gif"),
        ("index.html", "<script src=//t.example/a.js></script>", "<script src> loads //t.example/a.js"),
        ("index.html", "<link rel=preconnect href=https://f.example>", "<link href> loads https://f.example"),
        ("index.html", "<style>@import 'https://f.example/a.css'</style>", "@import loads https://f.example/a.css"),
        ("index.html", "<a ping=https://t.example href=#main>", "tells https://t.example of a click (ping)"),
        (
            "index.html", "<meta http-equiv=refresh content='0; url=https://t.example'>",
            "leads on to 0; url=https://t.example"
        ),
        ("index.html", "<script>new WebSocket('wss://t.example/')</script>", "a script loads wss://t.example/"),
        ("assets/site.css", "b{background:url(\"https://f.example/a.png\")}", "url() loads https://f.example/a.png"),
        ("assets/site.js", "fetch( `https://t.example/` )", "a script loads https://t.example/"),
        ("assets/site.js", "x.open('GET', \"http://t.example\")", "a script loads http://t.example"),
        ("assets/site.js", "import x from 'https://c.example/x.js'", "a script loads https://c.example/x.js"),
    ])
    func whatLoadsFromElsewhereIsFound(path: String, text: String, expected: String) throws {
        var changed = files
        changed[path] = (changed[path] ?? Data()) + Data(("\n" + text).utf8)
        let found = try problems(changed)
        #expect(found.contains("network: \(path): \(expected)"), "\(found)")
    }

    @Test func namesThatOtherSystemsDoNotTakeAreFound() throws {
        var changed = files
        changed["Queries/1.html"] = Data("<!doctype html>".utf8)
        changed["data/aux.txt"] = Data()
        changed["data/what?.txt"] = Data()
        changed["data/end."] = Data()
        changed["data/" + String(repeating: "x", count: 200)] = Data()
        changed["data/\u{E9}"] = Data()
        let found = try problems(changed) { folder in
            // To Swift the same text as with an accented letter in one piece, to most disks another name.
            try Files.write("", to: folder.appendingPathComponent("data/e\u{301}"))
        }.filter { $0.hasPrefix("names:") }
        #expect(found.contains("names: queries: is the same as `Queries` where case and accents do not count"))
        #expect(found.contains("names: data/aux.txt: `aux.txt` is the name of a device"))
        #expect(found.contains("names: data/what?.txt: `what?.txt` holds the character ?"))
        #expect(found.contains("names: data/end.: `end.` ends in a dot or a space"))
        #expect(found.contains { $0.contains("205 characters, and more than 179") })
        #expect(found.contains { $0.hasPrefix("names: data/\u{E9}: is the same as `data/") })
        #expect(found.count == 6, "\(found)")
    }

    // MARK: - Hostile archives

    @Test(arguments: [
        (RawZip.Entry(name: "../evil.html", content: Data()), "the path leads out of its folder by `..`"),
        (RawZip.Entry(name: "/etc/evil", content: Data()), "the path is absolute"),
        (RawZip.Entry(name: "a\\..\\evil", content: Data()), "the path holds a backslash"),
        (RawZip.Entry(name: "C:evil", content: Data()), "the path begins with a drive"),
        (RawZip.Entry(name: "link", content: Data("/etc".utf8), mode: 0o120777), "is a symbolic link"),
        (RawZip.Entry(name: "secret", content: Data(), flags: 0x0801), "is encrypted"),
        (
            RawZip.Entry(name: "bomb", content: Data("x".utf8), isPacked: true, size: 0xFFFF_FFF0),
            "promises 4294967280 bytes"
        ),
        (RawZip.Entry(name: "index2.html", content: Data(), offset: 0), "the header at its place has another name"),
        (RawZip.Entry(name: "far", content: Data(), offset: 0xFFF_FFFF), "its header lies outside of the archive"),
    ])
    func trapsInAZipAreFound(entry: RawZip.Entry, expected: String) throws {
        try withFolder { folder in
            let zip = folder.appendingPathComponent("a.zip")
            let plain = RawZip.Entry(name: "index.html", content: Data("<!doctype html>".utf8))
            try Files.write(RawZip.archive([plain, entry]), to: zip)
            let report = try SiteVerifier(zip, jobs: 1).verify(rebuild: true)
            #expect(report.checks.map(\.name) == ["archive"])
            #expect(
                report.checks[0].problems.contains { $0.file == entry.name && $0.message.contains(expected) },
                "\(report.checks)")
        }
    }

    @Test func namesGivenTwiceAndSharedBytesAreFound() throws {
        try withFolder { folder in
            let zip = folder.appendingPathComponent("a.zip")
            let entry = RawZip.Entry(name: "a", content: Data("x".utf8))
            try Files.write(RawZip.archive([entry, entry]), to: zip)
            #expect(message { _ = try SiteVerifier(zip, jobs: 1) }.contains("the name `a` is given twice"))
        }
    }

    @Test func damagedZipsGiveADiagnostic() throws {
        try withFolder { folder in
            let zip = folder.appendingPathComponent("a.zip")
            let good = files.map { RawZip.Entry(name: $0.key, content: $0.value, isPacked: $0.key.hasSuffix("html")) }
                .sorted { $0.name < $1.name }
            let manifest = try SiteManifest(
                files: files.map { .init(path: $0.key, bytes: $0.value.count, sha256: Digest.sha256($0.value)) }
            ).data()
            let source = RawZip.archive(good + [RawZip.Entry(name: SiteManifest.path, content: manifest)])
            var random = SeededRandom(seed: 17)
            var (refused, found) = (0, 0)
            for _ in 0..<400 {
                try Files.write(damaged(source, &random), to: zip)
                do {
                    let report = try SiteVerifier(zip, jobs: 1).verify(rebuild: true)
                    found += report.isWell ? 0 : 1
                } catch is Diagnostic {
                    refused += 1
                }
            }
            #expect(refused > 50 && found > 10, "\(refused) refused, \(found) found")
        }
    }

    @Test func hostilePagesNeverTrap() throws {
        var random = SeededRandom(seed: 19)
        let source = Data(
            (page + "<!-- x --><style>a{b:url(x)}</style><script>fetch('x')</script><a href='&amp;x' =y z>&#1;<b/").utf8
        )
        for _ in 0..<5000 {
            let data = damaged(source, &random)
            _ = PageCheck.check(data, path: "a/b.html", files: [])
            _ = PageCheck.check(data, path: "a/b.css", files: [])
            _ = PageCheck.check(data, path: "b.js", files: [])
        }
    }
}
