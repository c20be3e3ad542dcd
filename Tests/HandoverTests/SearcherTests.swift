import Core
import Foundation
import Handover
import Testing

@Suite struct SearcherTests {
    private static let identity: Identity = {
        var identity = Identity()
        identity.authors = ["Änne Exámple", "Li Wu"]
        identity.emails = ["a.example@uni.example"]
        identity.user = "aexample7"
        identity.host = "lab-19.uni.example"
        identity.home = "/homes/aexample7"
        identity.folders = ["/data/projects/secret"]
        return identity
    }()
    private let searcher = Searcher(Needles(Self.identity))

    private func kinds(_ text: String, path: String = "page.html") -> [String] {
        Set(searcher.search(Data(text.utf8), path: path).map(\.kind)).sorted()
    }

    @Test(arguments: [
        "by Änne Exámple, 2024", "ÄNNE EXÁMPLE", "anne_example", "Exámple, Änne", "A\u{308}nne Exa\u{301}mple",
        "Anne Example",
        "&Auml;nne Ex&aacute;mple", "&#196;nne Ex&#xe1;mple", "%C3%84nne%20Ex%C3%A1mple", "\\u00c4nne Ex\\u00e1mple",
        "{\\\"A}nne Ex{\\'a}mple", "Änne\n   Exámple", "&amp;#196;nne Ex&amp;#225;mple", "Ä. Exámple",
        "the Exámple method",
        "li wu", "Wu, Li", "anneexample",
    ])
    func anAuthorIsFoundHoweverSpelt(text: String) {
        #expect(kinds(text) == ["author's name"], "\(searcher.search(Data(text.utf8), path: "page.html"))")
    }

    @Test(arguments: [
        "Examplesque", "counterexample", "Wu", "a wulf", "lab", "root", "../home/index.html", "x/home/y", "icon@2x.png",
        "@media print", "http://www.w3.org/2000/svg", "a://b", "12:30//x", "<svg xmlns=http://www.w3.org/1999/xlink>",
        "homes/aexamples", "1/tmp/2",
    ])
    func otherTextsAreLeftAlone(text: String) {
        #expect(kinds(text).isEmpty, "\(searcher.search(Data(text.utf8), path: "page.html"))")
    }

    @Test(arguments: [
        ("mail a.example@uni.example now", "e-mail address"), ("other.person@mail.example", "e-mail address"),
        ("other.person%40mail.example", "e-mail address"), ("https://tracker.example/p.gif?id=7", "URL"),
        ("HTTP://tracker.example", "URL"), ("https%3A%2F%2Ftracker.example%2Fp", "URL"), ("file:///x/y", "URL"),
        ("http://www.w3.org/2000/svgx", "URL"), ("see (/data/projects/secret/a.npy)", "folder of the site"),
        ("\"/home/anna/x.npy\"", "absolute path"), ("C:\\Users\\anna", "absolute path"),
        ("{\"p\":\"C:\\\\Users\\\\anna\"}", "absolute path"), ("on lab-19", "host name"), ("aexample7", "user name"),
        ("codes: /mnt/store/codes.npy", "absolute path"),
    ])
    func eachKindIsFound(text: String, kind: String) {
        #expect(kinds(text).contains(kind), "\(kinds(text))")
    }

    @Test func placesAreThoseOfTheBytes() throws {
        let found = searcher.search(Data("0123 \u{20AC}: Exámple".utf8), path: "a.txt")
        // Five characters, three bytes of the sign, a colon and a space.
        #expect(found.map(\.offset) == [10])
        #expect(found.first?.context == "0123 €: Exámple")
        // Behind escapes: six bytes stand for one.
        let escaped = searcher.search(Data("&amp;&amp; https%3A//t.invalid".utf8), path: "a.txt")
        #expect(escaped.map(\.offset) == [11])
    }

    @Test func namesOfFilesAreSearched() {
        #expect(searcher.search(Data(), path: "assets/anne-example.png").map(\.kind) == ["author's name"])
    }

    @Test func whatIsPackedIsUnpacked() throws {
        let secret = Data("made by Änne Exámple".utf8)
        let gzip = try Gzip.compress(secret)
        #expect(searcher.search(gzip, path: "a.csv.gz").map(\.file) == ["a.csv.gz → unpacked"])
        let twice = try Gzip.compress(gzip)
        #expect(searcher.search(twice, path: "a.gz").map(\.file) == ["a.gz → unpacked → unpacked"])
        let zip = RawZip.archive([("x/notes.txt", secret, true)])
        #expect(searcher.search(zip, path: "a.npz").map(\.file) == ["a.npz → x/notes.txt"])
        let page = Data("<img src=\"data:image/png;base64,\(secret.base64EncodedString())\">".utf8)
        #expect(searcher.search(page, path: "a.html").map(\.file) == ["a.html → base64 at byte 32"])
        let png = try Pictures.png(chunks: [("zTXt", Data("Author\0\0".utf8) + Deflate.zlib(secret))])
        #expect(searcher.search(png, path: "a.png").map(\.file) == ["a.png → zTXt"])
    }

    @Test func sixteenBitTextIsFound() throws {
        let text = "\u{FEFF}by Änne Exámple"
        for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
            let data = try #require(text.data(using: encoding))
            #expect(searcher.search(data, path: "a.bin").map(\.kind).contains("author's name"), "\(encoding)")
        }
    }

    @Test func anAllowedTextMayStay() {
        let lenient = Searcher(Needles(Self.identity), allowed: ["https://data.invalid/", "exámple"])
        let text = "https://data.invalid/set1 and the Exámple coat, but https://other.invalid"
        let found = lenient.search(Data(text.utf8), path: "a.html")
        #expect(found.map(\.kind) == ["URL"] && found.first?.offset == text.utf8.count - 21)
    }

    @Test func aNameThatIsAWordCountsWithACapital() {
        var identity = Identity()
        identity.authors = ["Ada Page"]
        let needles = Needles(identity, words: ["page", "best"])
        let searcher = Searcher(needles)
        func found(_ text: String) -> Bool { !searcher.search(Data(text.utf8), path: "x.html").isEmpty }
        for text in ["the page", "class=page", "one page a query"] { #expect(!found(text), "\(text)") }
        for text in ["Page et al.", "PAGE", "ada page", "ada-page", "A. Page", "a. page", "adapage1 adapage"] {
            #expect(found(text), "\(text)")
        }
        #expect(needles.leftOut == ["`page` in small letters, as it is a word of the pages themselves"])
        // Without the words it counts however it is written.
        #expect(!Searcher(Needles(identity)).search(Data("the page".utf8), path: "x.html").isEmpty)
    }

    @Test func namesThatTellNothingAreLeftOutAndSaidSo() {
        var identity = Identity()
        identity.user = "root"
        identity.host = "ab"
        identity.authors = ["Li Wu"]
        let needles = Needles(identity)
        #expect(needles.leftOut.count == 3, "\(needles.leftOut)")
        #expect(!needles.all.contains { $0.kind == .user || $0.kind == .host })
    }

    /// All places by comparing at each, one pattern after the other.
    @Test func theMatcherFindsWhatComparingDoes() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<200 {
            let patterns = (0..<1 + random.below(6)).map { _ in
                (0..<1 + random.below(4)).map { _ in UInt8(0x61 + random.below(3)) }
            }
            let text = (0..<random.below(60)).map { _ in
                UInt8(random.below(2) == 0 ? 0x61 : 0x41) + UInt8(random.below(3))
            }
            let lower = text.map { $0 | 0x20 }
            var expected = Set<[Int]>()
            for (number, pattern) in patterns.enumerated() {
                for start in 0..<max(0, text.count - pattern.count + 1)
                where Array(lower[start..<start + pattern.count]) == pattern {
                    expected.insert([number, start])
                }
            }
            var found = Set<[Int]>()
            text.withUnsafeBufferPointer { bytes in
                ByteMatcher(patterns).matches(in: bytes) { found.insert([$0, $1]) }
            }
            #expect(found == expected)
        }
    }

    @Test func damagedFilesAreSearchedWithoutATrap() throws {
        var random = SeededRandom(seed: 5)
        let sources = [
            try Gzip.compress(Data("abc".utf8)), RawZip.archive([("a", Data("abc".utf8), true)]),
            try Pictures.png(chunks: [("iTXt", Data([0, 1, 0x78, 0x9C, 1]))]), Pictures.jpeg(), Pictures.webp(),
            Data(
                "&#x110000; &#99999999999999; %G1 \\ud83d \\u12 &; data:x;base64,=== http:// a@b.cd /home/ /home/x".utf8
            ),
        ]
        for round in 0..<3000 {
            let data = damaged(sources[round % sources.count], &random)
            _ = searcher.search(data, path: "a")
        }
    }
}
