import Core
import Foundation
import Templating
import Testing

@Suite struct AuthorTextTests {
    private let context: TemplateValue = [
        "runs": ["itq48": ["mAP@all": 0.56147, "title": .safe("*x*"), "rows": 10000, "none": nil]],
        "every": [["n": 1], ["n": 2]],
    ]

    private func render(_ text: String) -> AuthorText.Rendered {
        AuthorText.render(text, context, file: "r.md") { "[\($0.message)]" }
    }

    @Test func numbersArePrintedAsPagesPrintThem() {
        #expect(render("{{runs.itq48.mAP@all}}").text == "0.5615")
        #expect(render("{{ runs.itq48.mAP@all }}").text == "0.5615")
        #expect(render("{{runs.itq48.rows}}").text == "10\u{202F}000")
        #expect(render("{{percent1(runs.itq48.mAP@all)}}").text == "56.1%")
        #expect(render("{{fixed2(runs.itq48.mAP@all)}}").text == "0.56")
        #expect(render("{{runs.itq48.none}}").text == "undefined")
        #expect(render("{{runs.itq48.title}}").text == "*x*")
        #expect(render("{{#every}}{{n}};{{/every}}").text == "1;2;")
        #expect(render("  x {{runs.itq48.rows}} \n").text == "  x 10\u{202F}000 \n")
        #expect(render("\n\n {{runs.itq48.rows}}").text == "\n\n 10\u{202F}000")
    }

    @Test func everyMistakeKeepsToItsPlace() {
        let found = render("a {{runs.itq48.mAP@al}} b\n{{runs.itq84.x}} {{runs.itq48.rows}}")
        #expect(found.mistakes.map(\.line) == [1, 2])
        #expect(found.mistakes.map(\.column) == [3, 1])
        #expect(found.mistakes.map(\.expected) == ["`mAP@all`", "`itq48`"])
        #expect(found.text.hasPrefix("a [nothing is named `mAP@al`"))
        #expect(found.text.hasSuffix("10\u{202F}000"))
    }

    @Test func sectionsThatAreSpoiltGoWithTheirEnds() {
        let found = render("{{#nothing}}x {{runs.itq48.rows}}{{/nothing}} y")
        #expect(found.mistakes.count == 1)
        #expect(found.text.contains("10\u{202F}000"))
        #expect(!found.text.contains("{{"))
    }

    @Test(arguments: [
        "{{", "{{a", "{{/a}}", "{{#runs}}", "{{>x}}", "{{>*x}}", "{{=| |=}}", "{{a b}}", "{{no(runs)}}",
        "{{fixed2(runs)}}",
    ])
    func brokenTagsAreToldAndNothingIsLost(text: String) {
        let found = render("before \(text) after")
        #expect(!found.mistakes.isEmpty)
        #expect(found.text.contains("before"))
        #expect(found.text.contains("after"))
    }

    @Test func anyTextIsRenderedOrTold() {
        var random = SeededRandom(seed: 9)
        let parts = [
            "{{", "}}", "{{{", "}}}", "#", "/", "^", "runs", ".", "itq48", "mAP@all", "(", ")", " ", "\n", "{{#every}}",
            "{{/every}}", "x", "!", "?",
        ]
        for _ in 0..<3000 {
            let text = (0..<random.below(14)).map { _ in parts[random.below(parts.count)] }.joined()
            let found = render(text)
            if !text.contains("{{") { #expect(found.text == text) }
        }
    }
}
