import Core
import Templating
import Testing

@Suite struct MustacheEngineTests {
    private func render(_ template: String, _ context: TemplateValue, _ others: [String: String] = [:]) throws -> String
    {
        try Theme(templates: others.merging(["page.mustache": template]) { $1 }).mustache().render("page", context)
    }

    @Test(arguments: [
        ("{{x}}", "&lt;b&gt;"),
        ("{{{x}}}", "&lt;b&gt;"),
        ("{{&x}}", "&lt;b&gt;"),
        ("{{raw(x)}}", "<b>"),
        ("{{safe}} {{{safe}}}", "<i> <i>"),
        ("{{uppercase(x)}}", "&lt;B&gt;"),
        ("{{#list}}{{.}},{{/list}}", "&lt;1&gt;,&amp;,"),
        ("{{object.name}}", "&quot;\u{301}"),
        ("{{#object}}{{name}}{{/object}}", "&quot;\u{301}"),
        ("{{>part}}", "[&lt;b&gt;]"),
        ("{{#list}}{{>part}}{{/list}}", "[&lt;b&gt;][&lt;b&gt;]"),
        ("{{<frame}}{{$body}}{{x}}{{/body}}{{/frame}}", "<&lt;b&gt;>"),
        ("{{<frame}}{{/frame}}", "<&lt;b&gt;?>"),
    ])
    func everythingPrintedIsEscaped(template: String, expected: String) throws {
        let context: TemplateValue = [
            "x": "<b>", "safe": .safe("<i>"), "list": ["<1>", "&"], "object": ["name": "\"\u{301}"],
        ]
        let others = ["part.mustache": "[{{x}}]", "frame.mustache": "<{{$body}}{{x}}?{{/body}}>"]
        let html = try render(template, context, others)
        #expect(Array(html.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("{{#zero}}yes{{/zero}}", "yes"),
        ("{{#text}}yes{{/text}}", "yes"),
        ("{{#none}}yes{{/none}}{{^none}}no{{/none}}", "no"),
        ("{{#no}}yes{{/no}}{{^no}}no{{/no}}", "no"),
        ("{{#list}}yes{{/list}}{{^list}}no{{/list}}", "no"),
        ("{{#missing}}yes{{/missing}}{{^missing}}no{{/missing}}", "no"),
        ("{{#words}}{{.}}{{^last()}}, {{/last()}}{{/words}}", "a, b"),
        ("{{#words}}{{index()}}{{/words}}", "01"),
        ("{{#rows}}{{#.}}{{.}}{{/.}};{{/rows}}", "12;3;"),
        ("{{#object}}{{none}}{{/object}}|", "|"),
        (
            "{{count(words)}} {{fixed2(third)}} {{percent1(third)}} {{padded5(row)}} {{thousands(row)}}",
            "2 0.33 33.3% 12345 12\u{202F}345"
        ),
        ("{{yes}} {{nan}} {{half}}", "true – 0.5"),
        ("{{fixed2(none)}} {{fixed2(missing)}}|", "– |"),
    ])
    func whatIsFalseAndWhatIsPrinted(template: String, expected: String) throws {
        let context: TemplateValue = [
            "zero": 0, "text": "", "none": nil, "no": false, "yes": true, "list": [], "words": ["a", "b"],
            "rows": [[1, 2], [3]], "object": ["none": nil], "third": .double(1.0 / 3), "row": 12345,
            "nan": .double(.nan), "half": 0.5,
        ]
        #expect(try render(template, context) == expected)
    }

    /// A field that is null is found: the same name further out must not show through.
    @Test func nullHidesOuterNames() throws {
        #expect(try render("{{#inner}}[{{x}}]{{/inner}}", ["x": "outer", "inner": ["x": nil]]) == "[]")
    }

    @Test func partialsAloneOnTheirLineAreNotIndented() throws {
        let html = try render("<p>\n    {{>part}}\n</p>\n", ["x": "1"], ["part.mustache": "<b>\n{{x}}\n</b>\n"])
        #expect(html == "<p>\n<b>\n1\n</b>\n</p>\n")
    }

    @Test func aTemplateThatIsNotThereIsAnError() throws {
        let error = try #require(throws: Diagnostic.self) {
            try Theme(templates: ["query.mustache": ""]).mustache().render("qery", [:])
        }
        #expect(error.expected == "`query`")
    }

    /// The library alone would print Swift's description of these, unescaped.
    @Test func listsAndObjectsPrintNothing() throws {
        let context: TemplateValue = ["list": ["<b>", ["<i>"]], "object": ["x": "<u>"], "rows": [["<b>"], [true]]]
        #expect(try render("[{{list}}{{{object}}}{{reversed(list)}}{{last(list)}}]", context) == "[]")
        #expect(try render("{{#rows}}({{.}}){{/rows}}", context) == "()()")
        #expect(
            try render("{{first(list)}} {{count(list)}} {{#empty(list)}}none{{/empty(list)}}", context)
                == "&lt;b&gt; 2 ")
    }

    @Test func sectionsMayGoThroughFilters() throws {
        let template = "{{#split(words)}}{{#reversed(letters)}}{{.}}{{/reversed(letters)}}{{.}};{{/split(words)}}"
        #expect(try render(template, ["words": "a b", "letters": ["x", "y"]]) == "yxa;yxb;")
        #expect(try render("{{^empty(word)}}yes{{/empty(word)}}", ["word": "x"]) == "yes")
    }

    @Test func aFilterGivenTheWrongKindNamesItsPlace() throws {
        let theme = try Theme(templates: ["page.mustache": "{{>part}}", "part.mustache": "\n {{fixed3(word)}}"])
        let error = try #require(throws: Diagnostic.self) { try theme.mustache().render("page", ["word": "boot"]) }
        #expect(error.file == "Templates/part.mustache")
        #expect(error.line == 2 && error.column == 2)
        #expect(error.message == "filter `fixed` was given text")
    }
}
