import Core

/// Turns the maths of a report, as LaTeX writes it, into MathML.
///
///     mathML("x^2", display: false)
///     // <math xmlns="http://www.w3.org/1998/Math/MathML" display="inline" alttext="x^2"><semantics>…
///
/// What is known: letters, numbers and the symbols of LaTeX with amsmath and amssymb, scripts, fractions, roots,
/// fences, accents, alphabets, functions, matrices and alignments. Macros, colours and labels are not.
package enum Maths {
    /// Longer maths is refused: no formula that people read is.
    static let longest = 20_000

    /// - Parameters:
    ///   - tex: without the dollars around it.
    ///   - display: on lines of its own.
    /// - Returns: a `math` element with the source as its annotation, everything escaped.
    /// - Throws: `Diagnostic` with the column, in Unicode scalars from 1, of the first mistake.
    package static func mathML(_ tex: String, display: Bool) throws -> String {
        let nodes = try parsed(tex).nodes
        let source = HTML.escape(tex)
        let mode = display ? "block" : "inline"
        var writer = MathWriter()
        writer.row(nodes)
        return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"\(mode)\" alttext=\"\(source)\">"
            + "<semantics>" + writer.markup
            + "<annotation encoding=\"application/x-tex\">\(source)</annotation></semantics></math>"
    }

    /// The same maths, such that LaTeX with amsmath and amssymb takes it without stopping: only commands that
    /// `mathML` knows, arguments in braces, on one line, all ASCII.
    /// - Parameter text: how a character beyond ASCII is written in text.
    package static func checkedTeX(_ tex: String, text: (Unicode.Scalar) -> String) throws -> String {
        try parsed(tex).parser.rewritten(text: text)
    }

    /// Every command there is, with something to work on: for tests and the documentation.
    package static let commands: [String] = MathNames.all.sorted().compactMap { name in
        switch name {
        case "left", "middle", "right": name == "left" ? "\\left( \\frac ab \\middle| c \\right]" : nil
        case "begin": "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}"
        case "hline": "\\begin{array}{lr} \\hline a & b \\\\ \\hline \\end{array}"
        case "end", "\\": nil
        case "limits", "nolimits": "\\sum\\\(name)_i^n a_i"
        case "not": "\\not= \\not\\in"
        case "substack", "operatorname": "\\\(name){ab}"
        case _ where MathNames.sizes[name] != nil || MathNames.sizes[String(name.dropLast())] != nil: "\\\(name)("
        case _ where MathNames.fractions[name] != nil || MathNames.stacks.contains(name): "\\\(name){a}{b}"
        case _ where MathNames.takesOne(name): "\\\(name){a}"
        default: "a \\\(name) b"
        }
    }

    private static func parsed(_ tex: String) throws -> (parser: MathParser, nodes: [MathNode]) {
        var parser = MathParser(tex)
        guard parser.scalars.count <= longest else {
            throw Diagnostic(
                "maths of \(parser.scalars.count) characters", column: 1, expected: "at most \(longest)")
        }
        let nodes = try parser.document()
        return (parser, nodes)
    }
}
