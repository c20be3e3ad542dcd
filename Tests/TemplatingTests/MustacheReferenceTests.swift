import Core
import Templating
import Testing

/// Our renderer and swift-mustache give the same bytes.
@Suite struct MustacheReferenceTests {
    private static let context: TemplateValue = [
        "title": "Boots & \"more\"", "none": nil, "yes": true, "no": false, "zero": 0, "empty": "", "half": 0.5,
        "markup": .safe("<b>bold</b>"), "object": ["title": "inner", "deep": ["name": "<deep>", "none": nil]],
        "list": [["name": "a", "yes": false, "list": [1, 2]], ["name": "b", "title": nil], ["list": []]],
        "words": ["x", "<y>", ""], "rows": [[1, 2], [], ["z"]], "flags": [true, false],
    ]

    /// What the library prints for a list is Swift's own description of it; ours is nothing.
    private static let printed = names.filter { name in
        !["list", "words", "rows", "flags", "object", "reversed(words)", "last(list)", "."].contains(name)
    }

    private static let names = [
        "title", "none", "yes", "no", "zero", "empty", "half", "markup", "object", "object.title", "object.deep.name",
        "object.deep.none", "object.nothing", "list", "words", "rows", "flags", "name", "missing", ".", ".name",
        ".title",
        "deep.name", "first()", "last()", "index()", "even()", "odd()", "count(list)", "empty(words)", "first(words)",
        "last(list)",
        "reversed(words)", "uppercase(title)", "fixed2(half)", "percent1(half)", "raw(title)",
        "uppercase(fixed2(half))",
    ]

    private struct Generator {
        var random: SeededRandom
        var budget = 40

        mutating func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }

        mutating func template(depth: Int = 0) -> String {
            var text = ""
            for _ in 0..<(1 + random.next() % 6) where budget > 0 {
                budget -= 1
                let name = pick(MustacheReferenceTests.names)
                let value = pick(MustacheReferenceTests.printed)
                switch random.next() % 12 {
                case 0...2: text += pick(["text", " ", "\n", "\n  ", "<p>", "é", "\t", "\n\n"])
                case 3...5: text += pick(["{{\(value)}}", "{{ \(value) }}", "{{{\(value)}}}", "{{&\(value)}}"])
                case 6 where depth < 5, 7 where depth < 5:
                    text +=
                        "{{#\(name)}}\(pick(["", "\n"]))\(template(depth: depth + 1)){{/\(name)}}\(pick(["", "\n"]))"
                case 8 where depth < 5:
                    text += "{{^\(name)}}\(template(depth: depth + 1)){{/\(name)}}\(pick(["", "\n"]))"
                case 9: text += pick(["{{>part}}", "\n  {{>part}}\n", "{{! note }}", "\n {{! note }}\n"])
                case 10 where depth < 5: text += "{{<frame}}{{$body}}\(pick(["", "{{title}}"])){{/body}}{{/frame}}"
                default: text += "-"
                }
            }
            return text
        }
    }

    @Test func randomTemplatesAgree() throws {
        var different = 0
        for seed in 0..<1500 {
            var generator = Generator(random: SeededRandom(seed: UInt64(seed)))
            // The library drops blanks before the end of a file.
            let text = generator.template() + "."
            let theme = try Theme(templates: [
                "page.mustache": text, "part.mustache": "[{{title}}{{#list}}{{name}},{{/list}}]\n",
                "frame.mustache": "<{{$body}}{{name}}{{/body}}|{{$foot}}f{{/foot}}>",
            ])
            let engine = theme.mustache()
            let ours = try engine.render("page", Self.context)
            let theirs = try engine.renderWithLibrary("page", Self.context)
            #expect(ours == theirs, "seed \(seed): \(text.debugDescription)")
            if ours != text { different += 1 }
        }
        #expect(different > 1000)
    }

    /// Every template of the theme, on values that the shape of its names asks for, would need its page's data; the
    /// line breaks around their tags can be compared without.
    @Test func builtInTemplatesAgreeOnEmptyData() throws {
        let theme = try Theme()
        let names = theme.templateNames.filter { $0.hasSuffix(".mustache") }
        #expect(!names.isEmpty)
        for name in names {
            let engine = theme.mustache()
            #expect(
                try engine.render(name, ["hasData": true]) == engine.renderWithLibrary(name, ["hasData": true]),
                "\(name)")
        }
    }
}
