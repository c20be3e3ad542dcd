import Core

extension MathParser {
    /// One sign, group or command with its arguments; without scripts. Never called where a row ends.
    mutating func atom() throws -> MathNode {
        guard let scalar = current else { throw mistake("the end where a sign was expected") }
        switch scalar {
        case "{": return .row(try group())
        case "\\": return try command()
        case "%", "#", "$":
            throw mistake("a plain `\(scalar)`", advice: "write `\\\(scalar)`")
        case "~":
            at += 1
            return .space("0.3333")
        default:
            at += 1
            return try sign(scalar)
        }
    }

    private mutating func sign(_ scalar: Unicode.Scalar) throws -> MathNode {
        switch scalar {
        case "a"..."z", "A"..."Z":
            return alphabet?.node(scalar, isDigit: false) ?? .identifier(String(scalar), isUpright: false)
        case "0"..."9": return alphabet?.node(scalar, isDigit: true) ?? .number(String(scalar))
        case "+": return .symbol(MathSymbol("+", .binary))
        case "-": return .symbol(MathSymbol("−", .binary))
        case "*": return .symbol(MathSymbol("∗", .binary))
        case "=", "<", ">", ":": return .symbol(MathSymbol(String(scalar), .relation))
        case "(", "[": return .symbol(MathSymbol(String(scalar), .opening))
        case ")", "]", "!", "?": return .symbol(MathSymbol(String(scalar), .closing))
        case ",", ";": return .symbol(MathSymbol(String(scalar), .punctuation))
        case _ where scalar.isASCII: return .symbol(MathSymbol(String(scalar), .ordinary))
        default: return beyond(scalar)
        }
    }

    /// A character typed as itself.
    private mutating func beyond(_ scalar: Unicode.Scalar) -> MathNode {
        let place = at - 1
        guard let command = MathSymbols.commands[scalar] else {
            rewrites.append(Rewrite(at: place, removed: 1, inserted: String(scalar), beyond: .maths))
            return .identifier(String(scalar), isUpright: true)
        }
        let isCommand = command.unicodeScalars.first.map { Self.isLetter($0) || $0 == "|" } ?? false
        rewrites.append(Rewrite(at: place, removed: 1, inserted: isCommand ? "\\\(command) " : command))
        if scalar == "−" { return .symbol(MathSymbol("−", .binary)) }
        return MathSymbols.all[command].map(inAlphabet) ?? .identifier(String(scalar), isUpright: true)
    }

    /// `\boldsymbol{\alpha}`: Greek letters in the alphabets that have them.
    private func inAlphabet(_ node: MathNode) -> MathNode {
        guard let alphabet, case .identifier(let text, let isUpright) = node, text.unicodeScalars.count == 1,
            let letter = text.unicodeScalars.first.flatMap(alphabet.letter)
        else { return node }
        return .identifier(String(letter), isUpright: isUpright)
    }

    private mutating func command() throws -> MathNode {
        let place = at
        let word = word()
        skip(word)
        let name = String(word.dropFirst())
        if name.count == 1, let space = name.unicodeScalars.first, Self.isSpace(space) { return .space("0.3333") }
        if let known = MathSymbols.all[name] { return inAlphabet(known) }
        if MathNames.functions.contains(name) { return .function(name, hasLimits: false) }
        if let text = MathNames.limitFunctions[name] { return .function(text, hasLimits: true) }
        if let space = MathNames.spaces[name] { return .space(space) }
        if let accent = MathNames.accents[name] {
            return .accent(
                try argument(of: word), accent.sign, isUnder: accent.isUnder, stretches: accent.stretches)
        }
        if let alphabet = MathNames.alphabets[name] {
            if name == "bm" { rewrites.append(Rewrite(at: place, removed: 3, inserted: "\\boldsymbol")) }
            if name == "mathscr" { rewrites.append(Rewrite(at: place, removed: 8, inserted: "\\mathcal")) }
            return try letters(in: alphabet, of: word)
        }
        if let fraction = MathNames.fractions[name] {
            let above = try argument(of: word)
            return .fraction(
                above, try argument(of: word), hasLine: fraction.hasLine, isDisplay: fraction.isDisplay)
        }
        if MathNames.texts.contains(name) { return .text(try plainText(of: word)) }
        if let size = size(name) { return try sized(word, size: size.ems, kind: size.kind) }
        if let node = try structure(name, word: word, place: place) { return node }
        throw unknown(name, place: place)
    }

    private func unknown(_ name: String, place: Int) -> Diagnostic {
        guard !name.isEmpty else { return mistake("a backslash at the end", at: place) }
        var advice = NearNames.of(name, among: MathNames.all.sorted()).map { "`\\\($0)`" }.joined(separator: ", ")
        if advice.isEmpty { advice = "write a name of your own as `\\operatorname{…}`" }
        return mistake("unknown command `\\\(name)`", at: place, advice: advice)
    }

    /// Letters that stand together under `\mathrm` are one name, others each a letter.
    private mutating func letters(in alphabet: MathAlphabet, of word: String) throws -> MathNode {
        let before = self.alphabet
        self.alphabet = alphabet
        defer { self.alphabet = before }
        let nodes: [MathNode]
        switch try argument(of: word) {
        case .row(let group): nodes = group
        case let node: nodes = [node]
        }
        guard alphabet == .upright || alphabet == .sansSerif || alphabet == .monospace else { return .row(nodes) }
        var merged: [MathNode] = []
        for node in nodes {
            if case .identifier(let text, let isUpright) = node, case .identifier(let last, _)? = merged.last {
                merged[merged.count - 1] = .identifier(last + text, isUpright: isUpright)
            } else {
                merged.append(node)
            }
        }
        return .row(merged)
    }

    /// What stands between the braces of `\text`, where no maths is read.
    mutating func plainText(of word: String) throws -> String {
        skipSpaces()
        let start = at
        guard current == "{" else { throw mistake("`\(word)` without braces", expected: "`{`") }
        at += 1
        var result = String.UnicodeScalarView()
        var open = 0
        while let scalar = current {
            switch scalar {
            case "}" where open == 0:
                at += 1
                return String(result)
            case "{": open += 1
            case "}": open -= 1
            case "~": result.append("\u{A0}")
            case "\\":
                at += 1
                guard let escaped = current, "{}_&%#$ ,".unicodeScalars.contains(escaped) else {
                    throw mistake("a command within `\(word)`", at: at - 1, expected: "plain text")
                }
                result.append(escaped == "," ? "\u{2009}" : escaped)
            case "$", "%", "#", "&", "_", "^":
                let advice = scalar == "^" ? "close the text before it" : "write `\\\(scalar)`"
                throw mistake("a plain `\(scalar)` within `\(word)`", advice: advice)
            default:
                if !scalar.isASCII {
                    rewrites.append(Rewrite(at: at, removed: 1, inserted: String(scalar), beyond: .text))
                }
                result.append(scalar)
            }
            at += 1
        }
        throw unclosed("{", at: start, by: "}")
    }
}
