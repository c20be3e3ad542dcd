/// The commands that stand for one sign, by name, as LaTeX with amsmath and amssymb has them.
enum MathSymbols {
    /// Small Greek letters, italic.
    static let italics = pairs(
        """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ \
        mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ \
        omega ω partial ∂ imath ı jmath ȷ
        """)

    /// What stands upright, and is no operator.
    static let uprights = pairs(
        """
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ nabla ∇ emptyset ∅ \
        varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘ \
        prime ′ ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ square □ blacksquare ■ checkmark ✓ dagger † \
        ddagger ‡ S § P ¶ triangle △ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ sharp ♯ \
        natural ♮ complement ∁ backslash \u{5C} _ _ % % # # $ $ & &
        """)

    static let binaries = pairs(
        """
        pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ \
        wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ diamond ⋄ \
        bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹ amalg ⨿ barwedge ⊼ veebar ⊻ boxplus ⊞ \
        boxtimes ⊠
        """)

    static let relations = pairs(
        """
        leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ \
        preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ \
        in ∈ ni ∋ notin ∉ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ asymp ≍ doteq ≐ \
        triangleq ≜ leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ lll ⋘ ggg ⋙ because ∵ therefore ∴ to → gets ← \
        leftarrow ← rightarrow → uparrow ↑ downarrow ↓ leftrightarrow ↔ updownarrow ↕ Leftarrow ⇐ Rightarrow ⇒ \
        Uparrow ⇑ Downarrow ⇓ Leftrightarrow ⇔ iff ⟺ implies ⟹ impliedby ⟸ mapsto ↦ longmapsto ⟼ longleftarrow ⟵ \
        longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺ hookleftarrow ↩ \
        hookrightarrow ↪ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ leftharpoonup ↼ \
        rightleftharpoons ⇌ rightsquigarrow ⇝ twoheadrightarrow ↠ upharpoonright ↾ nleq ≰ ngeq ≱ nsubseteq ⊈
        """)

    static let large = pairs(
        """
        sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ \
        biguplus ⨄
        """)

    static let integrals = pairs("int ∫ iint ∬ iiint ∭ oint ∮")
    static let openings = pairs("{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖")
    static let closings = pairs("} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖")
    static let bars = pairs("| ‖ Vert ‖ vert |")
    static let punctuation = pairs("colon :")

    /// Everything that is one sign, by its command.
    static let all: [String: MathNode] = {
        var all: [String: MathNode] = [:]
        for (name, text) in italics { all[name] = .identifier(text, isUpright: false) }
        for (name, text) in uprights { all[name] = .identifier(text, isUpright: true) }
        let kinds: [([String: String], MathSymbol.Kind)] = [
            (binaries, .binary), (relations, .relation), (large, .large), (integrals, .integral),
            (openings, .opening), (closings, .closing), (bars, .ordinary), (punctuation, .punctuation),
        ]
        for (table, kind) in kinds {
            for (name, text) in table { all[name] = .symbol(MathSymbol(text, kind)) }
        }
        return all
    }()

    /// The command of a sign that someone typed as itself, such as `α`.
    static let commands: [Unicode.Scalar: String] = {
        var commands: [Unicode.Scalar: String] = ["−": "-", "·": "cdot", "ϵ": "epsilon", "∣": "mid", "µ": "mu"]
        for name in all.keys.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
            let text =
                switch all[name] {
                case .identifier(let text, _): text
                case .symbol(let symbol): symbol.text
                default: ""
                }
            if let scalar = text.unicodeScalars.first, !scalar.isASCII, commands[scalar] == nil {
                commands[scalar] = name
            }
        }
        return commands
    }()

    private static func pairs(_ list: String) -> [String: String] {
        let words = list.split(separator: " ").map(String.init)
        return Dictionary(
            stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) },
            uniquingKeysWith: { first, _ in first })
    }
}
