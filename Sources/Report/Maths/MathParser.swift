import Core

/// Reads a formula scalar by scalar. What LaTeX would stop at is refused; what LaTeX reads otherwise than written is
/// noted as a rewrite.
struct MathParser {
    /// Deeper nesting is refused: the parser calls itself.
    static let deepest = 40

    struct Rewrite {
        var at: Int
        var removed: Int
        var inserted: String
        var isClosing = false
        /// What is inserted is a character beyond ASCII, to be written as text.
        var beyond: Place?

        enum Place { case text, maths }

        /// Closing braces before opening ones before what stands inside, where all are at one place.
        var order: Int { isClosing ? 0 : removed == 0 ? 1 : 2 }
    }

    let scalars: [Unicode.Scalar]
    var at = 0
    var rewrites: [Rewrite] = []
    private var depth = 0
    /// What `\mathbf` and the like say of the letters inside.
    var alphabet: MathAlphabet?

    init(_ tex: String) {
        scalars = Array(tex.unicodeScalars)
    }

    mutating func document() throws -> [MathNode] {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            (scalar.value < 0x20 && !Self.isSpace(scalar)) || scalar.value == 0x7F
        }
        if let place = scalars.firstIndex(where: isControl) { throw mistake("a control character", at: place) }
        let nodes = try row()
        guard at < scalars.count else { return nodes }
        let found = word()
        let advice =
            switch found {
            case "\\\\": "put lines between `\\begin{aligned}` and `\\end{aligned}`"
            case "&": "`&` parts columns within `\\begin{aligned}` and the like; a plain one is `\\&`"
            case "}": "a plain brace is `\\}`"
            case "\\right": "`\\right` needs its `\\left` before it"
            case "\\end": "`\\end` needs its `\\begin` before it"
            default: "take it out"
            }
        throw mistake("`\(found)` without what it belongs to", advice: advice)
    }

    // MARK: - Scalars

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    mutating func skipSpaces() {
        while let scalar = current, Self.isSpace(scalar) { at += 1 }
    }

    /// The character here, or the command with its backslash; "" at the end.
    func word() -> String {
        guard let scalar = current else { return "" }
        guard scalar == "\\" else { return String(scalar) }
        var end = at + 1
        while end < scalars.count, Self.isLetter(scalars[end]) { end += 1 }
        if end == at + 1 { end = min(end + 1, scalars.count) }
        return text(at..<end)
    }

    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    mutating func skip(_ word: String) { at += word.unicodeScalars.count }

    func mistake(_ message: String, at place: Int? = nil, expected: String? = nil, advice: String? = nil) -> Diagnostic
    {
        Diagnostic(message, column: (place ?? at) + 1, expected: expected, advice: advice)
    }

    mutating func nested<Result>(_ body: (inout MathParser) throws -> Result) throws -> Result {
        guard depth < Self.deepest else {
            throw mistake("maths nested more than \(Self.deepest) deep", advice: "write it in steps")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    // MARK: - Rows

    private static let rowEnds: Set<String> = ["", "}", "&", "\\\\", "\\right", "\\middle", "\\end"]

    /// Reads up to what ends a row, which is left for the caller; `]` too where that is asked for.
    mutating func row(endsAtBracket: Bool = false) throws -> [MathNode] {
        try nested { parser in
            var nodes: [MathNode] = []
            while true {
                parser.skipSpaces()
                let next = parser.word()
                if Self.rowEnds.contains(next) || (endsAtBracket && next == "]") { return nodes }
                if next.hasPrefix("\\"), let style = MathNames.styles[String(next.dropFirst())] {
                    parser.skip(next)
                    let rest = try parser.row(endsAtBracket: endsAtBracket)
                    return nodes + [.styled(isDisplay: style.isDisplay, level: style.level, rest)]
                }
                nodes.append(try parser.scripted(next))
            }
        }
    }

    /// An atom with its scripts.
    private mutating func scripted(_ next: String) throws -> MathNode {
        let base: MathNode
        if next == "^" || next == "_" || next == "'" {
            base = .row([])
        } else if let digit = current, ("0"..."9").contains(digit) {
            base = number()
        } else {
            base = try atom()
        }
        var placement = Self.placement(of: base)
        var below: MathNode?
        var above: [MathNode] = []
        var hasSuperscript = false
        while true {
            skipSpaces()
            let word = word()
            switch word {
            case "\\limits", "\\nolimits":
                guard placement != nil, below == nil, above.isEmpty else {
                    throw limitless(word, at: at)
                }
                skip(word)
                placement = word == "\\limits" ? .limits : .beside
            case "'":
                guard !hasSuperscript else {
                    throw mistake("a prime after a superscript", advice: "write the prime first: `f'^2`")
                }
                // One run of primes alone: LaTeX reads a second one as a second superscript.
                guard above.isEmpty else {
                    throw mistake("primes that are parted", advice: "write them together: `f''`")
                }
                above = primes()
            case "^":
                guard !hasSuperscript else { throw double("superscripts", "^") }
                if !above.isEmpty { try joinPrimes(hasSubscript: scalars[..<at].last { !Self.isSpace($0) } != "'") }
                hasSuperscript = true
                at += 1
                above.append(try argument(of: "^"))
            case "_":
                guard below == nil else { throw double("subscripts", "_") }
                at += 1
                below = try argument(of: "_")
            default:
                if below == nil, above.isEmpty { return base }
                return .scripts(
                    base, below: below, above: above.isEmpty ? nil : above.count == 1 ? above[0] : .row(above),
                    placement ?? .beside)
            }
        }
    }

    func limitless(_ word: String, at place: Int) -> Diagnostic {
        mistake("`\(word)` after what has no limits", at: place, advice: "it follows `\\sum`, `\\max` and the like")
    }

    private func double(_ what: String, _ sign: String) -> Diagnostic {
        mistake("two \(what) of one base", advice: "put braces around what belongs together: `{a\(sign)b}\(sign)c`")
    }

    /// nil where `\limits` may not stand.
    private static func placement(of base: MathNode) -> MathPlacement? {
        switch base {
        case .symbol(let symbol) where symbol.kind == .large: .movable
        case .symbol(let symbol) where symbol.kind == .integral: .beside
        case .function(_, let hasLimits): hasLimits ? .movable : .beside
        case .styled(_, .none, _): .movable
        case .accent(_, let sign, _, _) where sign == "⏞" || sign == "⏟": .limits
        default: nil
        }
    }

    private mutating func primes() -> [MathNode] {
        var count = 0
        while current == "'" {
            count += 1
            at += 1
        }
        var signs = String(repeating: "‴", count: count / 3)
        if count % 3 > 0 { signs += count % 3 == 1 ? "′" : "″" }
        return [.symbol(MathSymbol(signs, .closing))]
    }

    /// LaTeX takes a superscript after primes only where nothing is between them, not even a space.
    private mutating func joinPrimes(hasSubscript: Bool) throws {
        guard !hasSubscript else {
            throw mistake("a superscript parted from its primes", advice: "write the subscript first: `f_i'^2`")
        }
        let start = scalars[..<at].lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? at
        if start < at { rewrites.append(Rewrite(at: start, removed: at - start, inserted: "")) }
    }

    private mutating func number() -> MathNode {
        let start = at
        while let scalar = current {
            let isPoint = scalar == "." && at + 1 < scalars.count && ("0"..."9").contains(scalars[at + 1])
            guard ("0"..."9").contains(scalar) || isPoint else { break }
            at += 1
        }
        let digits = text(start..<at)
        guard let alphabet else { return .number(digits) }
        return .number(String(String.UnicodeScalarView(digits.unicodeScalars.map { alphabet.letter($0) ?? $0 })))
    }

    // MARK: - Arguments

    /// What a command takes: a group in braces, or one atom, which gets its braces in a rewrite.
    mutating func argument(of owner: String) throws -> MathNode {
        skipSpaces()
        let next = word()
        if next == "{" { return .row(try group()) }
        guard !Self.rowEnds.contains(next), !["^", "_", "'", "\\limits", "\\nolimits"].contains(next),
            MathNames.styles[String(next.dropFirst())] == nil
        else {
            let found = next.isEmpty ? "the end" : "`\(next)`"
            throw mistake(
                "\(found) where `\(owner)` takes something", expected: "a sign, or a group between `{` and `}`")
        }
        let start = at
        let node = try nested { try $0.atom() }
        brace(start..<at)
        return node
    }

    mutating func brace(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        rewrites.append(Rewrite(at: range.lowerBound, removed: 0, inserted: "{"))
        rewrites.append(Rewrite(at: range.upperBound, removed: 0, inserted: "}", isClosing: true))
    }

    /// From `{` to its `}`.
    mutating func group() throws -> [MathNode] {
        let start = at
        at += 1
        let nodes = try row()
        guard word() == "}" else { throw unclosed("{", at: start, by: "}") }
        at += 1
        return nodes
    }

    func unclosed(_ open: String, at start: Int, by close: String) -> Diagnostic {
        let found = word()
        let reason = found.isEmpty ? "is never closed" : "meets `\(found)` before it is closed"
        return mistake("`\(open)` \(reason)", at: start, expected: "`\(close)`")
    }

    /// The letters between braces, as those of an environment's name.
    mutating func name(of owner: String) throws -> String {
        skipSpaces()
        let start = at
        guard current == "{" else { throw mistake("`\(owner)` without a name", expected: "`{`") }
        at += 1
        while let scalar = current, Self.isLetter(scalar) || scalar == "*" { at += 1 }
        guard current == "}" else { throw unclosed("{", at: start, by: "}") }
        at += 1
        return text(start + 1..<at - 1)
    }
}
