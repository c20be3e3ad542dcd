import Core
import Templating
import Testing

/// Whatever a template does with them, values never print markup: random templates on values full of it.
@Suite struct MustacheHostileTests {
    private static let hostile = "<b>\"'&\u{301}"
    private static let context: TemplateValue = [
        "title": .string(hostile), "none": nil, "yes": true, "no": false, "zero": 0, "half": 0.5,
        "object": ["title": .string(hostile), "deep": ["name": .string(hostile), "none": nil]],
        "list": [["name": .string(hostile), "list": [1, .string(hostile)]], ["name": nil], ["list": []]],
        "words": [.string(hostile), "", .string("<" + hostile)], "rows": [[.string(hostile)], [], [true]],
    ]
    private static let names = [
        "title", "none", "yes", "no", "zero", "half", "object", "object.title", "object.deep.name", "object.nothing",
        "list", "words", "rows", "name", "missing", ".", ".name", "deep.name", "first()", "last()", "index()", "even()",
        "count(list)", "empty(words)", "first(words)", "last(list)", "reversed(words)", "uppercase(title)",
        "fixed2(half)", "split(title)", "first(split(title))", "join(words)", "lowercase(uppercase(title))",
    ]

    private struct Generator {
        var random: SeededRandom
        var budget = 40

        mutating func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }

        mutating func template(depth: Int = 0) -> String {
            var text = ""
            for _ in 0..<(1 + random.next() % 6) where budget > 0 {
                budget -= 1
                let name = pick(MustacheHostileTests.names)
                switch random.next() % 9 {
                case 0: text += pick(["text", "\n", "\n  ", "é"])
                case 1...3: text += pick(["{{\(name)}}", "{{ \(name) }}", "{{{\(name)}}}", "{{&\(name)}}"])
                case 4 where depth < 5, 5 where depth < 5:
                    text += "{{#\(name)}}\(template(depth: depth + 1)){{/\(name)}}"
                case 6 where depth < 5: text += "{{^\(name)}}\(template(depth: depth + 1)){{/\(name)}}"
                case 7: text += "{{<frame}}{{$body}}\(pick(["", "{{title}}"])){{/body}}{{/frame}}"
                default: text += "{{>part}}"
                }
            }
            return text
        }
    }

    @Test func nothingIsPrintedUnescaped() throws {
        var printed = 0
        for seed in 0..<1500 {
            var generator = Generator(random: SeededRandom(seed: UInt64(seed)))
            let text = generator.template()
            let theme = try Theme(templates: [
                "page.mustache": text, "part.mustache": "[{{title}}{{#list}}{{name}},{{/list}}]\n",
                "frame.mustache": "({{$body}}{{name}}{{/body}}|{{$foot}}f{{/foot}})",
            ])
            // Filters given what they cannot take are errors, which other tests look at.
            guard let html = try? theme.mustache().render("page", Self.context) else { continue }
            let raw = html.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) }
            #expect(!raw, "seed \(seed): \(text.debugDescription) gives \(html.debugDescription)")
            // What is escaped reads as references; anything else would be Swift's description of a value.
            #expect(!html.contains("TemplateValue") && !html.contains("Optional"), "seed \(seed)")
            if html.contains("&lt;b") { printed += 1 }
        }
        #expect(printed > 700)
    }
}
