import Core
import Templating
import Testing

@Suite struct LintTests {
    private func lint(_ name: String, _ templates: [String: String], _ shape: ContextShape) throws -> [String] {
        try Theme(templates: templates).lint(name, against: shape).map {
            "\($0.file ?? "?"):\($0.line ?? 0):\($0.column ?? 0) \($0.message)" + ($0.expected.map { " (\($0))" } ?? "")
        }
    }

    private let shape: ContextShape = [
        "title": .value, "author": .object(["name": .value]), "results": [["rank": .value, "labels": [.value]]],
        "extra": .any,
    ]

    @Test(arguments: [
        ("{{ titel }}", "nothing is named `titel` (`title`)"),
        ("{{ author.nam }}", "nothing is named `nam` in `author.nam` (`name`)"),
        ("{% for r in results %}{{ r.rnak }}{% endfor %}", "nothing is named `rnak` in `r.rnak` (`rank`)"),
        (
            "{% for r in results %}{% endfor %}{{ r.rank }}",
            "nothing is named `r` in `r.rank` (one of `author`, `extra`, `results`, `title`)"
        ),
        ("{% if titel %}{% endif %}", "nothing is named `titel` (`title`)"),
        ("{% if title == titel %}{% endif %}", "nothing is named `titel` (`title`)"),
        ("{{ title|default:titel }}", "nothing is named `titel` (`title`)"),
        ("{% for r in resluts %}{{ r.anything }}{% endfor %}", "nothing is named `resluts` (`results`)"),
        ("{% for r in results where r.rnk > 1 %}{% endfor %}", "nothing is named `rnk` in `r.rnk` (`rank`)"),
        ("{{ title.name }}", "nothing is named `name` in `title.name`"),
        (
            "{{ forloop.first }}",
            "nothing is named `forloop` in `forloop.first` (one of `author`, `extra`, `results`, `title`)"
        ),
    ])
    func stencilTellsUndeclaredNames(template: String, expected: String) throws {
        #expect(
            try lint("page.stencil", ["page.stencil": template], shape).map {
                String($0.split(separator: " ", maxSplits: 1)[1])
            } == [expected])
    }

    @Test(arguments: [
        "{{ title|default:\"x\"|uppercase }}{{ author.name }}{{ extra.anything.at.all }}",
        "{% for r in results %}{{ r.rank }}{{ forloop.counter }}{{ r.labels.first }}{% for l in r.labels %}{{ l }}{{ title }}{% endfor %}{% endfor %}",
        "{{ results.count }}{{ results.0.rank }}{{ results.last.rank }}{{ author.count }}",
        "{% for i in 1...3 %}{{ i }}{% endfor %}{% for k, v in author %}{{ k }}{{ v }}{% endfor %}",
        "{% for part in title|split:\";\" %}{{ part }}{% endfor %}",
    ])
    func stencilAcceptsWhatIsDeclared(template: String) throws {
        #expect(try lint("page.stencil", ["page.stencil": template], shape) == [])
    }

    @Test func stencilFollowsInheritanceAndParts() throws {
        let templates = [
            "page.stencil":
                "{% extends \"base.stencil\" %}{% block body %}{{ block.super }}{{ r.rank }}{{ bad1 }}{% endblock %}",
            "base.stencil":
                "{% for r in results %}{% block body %}{{ bad2 }}{% endblock %}{% endfor %}\n{% include \"part.stencil\" author %}",
            "part.stencil": "{{ name }}{{ title }}{{ bad3 }}",
        ]
        let found = try lint("page.stencil", templates, shape).map { String($0.prefix(while: { $0 != "(" })) }
        #expect(
            found == [
                "Templates/page.stencil:1:74 nothing is named `bad1` ",
                "Templates/base.stencil:1:39 nothing is named `bad2` ",
                "Templates/part.stencil:1:22 nothing is named `bad3` ",
            ])
    }

    @Test(arguments: [
        ("{{titel}}", "nothing is named `titel` (`title`)"),
        ("{{#results}}{{rnak}}{{/results}}", "nothing is named `rnak` (`rank`)"),
        ("{{rank}}", "nothing is named `rank` (one of `author`, `extra`, `results`, `title`)"),
        ("{{#titel}}x{{/titel}}", "nothing is named `titel` (`title`)"),
        ("{{author.nam}}", "nothing is named `nam` in `author.nam` (`name`)"),
        ("{{percent1(titel)}}", "nothing is named `titel` (`title`)"),
        ("{{#results}}{{.title}}{{/results}}", "nothing is named `title` in `.title` (one of `labels`, `rank`)"),
    ])
    func mustacheTellsUndeclaredNames(template: String, expected: String) throws {
        let found = try lint("page.mustache", ["page.mustache": template], shape)
        #expect(found.map { String($0.split(separator: " ", maxSplits: 1)[1]) } == [expected])
    }

    @Test(arguments: [
        "{{title}}{{#author}}{{name}}{{title}}{{/author}}{{author.name}}",
        "{{#results}}{{rank}}{{#labels}}{{.}}{{rank}}{{title}}{{#last()}}{{/last()}}{{/labels}}{{^labels}}{{rank}}{{/labels}}{{/results}}",
        "{{#extra}}{{anything}}{{/extra}}{{#first(results)}}{{rank}}{{/first(results)}}{{count(results)}}",
    ])
    func mustacheAcceptsWhatIsDeclared(template: String) throws {
        #expect(try lint("page.mustache", ["page.mustache": template], shape) == [])
    }

    @Test func mustacheFollowsPartialsAndBlocks() throws {
        let templates = [
            "page.mustache": "{{#results}}{{>row}}{{/results}}\n{{<frame}}{{$body}}{{name}}{{bad1}}{{/body}}{{/frame}}",
            "row.mustache": "{{rank}}{{bad2}}",
            "frame.mustache": "{{#author}}{{$body}}{{bad4}}{{/body}}{{/author}}{{bad3}}",
        ]
        #expect(
            try lint("page.mustache", templates, shape).map { String($0.prefix(while: { $0 != "(" })) } == [
                "Templates/row.mustache:1:9 nothing is named `bad2` ",
                "Templates/page.mustache:2:28 nothing is named `bad1` ",
                "Templates/frame.mustache:1:49 nothing is named `bad3` ",
            ])
    }

    @Test func aShapeIsTakenFromASample() {
        let sample: TemplateValue = [
            "a": 1, "list": [["x": 1], ["y": nil]], "empty": [], "object": ["deep": [["z": "1"]]],
        ]
        let expected: ContextShape = [
            "a": .value, "list": .list(["x": .value, "y": .any]), "empty": .list(.any),
            "object": ["deep": .list(["z": .value])],
        ]
        #expect(ContextShape(of: sample) == expected)
    }
}
