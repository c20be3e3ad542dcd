import Core

/// Text of an author's with Mustache values in it, such as a report: a name that is not known spoils its own place
/// and no other.
public enum AuthorText {
    public struct Rendered: Sendable, Equatable {
        public var text: String
        /// With file, line and column, and the names that are near.
        public var mistakes: [Diagnostic]
    }

    /// - Parameters:
    ///   - text: lines count from the first of it.
    ///   - spoilt: what stands in place of a tag that cannot be filled in; its braces are read no more.
    /// - Returns: numbers without a filter are printed as pages print scores.
    public static func render(
        _ text: String, _ context: TemplateValue, file: String, spoilt: (Diagnostic) -> String
    ) -> Rendered {
        var pieces = TagScanner(text, stencil: false)
        if let place = pieces.unclosed {
            let mistake = place.diagnostic(
                "a tag is not closed", file: file, expected: "`}}`", advice: "write two braces in code as `{{`")
            return Rendered(text: text + "\n\n" + spoilt(mistake) + "\n", mistakes: [mistake])
        }
        if pieces.tags.isEmpty { return Rendered(text: text, mistakes: []) }
        var mistakes: [Diagnostic] = []
        // A tag a round, each replaced by something that is no tag: at most as many rounds as there are tags.
        var replaced: [Int: String] = [:]
        for _ in 0...pieces.tags.count {
            let template = template(pieces, replaced)
            let found = faults(template, context, file: file)
            if found.isEmpty {
                do {
                    // The library drops blanks before the first word of a template.
                    let blanks = template.prefix { $0 == " " || $0 == "\t" }
                    let rest = printing(String(template.dropFirst(blanks.count)))
                    let engine = try MustacheEngine(sources: [name: (rest, file)])
                    return Rendered(text: blanks + (try engine.render(name, context)), mistakes: mistakes)
                } catch {
                    let told = error as? Diagnostic ?? Diagnostic("\(error)", file: file)
                    guard spoil([told], &pieces, &replaced, &mistakes, spoilt) else {
                        mistakes.append(told)
                        break
                    }
                }
            } else if !spoil(found, &pieces, &replaced, &mistakes, spoilt) {
                mistakes += found
                break
            }
        }
        // Sections that do not fit together: nothing can be filled in.
        let shown = mistakes.map { "\n\n" + spoilt($0) }.joined()
        return Rendered(text: template(pieces, replaced) + shown + "\n", mistakes: mistakes)
    }

    private static let name = "text"

    private static func faults(_ template: String, _ context: TemplateValue, file: String) -> [Diagnostic] {
        let sources: TemplateSources = [name + ".mustache": (template, file)]
        let library = TemplateLibrary(sources)
        let broken = library.mistakes + library.unknownParts() + library.cycles()
        if !broken.isEmpty { return broken }
        var lint = MustacheLint(library: library)
        lint.check(name, scopes: [ContextShape(of: context)])
        return lint.found
    }

    /// - Returns: whether any of the mistakes is at a tag, so that another round may go well.
    private static func spoil(
        _ found: [Diagnostic], _ scanner: inout TagScanner, _ replaced: inout [Int: String],
        _ mistakes: inout [Diagnostic], _ spoilt: (Diagnostic) -> String
    ) -> Bool {
        var did = false
        for mistake in found {
            let place = scanner.tags.indices.first { index in
                let at = scanner.tags[index].place
                return replaced[index] == nil && at.line == mistake.line && at.column == mistake.column
            }
            guard let place else { continue }
            did = true
            mistakes.append(mistake)
            replaced[place] = spoilt(mistake)
            if let end = end(of: place, scanner.tags) { replaced[end] = "" }
        }
        return did
    }

    /// The tag that closes a section.
    private static func end(of start: Int, _ tags: [TemplateTag]) -> Int? {
        guard tags[start].kind == .variable, let sigil = tags[start].content.first, "#^$<".contains(sigil) else {
            return nil
        }
        var depth = 0
        for index in start..<tags.count {
            guard tags[index].kind == .variable, let sigil = tags[index].content.first else { continue }
            if "#^$<".contains(sigil) { depth += 1 }
            if sigil == "/" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    /// Replaced tags keep their width where they can, so that the places of those behind them on their line stay.
    private static func template(_ scanner: TagScanner, _ replaced: [Int: String]) -> String {
        guard !replaced.isEmpty else { return scanner.text(0..<scanner.count) }
        var text = ""
        var at = 0
        for (index, tag) in scanner.tags.enumerated() {
            guard let other = replaced[index] else { continue }
            let width = tag.range.count
            text += scanner.text(at..<tag.range.lowerBound)
            text += other + String(repeating: " ", count: max(0, width - other.utf8.count))
            at = tag.range.upperBound
        }
        return text + scanner.text(at..<scanner.count)
    }

    /// Names without a filter go through `printed`.
    private static func printing(_ template: String) -> String {
        let scanner = TagScanner(template, stencil: false)
        var text = ""
        var at = 0
        for tag in scanner.tags {
            text += scanner.text(at..<tag.range.lowerBound)
            let isPlain = tag.kind == .variable && !(tag.content.first.map { "#^/>$<!=%&.".contains($0) } ?? true)
            text += isPlain && !tag.content.contains("(") ? "{{printed(\(tag.content))}}" : scanner.text(tag.range)
            at = tag.range.upperBound
        }
        return text + scanner.text(at..<scanner.count)
    }
}
