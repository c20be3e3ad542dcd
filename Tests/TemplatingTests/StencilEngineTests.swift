import Core
import Templating
import Testing

@Suite struct StencilEngineTests {
    private func render(_ template: String, _ context: TemplateValue, _ others: [String: String] = [:]) throws -> String
    {
        let theme = try Theme(templates: others.merging(["page.stencil": template]) { $1 })
        return try theme.pages().render("page", context)
    }

    @Test(arguments: [
        ("{{ x }}", "&lt;b&gt;"),
        ("{{ x|raw }}", "<b>"),
        ("{{ x|escape }}", "&lt;b&gt;"),
        ("{{ x|uppercase }}", "&lt;B&gt;"),
        ("{{ safe }}", "<i>"),
        ("{{ x if yes else safe }}", "&lt;b&gt;"),
        ("{{ safe if yes else x }}", "<i>"),
        ("{{ safe if no else x }}", "&lt;b&gt;"),
        ("{{ x if no }}|", "|"),
        ("{{ nothing|default:\"<u>\" }}", "&lt;u&gt;"),
        ("{{ nothing | default : \"a b\" }}", "a b"),
        ("{{ yes == yes }}", "true"),
        ("{{\n  x\n  |uppercase\n}}", "&lt;B&gt;"),
        ("{% for l in list %}{{ l }},{% endfor %}", "&lt;1&gt;,&amp;,"),
        ("{{ list|join:\"<>\" }}", "&lt;1&gt;&lt;&gt;&amp;"),
        ("{{ list.1 }}{{ list.first }}", "&amp;&lt;1&gt;"),
        ("{{ object.name }}", "&quot;\u{301}"),
        ("{% filter uppercase %}{{ x }}{% endfilter %}", "&LT;B&GT;"),
    ])
    func everythingPrintedIsEscaped(template: String, expected: String) throws {
        let context: TemplateValue = [
            "x": "<b>", "safe": .safe("<i>"), "yes": true, "no": false, "list": ["<1>", "&"],
            "object": ["name": "\"\u{301}"],
        ]
        // By scalars: a quote with an accent equals its escaped form in no way, but be sure of it.
        #expect(Array(try render(template, context).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func escapingReachesThroughInheritanceAndParts() throws {
        let html = try render(
            "{% extends \"base.stencil\" %}{% block body %}{{ block.super }}[{{ x }}]{% include \"part.stencil\" %}{% endblock %}",
            ["x": "<b>"],
            [
                "base.stencil": "<main>{% block body %}({{ x }}){% endblock %}</main>",
                "part.stencil": "{{ x }}!",
            ])
        #expect(html == "<main>(&lt;b&gt;)[&lt;b&gt;]&lt;b&gt;!</main>")
    }

    @Test func aPartSeesTheFieldsOfItsObject() throws {
        let html = try render(
            "{% for run in runs %}{% include \"part.stencil\" run %}{% endfor %}",
            ["runs": [["name": "a"], ["name": "b"]]], ["part.stencil": "{{ name }};"])
        #expect(html == "a;b;")
    }

    @Test(arguments: [
        "{{ list.last }}", "{{ list.first }}", "{{ text.last }}", "{{ nothing.last }}", "{{ list.0 }}", "{{ list.9 }}",
    ])
    func nothingKillsTheProcessOnEmptyValues(template: String) throws {
        #expect(try render(template, ["list": [], "text": "", "nothing": nil]) == "")
        let loop = "{% for part in text|split:\";\" %}\(template.replacing("text", with: "part")){% endfor %}"
        #expect(try render(loop, ["list": [], "text": ";", "nothing": nil]) == "")
    }

    @Test(arguments: [
        ("{% if list %}yes{% else %}no{% endif %}", "no"),
        ("{% if text %}yes{% else %}no{% endif %}", "no"),
        ("{% if zero %}yes{% else %}no{% endif %}", "no"),
        ("{% if one and not no %}yes{% else %}no{% endif %}", "yes"),
        ("{% if missing %}yes{% elif one > zero %}more{% endif %}", "more"),
        ("{% if word == \"a\" %}yes{% endif %}", "yes"),
        ("{% if word in words %}yes{% endif %}", "yes"),
        ("{% ifnot list %}yes{% endif %}", "yes"),
        ("{% for x in list %}x{% empty %}none{% endfor %}", "none"),
        ("{% for x in words where x != \"a\" %}{{ x }}{{ forloop.last }}{% endfor %}", "btrue"),
        ("{% for k, v in object %}{{ k }}={{ v }};{% endfor %}", "a=1;b=2;"),
        ("{{ words.count }} {{ object.count }}", "2 2"),
        ("{{ third }} {{ half }} {{ nan }}", "0.3333333333333333 0.5 –"),
    ])
    func conditionsAndLoops(template: String, expected: String) throws {
        let context: TemplateValue = [
            "list": [], "text": "", "zero": 0, "one": 1, "no": false, "word": "a", "words": ["a", "b"],
            "object": ["b": 2, "a": 1], "third": .double(1.0 / 3), "half": 0.5, "nan": .double(.nan),
        ]
        #expect(try render(template, context) == expected)
    }

    @Test func errorsNameTheTemplateAndTheLine() throws {
        let error = try #require(throws: Diagnostic.self) {
            try render("<p>\n</p>\n<p>\n{{ word|fixed:2 }}</p>", ["word": "a"])
        }
        #expect(error.file == "Templates/page.stencil")
        #expect(error.line == 4)
        #expect(error.message == "filter `fixed` was given text, not a number")
        let included = try #require(throws: Diagnostic.self) {
            try render("\n{% include \"part.stencil\" %}", ["word": "a"], ["part.stencil": "\n\n {{ word|percent }}"])
        }
        #expect(included.file == "Templates/part.stencil")
        #expect(included.line == 3)
    }

    @Test func aTemplateThatIsNotThereIsAnError() throws {
        let error = try #require(throws: Diagnostic.self) {
            try Theme(templates: ["pages/index.stencil": ""]).pages().render("pages/indx", [:])
        }
        #expect(error.message == "no template is named `pages/indx.stencil`")
        #expect(error.expected == "`pages/index.stencil`")
    }

    @Test func includingItselfThroughAVariableEnds() throws {
        let error = try #require(throws: Diagnostic.self) {
            try render("{% include me %}", ["me": "page.stencil"])
        }
        #expect(error.message.contains("32 deep"))
    }

    @Test func dataMayNotPoseAsAParentBlock() throws {
        #expect(throws: Diagnostic.self) { try render("{{ block.super }}", ["block": ["super": "<script>"]]) }
        #expect(throws: Diagnostic.self) {
            try render(
                "{% include \"part.stencil\" card %}", ["card": ["block": ["super": "<script>"]]],
                ["part.stencil": "{{ block.super }}"])
        }
        #expect(throws: Diagnostics.self) {
            try render("{% for block in list %}{{ block.super }}{% endfor %}", ["list": [["super": "<script>"]]])
        }
    }
}
