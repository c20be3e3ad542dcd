import Core
import Foundation
import Report
import Testing

@Suite struct MarkdownTests {
    private func html(_ text: String) -> String {
        var writer = HTMLText()
        return writer.html(Markdown.parse(text))
    }

    @Test func whatReportsAreWrittenWith() {
        #expect(html("*a* **b** ~~c~~ `d`") == "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n")
        #expect(html("- [x] a\n- [ ] b").contains("<input type=\"checkbox\" disabled checked aria-label=\"Done\"> a"))
        #expect(html("3. a\n4. b").hasPrefix("<ol start=\"3\">\n<li>a</li>"))
        #expect(html("| a | b |\n| :- | -: |\n| 1 | 2 |").contains("<th scope=\"col\" class=\"num\">b</th>"))
        #expect(html("## A b!\n\n## A b!").contains("<h2 id=\"a-b-2\">A b!</h2>"))
    }

    @Test func footnotesLeadThereAndBack() {
        let text = html("a[^x] b[^x] c[^y]\n\n[^y]: two\n\n[^x]: one\n")
        #expect(text.contains("<sup id=\"fnref-1\"><a href=\"#fn-1\""))
        #expect(text.components(separatedBy: "id=\"fnref-1\"").count == 2)
        let one = text.range(of: "<li id=\"fn-1\"><p>one")
        let two = text.range(of: "<li id=\"fn-2\"><p>two")
        #expect(one != nil && two != nil)
    }

    @Test func mathsStaysOutOfMarkdown() {
        #expect(html("$a_1 * b_2 * c$").contains("<math"))
        #expect(!html("$a_1 * b_2 * c$").contains("<em>"))
        #expect(html("| $a|b$ | c |\n| - | - |\n").contains("<math"))
    }

    @Test func hostileTextStaysText() {
        #expect(html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")
        #expect(html("a <b onclick=x>c</b>").contains("&lt;b onclick=x&gt;"))
        #expect(html("[a](javascript:alert(1))") == "<p>a</p>\n")
        #expect(html("[a](JaVaScript:alert(1))") == "<p>a</p>\n")
        #expect(html("[a](data:text/html,x)") == "<p>a</p>\n")
        #expect(
            html("[a](https://example.org/?a=1&b=2)") == "<p><a href=\"https://example.org/?a=1&amp;b=2\">a</a></p>\n")
        #expect(!html("![x](javascript:1)").contains("javascript"))
    }

    @Test func deepNestingEnds() {
        #expect(html(String(repeating: "> ", count: 5000) + "x").count < 100_000)
        #expect(html(String(repeating: "*", count: 5000) + "x").count < 100_000)
        #expect(html(String(repeating: "- ", count: 3000) + "x").count < 100_000)
    }

    @Test func literalTextPrintsAsItIs() {
        for text in [
            "*a* _b_ [c](d) `e` <f> &amp; # g", "1. a", "- b", "a | b", "$x$", "http://x.y", "{{z}}", "!", "~~s~~",
        ] {
            #expect(html("x " + MarkdownEscape.text(text)) == "<p>x \(HTML.escape(text))</p>\n")
        }
    }
}
