import Core

extension MathParser {
    /// The commands with a grammar of their own; nil where there is no such command.
    mutating func structure(_ name: String, word: String, place: Int) throws -> MathNode? {
        switch name {
        case "sqrt": return try root(word)
        case "left": return try fence(place)
        case "begin": return try environment(place)
        case "operatorname": return try operatorName(word)
        case "mathop": return .styled(isDisplay: false, level: nil, [try argument(of: word)])
        case "not": return try negated(word)
        case "phantom": return .phantom(try argument(of: word))
        case "bmod": return .symbol(MathSymbol("mod", .binary))
        case "pmod":
            let inside = try argument(of: word)
            return .row([
                .space("1"), .symbol(MathSymbol("(", .opening)), .identifier("mod", isUpright: true), .space("0.3333"),
                inside,
                .symbol(MathSymbol(")", .closing)),
            ])
        case "substack": return try substack(word)
        case "overset", "stackrel":
            let above = try argument(of: word)
            return .scripts(try argument(of: word), below: nil, above: above, .limits)
        case "underset":
            let below = try argument(of: word)
            return .scripts(try argument(of: word), below: below, above: nil, .limits)
        case "xrightarrow", "xleftarrow":
            let below = try option()
            let above = try argument(of: word)
            let arrow = MathSymbol(MathNames.arrows[name] ?? "→", .relation)
            return .scripts(.symbol(arrow), below: below.map { .row($0) }, above: above, .limits)
        case "limits", "nolimits":
            throw limitless(word, at: place)
        case "hline": throw mistake("`\\hline` outside of an array", at: place)
        default: return nil
        }
    }

    /// Between `[` and `]`, if there is one.
    private mutating func option() throws -> [MathNode]? {
        skipSpaces()
        guard current == "[" else { return nil }
        let start = at
        at += 1
        let nodes = try row(endsAtBracket: true)
        guard current == "]" else { throw unclosed("[", at: start, by: "]") }
        // LaTeX would end it at any `]`, even at that of `\right]`.
        brace(start + 1..<at)
        at += 1
        return nodes
    }

    private mutating func root(_ word: String) throws -> MathNode {
        let index = try option()
        return .root(try argument(of: word), index: index.map { .row($0) })
    }

    private mutating func operatorName(_ word: String) throws -> MathNode {
        let hasLimits = current == "*"
        if hasLimits { at += 1 }
        skipSpaces()
        let start = at
        guard current == "{" else { throw mistake("`\(word)` without a name", expected: "`{`") }
        at += 1
        var name = String.UnicodeScalarView()
        while let scalar = current, scalar != "}" {
            if Self.isLetter(scalar) || ("0"..."9").contains(scalar) || "-*.".unicodeScalars.contains(scalar) {
                name.append(scalar)
            } else if scalar == "\\", at + 1 < scalars.count, ", ;:!".unicodeScalars.contains(scalars[at + 1]) {
                at += 1
                if scalars[at] != "!" { name.append("\u{2009}") }
            } else if !Self.isSpace(scalar) {
                throw mistake("`\(scalar)` in an operator's name", expected: "letters, digits, `-` and `\\,`")
            }
            at += 1
        }
        guard current == "}" else { throw unclosed("{", at: start, by: "}") }
        at += 1
        return .function(String(name), hasLimits: hasLimits)
    }

    private mutating func negated(_ word: String) throws -> MathNode {
        skipSpaces()
        let place = at
        guard let next = current, next != "}", next != "&",
            case .symbol(var symbol) = try nested({ try $0.atom() }), symbol.kind == .relation
        else {
            throw mistake("`\\not` before what is no relation", at: place, expected: "a sign such as `=` or `\\in`")
        }
        let known = [
            "=": "≠", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "≡": "≢", "∼": "≁", "≈": "≉",
            "<": "≮",
            ">": "≯", "≤": "≰", "≥": "≱", "∥": "∦", "∣": "∤", "≅": "≇", "→": "↛", "←": "↚", "⇒": "⇏", "⊢": "⊬",
        ]
        symbol.text = known[symbol.text] ?? symbol.text + "\u{338}"
        return .symbol(symbol)
    }

    // MARK: - Fences

    /// The sign after `\left`, `\big` and the like.
    private mutating func delimiter(of owner: String) throws -> String {
        skipSpaces()
        let found = word()
        guard let sign = MathNames.delimiters[found] else {
            throw mistake(
                "\(found.isEmpty ? "the end" : "`\(found)`") after `\(owner)`",
                expected: "a fence such as `(`, `[`, `\\{`, `|`, `\\langle`, or `.` for none")
        }
        skip(found)
        return sign
    }

    private mutating func fence(_ place: Int) throws -> MathNode {
        let open = try delimiter(of: "\\left")
        var parts = [try row()]
        var middles: [String] = []
        while word() == "\\middle" {
            skip("\\middle")
            middles.append(try delimiter(of: "\\middle"))
            parts.append(try row())
        }
        guard word() == "\\right" else { throw unclosed("\\left", at: place, by: "\\right") }
        skip("\\right")
        return .fenced(open, parts, middles: middles, try delimiter(of: "\\right"))
    }

    /// `big`, `Bigl`: how large, and what kind of sign.
    func size(_ name: String) -> (ems: String, kind: MathSymbol.Kind)? {
        if let ems = MathNames.sizes[name] { return (ems, .ordinary) }
        guard let ems = MathNames.sizes[String(name.dropLast())] else { return nil }
        switch name.last {
        case "l": return (ems, .opening)
        case "r": return (ems, .closing)
        case "m": return (ems, .relation)
        default: return nil
        }
    }

    mutating func sized(_ word: String, size: String, kind: MathSymbol.Kind) throws -> MathNode {
        let sign = try delimiter(of: word)
        return sign.isEmpty ? .row([]) : .symbol(MathSymbol(sign, kind, size: size))
    }
}
