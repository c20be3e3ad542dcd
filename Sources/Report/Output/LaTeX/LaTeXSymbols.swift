/// How LaTeX writes the signs that are not letters.
enum LaTeXSymbols {
    /// The special ones of ASCII first. `[` and `*` are options after some commands.
    static let commands: [Unicode.Scalar: String] = [
        "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
        "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "`": "\\textasciigrave{}", "\"": "\\textquotedbl{}",
        "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "[": "{[}", "]": "{]}", "*": "{*}",
        // Spaces
        "\u{A0}": "~", "\u{202F}": "\\,", "\u{2009}": "\\,", "\u{200A}": "\\,", "\u{2002}": "\\enspace{}",
        "\u{2003}": "\\quad{}", "\u{2004}": " ", "\u{2005}": " ", "\u{2006}": "\\,", "\u{2007}": "~", "\u{2008}": "\\,",
        "\u{205F}": "\\,", "\u{3000}": "\\quad{}", "\u{AD}": "\\-",
        // Dashes, quotes, dots
        "‐": "-", "‑": "\\mbox{-}", "‒": "--", "–": "--", "—": "---", "―": "---", "‘": "`", "’": "'",
        "‚": "\\quotesinglbase{}", "“": "``", "”": "''", "„": "\\quotedblbase{}", "‹": "\\guilsinglleft{}",
        "›": "\\guilsinglright{}", "…": "\\ldots{}", "•": "\\textbullet{}", "‣": "\\textbullet{}", "¸": "\\c{}",
        // Signs
        "€": "\\texteuro{}", "™": "\\texttrademark{}", "‰": "\\textperthousand{}", "†": "\\textdagger{}",
        "‡": "\\textdaggerdbl{}", "⁄": "/", "№": "No.", "℃": "\\textdegree{}C", "✓": "\\ensuremath{\\checkmark}",
        "✔": "\\ensuremath{\\checkmark}", "✗": "\\ensuremath{\\times}", "✘": "\\ensuremath{\\times}",
        "−": "\\ensuremath{-}", "′": "\\ensuremath{'}", "″": "\\ensuremath{''}", "∶": ":", "�": "\\texttt{?}",
        "⁰": "\\textsuperscript{0}", "⁴": "\\textsuperscript{4}", "⁵": "\\textsuperscript{5}",
        "⁶": "\\textsuperscript{6}", "⁷": "\\textsuperscript{7}", "⁸": "\\textsuperscript{8}",
        "⁹": "\\textsuperscript{9}", "⁻": "\\textsuperscript{--}", "⁺": "\\textsuperscript{+}",
        "ⁿ": "\\textsuperscript{n}", "₀": "\\textsubscript{0}", "₁": "\\textsubscript{1}", "₂": "\\textsubscript{2}",
        "₃": "\\textsubscript{3}", "₄": "\\textsubscript{4}", "₅": "\\textsubscript{5}", "₆": "\\textsubscript{6}",
        "₇": "\\textsubscript{7}", "₈": "\\textsubscript{8}", "₉": "\\textsubscript{9}",
        // Letters that look like Greek ones
        "Ω": "\\ensuremath{\\Omega}", "∆": "\\ensuremath{\\Delta}", "ſ": "s", "ĸ": "k", "ŉ": "'n", "ı": "\\i{}",
        "ȷ": "\\j{}",
    ]

    static let notInT1: Set<Unicode.Scalar> = ["¸", "Ħ", "ħ", "ĸ", "Ŀ", "ŀ", "ŉ", "Ŧ", "ŧ", "ſ"]

    /// Commands that set an accent over or under a letter.
    static let accents: [Unicode.Scalar: String] = [
        "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=", "\u{306}": "u", "\u{307}": ".",
        "\u{308}": "\"", "\u{30A}": "r", "\u{30B}": "H", "\u{30C}": "v", "\u{323}": "d", "\u{327}": "c",
        "\u{328}": "k", "\u{331}": "b",
    ]
}
