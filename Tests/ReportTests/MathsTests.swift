import Core
import Report
import Testing

@Suite struct MathsTests {
    /// Between `<semantics>` and the annotation.
    private func inner(_ tex: String) throws -> String {
        let whole = try Maths.mathML(tex, display: false)
        let start = try #require(whole.range(of: "<semantics>"))
        let end = try #require(whole.range(of: "<annotation"))
        return String(whole[start.upperBound..<end.lowerBound])
    }

    @Test func theWholeElement() throws {
        #expect(
            try Maths.mathML("x < \"y\"", display: true)
                == "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"x &lt; &quot;y&quot;\">"
                + "<semantics><mrow><mi>x</mi><mo>&lt;</mo>"
                + "<mo lspace=\"0\" rspace=\"0\" stretchy=\"false\">&quot;</mo><mi>y</mi>"
                + "<mo lspace=\"0\" rspace=\"0\" stretchy=\"false\">&quot;</mo></mrow>"
                + "<annotation encoding=\"application/x-tex\">x &lt; &quot;y&quot;</annotation></semantics></math>")
    }

    // Worked by hand from MathML 3 and from how TeX reads them.
    @Test(arguments: [
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("x^10", "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>"),
        ("10^3", "<msup><mn>10</mn><mn>3</mn></msup>"),
        ("0.5614", "<mn>0.5614</mn>"),
        ("x_i^{2}", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        ("f'", "<msup><mi>f</mi><mo form=\"postfix\" stretchy=\"false\">′</mo></msup>"),
        (
            "f_i''^2",
            "<msubsup><mi>f</mi><mi>i</mi><mrow><mo form=\"postfix\" stretchy=\"false\">″</mo><mn>2</mn></mrow></msubsup>"
        ),
        ("\\alpha\\Gamma", "<mrow><mi>α</mi><mi mathvariant=\"normal\">Γ</mi></mrow>"),
        ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
        ("\\sqrt x", "<msqrt><mi>x</mi></msqrt>"),
        ("\\sum_{i}^n", "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>"),
        ("\\int_0^1", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>"),
        ("\\sum\\limits_i", "<munder><mo movablelimits=\"false\">∑</mo><mi>i</mi></munder>"),
        ("\\sum\\nolimits_i", "<msub><mo>∑</mo><mi>i</mi></msub>"),
        (
            "\\max_i x",
            "<mrow><munder><mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">max</mo><mi>i</mi></munder>"
                + "<mspace width=\"0.1667em\"/><mi>x</mi></mrow>"
        ),
        ("a-b", "<mrow><mi>a</mi><mo form=\"infix\">−</mo><mi>b</mi></mrow>"),
        ("a=-b", "<mrow><mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi></mrow>"),
        ("\\hat{y}", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"),
        ("\\mathbb{R}^d", "<msup><mi>ℝ</mi><mi>d</mi></msup>"),
        ("\\mathbf{x}", "<mi>𝐱</mi>"),
        ("\\mathcal L", "<mi>ℒ</mi>"),
        ("\\boldsymbol{\\theta}", "<mi>𝜽</mi>"),
        ("\\mathrm{AP}", "<mi>AP</mi>"),
        ("\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>"),
        ("\\text{if } x", "<mrow><mtext>if\u{A0}</mtext><mi>x</mi></mrow>"),
        (
            "\\operatorname*{arg\\,min}_x",
            "<munder><mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">arg\u{2009}min</mo><mi>x</mi></munder>"
        ),
        (
            "\\left(\\frac ab\\right.",
            "<mrow><mo form=\"prefix\" stretchy=\"true\" fence=\"true\">(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow>"
        ),
        (
            "\\bigl[",
            "<mo lspace=\"0\" rspace=\"0\" stretchy=\"true\" symmetric=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">[</mo>"
        ),
        ("\\not\\in", "<mo>∉</mo>"),
        ("\\not\\asymp", "<mo>≍\u{338}</mo>"),
        (
            "\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}",
            "<mrow><mo form=\"prefix\" stretchy=\"true\" fence=\"true\">(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi>"
                + "</mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>"
                + "<mo form=\"postfix\" stretchy=\"true\" fence=\"true\">)</mo></mrow>"
        ),
        (
            "\\begin{array}{l}a\\\\[2pt]\\end{array}",
            "<mtable><mtr><mtd style=\"text-align:left\"><mi>a</mi></mtd></mtr></mtable>"
        ),
        ("\\displaystyle x", "<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mi>x</mi></mstyle>"),
        ("é", "<mi mathvariant=\"normal\">é</mi>"),
        ("α≤1", "<mrow><mi>α</mi><mo>≤</mo><mn>1</mn></mrow>"),
        ("", "<mrow></mrow>"),
    ])
    func formulas(tex: String, expected: String) throws {
        #expect(try inner(tex) == expected)
    }

    @Test(arguments: [
        ("x + \\alhpa", 5, "unknown command `\\alhpa`", "`\\alpha`"),
        ("\\frac{1}", 9, "the end where `\\frac` takes something", nil),
        ("{x", 1, "`{` is never closed", nil),
        ("x}", 2, "`}` without what it belongs to", "a plain brace is `\\}`"),
        ("a & b", 3, "`&` without what it belongs to", nil),
        ("f'_i^2", 5, "a superscript parted from its primes", "`f_i'^2`"),
        ("x^a^b", 4, "two superscripts of one base", nil),
        ("\\left( x", 1, "`\\left` is never closed", nil),
        ("50%", 3, "a plain `%`", "write `\\%`"),
        ("\\begin{matrx}\\end{matrx}", 7, "unknown environment `matrx`", nil),
        ("\\begin{matrix}\\end{cases}", 19, "`\\end{cases}` closes `\\begin{matrix}`", nil),
        ("\\input{/etc/passwd}", 1, "unknown command `\\input`", nil),
        ("\\write18{ls}", 1, "unknown command `\\write`", nil),
        ("\\text{$x$}", 7, "a plain `$` within `\\text`", nil),
        ("x\u{7}", 2, "a control character", nil),
        ("\\begin{cases}1&2&3\\end{cases}", 18, "a row with more than 2 columns", nil),
    ])
    func mistakes(tex: String, column: Int, message: String, advice: String?) {
        let found = #expect(throws: Diagnostic.self) { try Maths.mathML(tex, display: false) }
        #expect(found?.message == message)
        #expect(found?.column == column)
        if let advice { #expect(found?.advice?.contains(advice) == true) }
    }

    @Test func nestingIsLimited() {
        let opens = [
            "{", "\\sqrt{", "\\left(", "x^{", "\\begin{matrix}", "\\hat", "\\displaystyle ", "\\sqrt[",
            "\\substack{",
        ]
        for open in opens {
            let deep = String(repeating: open, count: 5000)
            #expect(throws: Diagnostic.self) { try Maths.mathML(String(deep.prefix(19_000)) + "x", display: false) }
        }
        #expect(throws: Diagnostic.self) { try Maths.mathML(String(repeating: "x", count: 20_001), display: false) }
    }

    @Test(arguments: [
        ("\\frac12", "\\frac{1}{2}"),
        ("x^\\sqrt2", "x^{\\sqrt{2}}"),
        ("x^\\bm y", "x^{\\boldsymbol {y}}"),
        ("α^β", "\\alpha ^{\\beta }"),
        ("\\text{naïve}", "\\text{na<EF>ve}"),
        ("f' ^2", "f'^{2}"),
        ("x_é", "x_{\\text{<E9>}}"),
        ("a\n\nb", "a  b"),
        ("\\begin{align*}[a]&b\\\\ [c]\\end{align*}", "\\begin{aligned}{}[a]&b\\\\{} [c]\\end{aligned}"),
        ("\\sqrt[\\left[a\\right]]b", "\\sqrt[{\\left[a\\right]}]{b}"),
    ])
    func whatLaTeXIsGiven(tex: String, expected: String) throws {
        let found = try Maths.checkedTeX(tex) { "<\(String($0.value, radix: 16, uppercase: true))>" }
        #expect(found == expected)
    }

    @Test func randomFormulasNeverTrap() throws {
        let pieces =
            [
                "{", "}", "^", "_", "'", "&", "\\\\", "\\", "[", "]", "(", ")", "|", "%", "$", "#", "~", " ", "\n", "1",
                ".5",
                "a", "é", "α", "\u{301}", "😀", "\\left", "\\right", "\\middle", "\\begin{cases}", "\\end{cases}",
                "\\begin{aligned}", "\\end{aligned}", "\\begin{array}{lc}", "\\end{array}", "\\hline", "\\limits",
                "\\frac",
                "\\sqrt", "\\sqrt[", "\\not", "\\text{", "\\operatorname*{", "\\substack{", "\\mathbf", "\\hat",
                "\\big",
                "\\sum", "\\max", "\\displaystyle", "\\xrightarrow", "\\overset", "\\pmod", "\\foo", "\\begin",
                "\\end{", "[2pt]",
            ]
        var random = SeededRandom(seed: 7)
        var accepted = 0
        for _ in 0..<20_000 {
            let length = 1 + random.below(12)
            let tex = (0..<length).map { _ in pieces[random.below(pieces.count)] }.joined()
            guard let markup = try? Maths.mathML(tex, display: true) else { continue }
            accepted += 1
            try TagBalance.check(markup)
            // What LaTeX is given means the same: reading it again gives no mistake.
            let rewritten = try Maths.checkedTeX(tex) { _ in "?" }
            #expect(throws: Never.self) { try Maths.mathML(rewritten, display: true) }
        }
        #expect(accepted > 500)
    }

    @Test func randomBytesNeverTrap() {
        var random = SeededRandom(seed: 8)
        for _ in 0..<5000 {
            let bytes = (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            _ = try? Maths.mathML(String(decoding: bytes, as: UTF8.self), display: false)
        }
    }
}
