import Core
import Templating
import Testing

/// What the engines would pass over in silence, or fall over, is told with its place.
@Suite struct SyntaxTests {
    private func mistakes(_ template: String, _ name: String) throws -> [String] {
        do {
            _ = try Theme(templates: [name: template, "part.stencil": "", "part.mustache": ""])
            return []
        } catch let error as Diagnostics {
            return error.all.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" }
        }
    }

    @Test(arguments: [
        ("{{ x", "1:1 a tag is not closed"),
        ("a\n  {% if x %}b", "2:3 `{% if %}` is not closed"),
        ("{% for x in y %}{% if x %}{% endfor %}{% endif %}", "1:27 `{% endfor %}` closes nothing"),
        ("{% endblock %}", "1:1 `{% endblock %}` closes nothing"),
        ("{% else %}", "1:1 `{% else %}` is outside `{% if %}` and `{% ifnot %}`"),
        ("{{ x|uppercas }}", "1:1 unknown filter `uppercas`"),
        ("{{ x|padded }}", "1:1 filter `padded` has 0 arguments"),
        ("{% if x|nope %}{% endif %}", "1:1 unknown filter `nope`"),
        ("{% filter nope %}{% endfilter %}", "1:1 unknown filter `nope`"),
        ("{% filter split:\" \"|join:x %}a b{% endfilter %}", "1:1 `{% filter %}` is given a variable"),
        ("{% filter split:\" \"|join:\"-\" %}a b{% endfilter %}", ""),
        ("{{ x| }}", "1:1 `x|` is not an expression"),
        ("{{ x|: }}", "1:1 a filter lacks its name in `:`"),
        ("{{ }}", "1:1 `{{ }}` prints nothing"),
        ("{{{ x }}}", "1:1 `{{{` is Mustache"),
        ("{{ x..y }}", "1:1 `x..y` is not a variable"),
        ("{{ x[y }}", "1:1 `x[y` is not a variable"),
        ("{% %}", "1:1 `{% %}` is empty"),
        ("{% fro x in y %}", "1:1 unknown tag `fro`"),
        ("{% for x y %}{% endfor %}", "1:1 `{% for %}` is not whole"),
        ("{% if %}{% endif %}", "1:1 `{% if %}` has no condition"),
        ("{% break %}", "1:1 `{% break %}` is outside a loop"),
        ("{% extends base %}", "1:1 `{% extends %}` takes the name of a template in quotes"),
        ("x{% extends \"part.stencil\" %}", ""),
        ("{% block a %}{% endblock %}{% extends \"part.stencil\" %}", "1:28 `{% extends %}` does not come first"),
        ("{% include \"prat.stencil\" %}", "1:1 no template is named `prat.stencil`"),
        ("{% include \"page.stencil\" %}", "1:1 `page.stencil` includes itself"),
        ("{# {{ x #}{{ x }}", ""),
        ("{%- if x -%}a{%+ endif +%}", ""),
        ("{% for a, b in x where a > 1 %}{{ a if not b else \"-\" }}{% empty %}{% endfor %}", ""),
        ("{% if ( x or y ) and not z.0.w %}{{ x|join:\", \"|uppercase }}{% elif x %}{% else %}{% endif %}", ""),
    ])
    func stencil(template: String, expected: String) throws {
        #expect(try mistakes(template, "page.stencil").first ?? "" == expected)
    }

    @Test(arguments: [
        ("{{x", "1:1 a tag is not closed"),
        ("{{{x}}", "1:1 a tag is not closed"),
        ("a\n {{#x}}b", "2:2 section `x` is not closed"),
        ("{{#x}}{{/y}}{{/x}}", "1:7 `{{/y}}` closes nothing"),
        ("{{/x}}", "1:1 `{{/x}}` closes nothing"),
        ("{{fxed3(x)}}", "1:1 unknown filter `fxed3`"),
        ("{{padded(x)}}", "1:1 filter `padded` lacks its number"),
        ("{{fixed3(x}}", "1:1 `fixed3(x` is not a name"),
        ("{{a b}}", "1:1 `a b` is not a name"),
        ("{{}}", "1:1 `` is not a name"),
        ("{{=<% %>=}}", "1:1 `{{=` is not allowed here"),
        ("{{%CONTENT_TYPE:TEXT}}", "1:1 `{{%` is not allowed here"),
        ("{{>prat}}", "1:1 no template is named `prat`"),
        ("{{#x}}\n{{>page}}{{/x}}", "2:1 `page` includes itself"),
        ("{{<part}}{{x}}{{/part}}", "1:1 `{{<part}}` holds more than blocks"),
        ("{{! a comment }}{{#a.b}}{{fixed3(c)}}{{^last()}}, {{/last()}}{{/a.b}}", ""),
        ("{{>*name}}", "1:1 `{{>*name}}` lets data choose a template"),
    ])
    func mustache(template: String, expected: String) throws {
        #expect(try mistakes(template, "page.mustache").first ?? "" == expected)
    }

    @Test func severalMistakesAtOnce() throws {
        #expect(try mistakes("{{ x|nope }}\n{% if x %}", "page.stencil").count == 2)
    }

    /// Any text makes either a template or a diagnostic.
    @Test func noTextKillsTheProcess() throws {
        let pieces = [
            "{{", "}}", "{%", "%}", "{#", "#}", "{{{", "}}}", "#", "/", "x", "x.last", " ", "\n", "|", ":", ",", "if ",
            "endif",
            "for a in x", "endfor", "else", "\"", "'", "(", ")", ">part", "<part", "$b", "^", "!", "=", "...", "1", "[",
            "]",
            "include \"part.stencil\"", "extends 'part.stencil'", "block b", "endblock", "filter uppercase",
            "endfilter", "é\u{301}",
            "-", "+", "elif", "empty", "break", "not", "in", "==", "uppercase", "percent1(", "\r\n",
        ]
        var random = SeededRandom(seed: 5)
        var rendered = 0
        for _ in 0..<4000 {
            let count = 1 + Int(random.next() % 12)
            let wrap = Int(random.next() % 3)
            let inside = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            let text = wrap == 0 ? inside : wrap == 1 ? "{{ \(inside) }}" : "{% \(inside) %}"
            let context: TemplateValue = ["x": [], "a": "", "b": ["c": 1]]
            for name in ["page.stencil", "page.mustache"] {
                do {
                    let theme = try Theme(templates: [name: text, "part.stencil": "{{ x }}", "part.mustache": ""])
                    _ =
                        name.hasSuffix("stencil")
                        ? try theme.pages().render(name, context) : try theme.mustache().render(name, context)
                    rendered += 1
                } catch is Diagnostic {} catch is Diagnostics {}
            }
        }
        #expect(rendered > 200)
    }
}
