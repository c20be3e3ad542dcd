/// The commands that take arguments or stand for more than a sign.
enum MathNames {
    static let functions: Set<String> = [
        "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom", "ker",
        "lg",
        "ln", "log", "sec", "sin", "sinh", "tan", "tanh",
    ]
    /// Functions with their conditions below.
    static let limitFunctions: [String: String] = [
        "det": "det", "gcd": "gcd", "inf": "inf", "lim": "lim", "liminf": "lim inf", "limsup": "lim sup", "max": "max",
        "min": "min", "Pr": "Pr", "sup": "sup",
    ]
    /// In ems, as TeX has them at 10 points.
    static let spaces: [String: String] = [
        ",": "0.1667", "thinspace": "0.1667", ":": "0.2222", ">": "0.2222", ";": "0.2778", "!": "-0.1667",
        " ": "0.3333", "quad": "1", "qquad": "2", "enspace": "0.5",
    ]
    static let accents: [String: (sign: String, isUnder: Bool, stretches: Bool)] = [
        "hat": ("^", false, false), "widehat": ("^", false, true), "bar": ("¯", false, false),
        "overline": ("¯", false, true), "underline": ("_", true, true), "tilde": ("~", false, false),
        "widetilde": ("~", false, true), "vec": ("→", false, false), "overrightarrow": ("→", false, true),
        "overleftarrow": ("←", false, true), "dot": ("˙", false, false), "ddot": ("¨", false, false),
        "check": ("ˇ", false, false), "breve": ("˘", false, false), "acute": ("´", false, false),
        "grave": ("`", false, false), "mathring": ("˚", false, false), "overbrace": ("⏞", false, true),
        "underbrace": ("⏟", true, true),
    ]
    static let alphabets: [String: MathAlphabet] = [
        "mathbb": .doubleStruck, "mathcal": .script, "mathscr": .script, "mathfrak": .fraktur, "mathbf": .bold,
        "boldsymbol": .boldItalic, "bm": .boldItalic, "mathrm": .upright, "mathit": .italic, "mathsf": .sansSerif,
        "mathtt": .monospace, "mathnormal": .italic,
    ]
    static let fractions: [String: (hasLine: Bool, isDisplay: Bool?)] = [
        "frac": (true, nil), "dfrac": (true, true), "tfrac": (true, false), "binom": (false, nil),
        "dbinom": (false, true), "tbinom": (false, false),
    ]
    static let stacks: Set<String> = ["overset", "underset", "stackrel"]
    static let arrows: [String: String] = ["xrightarrow": "→", "xleftarrow": "←"]
    static let texts: Set<String> = ["text", "mbox", "textrm", "textit", "textbf", "textsf", "texttt", "textnormal"]
    static let styles: [String: (isDisplay: Bool, level: Int)] = [
        "displaystyle": (true, 0), "textstyle": (false, 0), "scriptstyle": (false, 1), "scriptscriptstyle": (false, 2),
    ]
    /// Sizes in ems; `l`, `r` and `m` after them say what the sign is.
    static let sizes: [String: String] = ["big": "1.2", "Big": "1.623", "bigg": "2.047", "Bigg": "2.470"]
    static let others: Set<String> = [
        "sqrt", "left", "right", "middle", "begin", "end", "operatorname", "not", "phantom", "limits", "nolimits", "\\",
        "pmod", "bmod", "substack", "mathop", "hline",
    ]

    /// Signs that a fence may be made of, by command or character; "" for none.
    static let delimiters: [String: String] = [
        "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", "<": "⟨", ">": "⟩", ".": "", "\\{": "{", "\\}": "}",
        "\\|": "‖", "\\lbrace": "{", "\\rbrace": "}", "\\lbrack": "[", "\\rbrack": "]", "\\langle": "⟨",
        "\\rangle": "⟩", "\\lfloor": "⌊", "\\rfloor": "⌋", "\\lceil": "⌈", "\\rceil": "⌉", "\\vert": "|",
        "\\Vert": "‖", "\\lvert": "|", "\\rvert": "|", "\\lVert": "‖", "\\rVert": "‖", "\\backslash": "\\",
        "\\uparrow": "↑", "\\downarrow": "↓", "\\updownarrow": "↕",
    ]

    static func takesOne(_ name: String) -> Bool {
        accents[name] != nil || alphabets[name] != nil || arrows[name] != nil || texts.contains(name)
            || ["sqrt", "phantom", "pmod", "mathop"].contains(name)
    }

    /// Every command there is, for advice on a mistyped one.
    static let all: Set<String> = {
        var all = Set(MathSymbols.all.keys).union(functions).union(limitFunctions.keys).union(spaces.keys)
        all.formUnion(accents.keys)
        all.formUnion(alphabets.keys)
        all.formUnion(fractions.keys)
        all.formUnion(stacks)
        all.formUnion(arrows.keys)
        all.formUnion(texts)
        all.formUnion(styles.keys)
        all.formUnion(others)
        for size in sizes.keys { all.formUnion([size, size + "l", size + "r", size + "m"]) }
        return all
    }()
}
