import Core
import Foundation
import Report
import Testing

@Suite struct ProtectedTextTests {
    @Test func mathsAndCodeAreCutOut() {
        let found = ProtectedText("a `x {{y}}` b $z_1$ c $$\n\\sum\n$$ d\n")
        #expect(
            found.pieces == [
                .code("`x {{y}}`"), .maths(tex: "z_1", isDisplay: false), .maths(tex: "\n\\sum\n", isDisplay: true),
            ])
        #expect(!found.text.contains("{{"))
    }

    /// As GitHub and Pandoc read dollars.
    @Test(arguments: [
        "costs $5 and $6", "\\$x\\$", "a $ b $ c", "$x", "$$x", "5$", "$x\n\ny$", "$x $", "$20,000 and USD$30",
    ])
    func otherDollarsStay(text: String) {
        #expect(ProtectedText(text).pieces.isEmpty, "\(text)")
    }

    @Test func linesBehindKeepTheirNumbers() {
        let text = "a\n```\nx\ny\n```\nb $$x\ny$$\nc"
        let found = ProtectedText(text)
        #expect(found.text.split(separator: "\n", omittingEmptySubsequences: false).last == "c")
        #expect(found.text.utf8.count { $0 == 0x0A } == text.utf8.count { $0 == 0x0A })
    }

    @Test func nothingIsLost() {
        var random = SeededRandom(seed: 3)
        let parts = ["$", "$$", "`", "``", "```\n", "~~~\n", "\n", "\\", "x", " ", "1", "é", "{{a}}", "\t"]
        for _ in 0..<2000 {
            let text = (0..<random.below(30)).map { _ in parts[random.below(parts.count)] }.joined()
            let kept = ProtectedText(text, keepsCode: true)
            #expect(kept.restored(kept.text) == text)
        }
    }

    @Test func marksOfOthersAreTakenOut() {
        #expect(ProtectedText.withoutMarks("a\u{E000}0\u{E001}b") == "a\u{FFFD}0\u{FFFD}b")
    }
}
