import Core
import Templating
import Testing

@Suite struct FilterTests {
    private func render(_ template: String, _ context: TemplateValue) throws -> String {
        try Theme(templates: ["page.stencil": template]).pages().render("page", context)
    }

    @Test(arguments: [
        ("{{ share|fixed:3 }}", "0.563"),
        ("{{ share|fixed }}", "0.56"),
        ("{{ share|percent }}", "56.3%"),
        ("{{ share|percent:2 }}", "56.34%"),
        ("{{ missing|fixed:3 }}", "–"),
        ("{{ many|thousands }} {{ many|plural:\"query\",\"queries\" }}", "70\u{202F}000 queries"),
        ("{{ one }} {{ one|plural:\"query\",\"queries\" }}", "1 query"),
        ("{{ one|padded:3 }}", "001"),
        ("{{ word|capitalize }}{{ word|uppercase }}{{ \"ÉA\"|lowercase }}", "BootBOOTéa"),
        ("{{ list|count }}{{ word|count }}{{ missing|count }}", "240"),
        ("{{ list|empty }}{{ missing|empty }}", "falsetrue"),
        ("{{ \"a;;b\"|split:\";\"|join:\"-\" }}", "a--b"),
    ])
    func filters(template: String, expected: String) throws {
        let context: TemplateValue = ["share": 0.5634, "many": 70000, "one": 1, "word": "boot", "list": [1, 2]]
        #expect(try render(template, context) == expected)
    }

    @Test func jsonCannotLeaveItsScript() throws {
        let hostile = "</script><!-- & '\"\\ \u{2028}\u{0}\n"
        let html = try render(
            "{{ value|scriptJSON }}", ["value": ["b": .string(hostile), "a": [1, 0.5, true, nil, .double(.nan)]]])
        #expect(
            html
                == #"{"a":[1,0.5,true,null,null],"b":"\u003c/script\u003e\u003c!-- \u0026 \u0027\"\\ \u2028\u0000\u000a"}"#
        )
    }

    @Test(arguments: [
        ("{{ word|fixed:2 }}", "filter `fixed` was given text, not a number"),
        ("{{ one|padded:word }}", "filter `padded` was given text, not a whole number as argument"),
        ("{{ word|split:\"\" }}", "filter `split` has an empty separator"),
    ])
    func wrongKindsAreErrors(template: String, message: String) throws {
        let error = try #require(throws: Diagnostic.self) { try render(template, ["word": "boot", "one": 1]) }
        #expect(error.message == message)
        #expect(error.line == 1)
    }

    @Test func everyFilterExplainsItself() {
        #expect(TemplateFilters.byName.count == TemplateFilters.all.count)
        for filter in TemplateFilters.all { #expect(filter.summary.hasSuffix("."), "\(filter.name)") }
    }
}
