/// What a formula is made of.
indirect enum MathNode: Sendable {
    case row([MathNode])
    /// A letter or name: one letter is italic unless it is upright.
    case identifier(String, isUpright: Bool)
    case number(String)
    case symbol(MathSymbol)
    /// "log", "max": parted from what follows by a thin space.
    case function(String, hasLimits: Bool)
    case text(String)
    /// In ems.
    case space(String)
    case scripts(MathNode, below: MathNode?, above: MathNode?, MathPlacement)
    case fraction(MathNode, MathNode, hasLine: Bool, isDisplay: Bool?)
    case root(MathNode, index: MathNode?)
    /// A sign over or under what it belongs to.
    case accent(MathNode, String, isUnder: Bool, stretches: Bool)
    /// Between `\left` and `\right`; "" for no sign. Parts are divided by `\middle`.
    case fenced(String, [[MathNode]], middles: [String], String)
    case table(MathTable)
    case styled(isDisplay: Bool, level: Int?, [MathNode])
    case phantom(MathNode)
}

/// Where scripts stand.
enum MathPlacement: Sendable {
    /// At the right.
    case beside
    /// Under and over on a line of their own, at the right within text.
    case movable
    /// Always under and over.
    case limits
}

struct MathSymbol: Equatable, Sendable {
    enum Kind: Sendable {
        case ordinary, binary, relation, opening, closing, punctuation
        /// A sum: grows in display, scripts under and over it.
        case large
        /// An integral: grows in display, scripts at its right.
        case integral
    }

    var text: String
    var kind: Kind
    /// In ems, for `\big` and the like.
    var size: String?

    init(_ text: String, _ kind: Kind, size: String? = nil) {
        self.text = text
        self.kind = kind
        self.size = size
    }
}

struct MathTable: Sendable {
    var rows: [[[MathNode]]]
    /// "l", "c" or "r" for each column, the last for those beyond; empty for all in the middle.
    var alignment: [Character]
    var open = ""
    var close = ""
    /// Lines of an alignment: no room between a right and a left column, and each as large as on its own.
    var isAlignment = false
}

/// How two neighbours are spaced, as in TeX.
enum MathClass {
    case ordinary, function, binary, relation, opening, closing, punctuation, space
}

extension MathNode {
    var mathClass: MathClass {
        switch self {
        case .symbol(let symbol):
            switch symbol.kind {
            case .ordinary: .ordinary
            case .binary: .binary
            case .relation: .relation
            case .opening: .opening
            case .closing: .closing
            case .punctuation: .punctuation
            case .large, .integral: .function
            }
        case .function: .function
        case .scripts(let base, _, _, _): base.mathClass
        case .space: .space
        default: .ordinary
        }
    }
}
