import Core

/// Writes a formula as MathML Core, which browsers draw without help.
struct MathWriter {
    private(set) var markup = ""

    /// Always one element.
    mutating func row(_ nodes: [MathNode]) {
        if nodes.count == 1 {
            element(nodes[0], after: nil)
            return
        }
        markup += "<mrow>"
        items(nodes)
        markup += "</mrow>"
    }

    /// Neighbours with the spaces of TeX: thin around functions, and signs before a number close to it.
    private mutating func items(_ nodes: [MathNode]) {
        var last: MathClass?
        for (index, node) in nodes.enumerated() {
            let own = node.mathClass
            let isNamed = isNamed(node)
            if isNamed, last == .ordinary || last == .closing || last == .function { space("0.1667") }
            element(node, after: last, isFirst: index == 0)
            if isNamed, index + 1 < nodes.count {
                let next = nodes[index + 1]
                if next.mathClass == .ordinary || next.mathClass == .function && !self.isNamed(next) { space("0.1667") }
            }
            last = own
        }
    }

    private func isNamed(_ node: MathNode) -> Bool {
        switch node {
        case .function: true
        case .scripts(let base, _, _, _): isNamed(base)
        default: false
        }
    }

    private mutating func space(_ ems: String) { markup += "<mspace width=\"\(ems)em\"/>" }

    private mutating func tag(_ name: String, _ attributes: String = "", _ body: (inout MathWriter) -> Void) {
        markup += attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>"
        body(&self)
        markup += "</\(name)>"
    }

    private mutating func leaf(_ name: String, _ text: String, _ attributes: String = "") {
        tag(name, attributes) { $0.markup += HTML.escape(text) }
    }

    // MARK: - Elements

    private mutating func element(_ node: MathNode, after last: MathClass?, isFirst: Bool = true) {
        switch node {
        case .row(let nodes): row(nodes)
        case .identifier(let text, let isUpright):
            let isLetter = text.unicodeScalars.count == 1
            leaf("mi", text, isUpright && isLetter ? "mathvariant=\"normal\"" : "")
        case .number(let text): leaf("mn", text)
        case .text(let text):
            leaf("mtext", String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == " " ? "\u{A0}" : $0 })))
        case .space(let ems): space(ems)
        case .symbol(let symbol): self.symbol(symbol, after: last)
        case .function(let name, let hasLimits):
            if hasLimits {
                leaf("mo", name, "movablelimits=\"true\" lspace=\"0\" rspace=\"0\"")
            } else {
                leaf("mi", name, name.unicodeScalars.count == 1 ? "mathvariant=\"normal\"" : "")
            }
        case .scripts(let base, let below, let above, let placement): scripts(base, below, above, placement)
        case .fraction(let above, let below, let hasLine, let isDisplay):
            fraction(above, below, hasLine: hasLine, isDisplay: isDisplay)
        case .root(let inside, let index):
            if let index {
                tag("mroot") {
                    $0.element(inside, after: nil)
                    $0.element(index, after: nil)
                }
            } else {
                tag("msqrt") { $0.element(inside, after: nil) }
            }
        case .accent(let base, let sign, let isUnder, let stretches):
            tag(isUnder ? "munder" : "mover", isUnder ? "accentunder=\"true\"" : "accent=\"true\"") {
                $0.element(base, after: nil)
                $0.leaf("mo", sign, "stretchy=\"\(stretches)\"")
            }
        case .fenced(let open, let parts, let middles, let close): fenced(open, parts, middles, close)
        case .table(let table): self.table(table)
        case .styled(let isDisplay, let level, let nodes):
            guard let level else { return row(nodes) }
            tag("mstyle", "displaystyle=\"\(isDisplay)\" scriptlevel=\"\(level)\"") { $0.items(nodes) }
        case .phantom(let inside): tag("mphantom") { $0.element(inside, after: nil) }
        }
    }

    private mutating func symbol(_ symbol: MathSymbol, after last: MathClass?) {
        if let size = symbol.size {
            let room = symbol.kind == .relation ? "0.2778em" : "0"
            let sizes = "stretchy=\"true\" symmetric=\"true\" minsize=\"\(size)em\" maxsize=\"\(size)em\""
            leaf("mo", symbol.text, "lspace=\"\(room)\" rspace=\"\(room)\" \(sizes)")
            return
        }
        switch symbol.kind {
        case .opening: leaf("mo", symbol.text, "form=\"prefix\" stretchy=\"false\"")
        case .closing: leaf("mo", symbol.text, "form=\"postfix\" stretchy=\"false\"")
        case .ordinary: leaf("mo", symbol.text, "lspace=\"0\" rspace=\"0\" stretchy=\"false\"")
        case .relation where symbol.text == ":":
            leaf("mo", symbol.text, "lspace=\"0.2778em\" rspace=\"0.2778em\"")
        case .relation: leaf("mo", symbol.text, symbol.text == "∣" || symbol.text == "∥" ? "stretchy=\"false\"" : "")
        case .binary:
            // A minus that has nothing before it is a sign.
            let isSign =
                switch last {
                case nil, .binary, .relation, .opening, .punctuation, .function: true
                default: false
                }
            if symbol.text == "mod" {
                leaf("mo", symbol.text, "lspace=\"0.2222em\" rspace=\"0.2222em\"")
            } else {
                leaf("mo", symbol.text, isSign ? "form=\"prefix\"" : "form=\"infix\"")
            }
        case .punctuation: leaf("mo", symbol.text, "form=\"infix\" lspace=\"0\" rspace=\"0.1667em\"")
        case .large, .integral: leaf("mo", symbol.text)
        }
    }

    private mutating func scripts(
        _ base: MathNode, _ below: MathNode?, _ above: MathNode?, _ placement: MathPlacement
    ) {
        let isStacked = placement != .beside
        let name: String
        switch (below != nil, above != nil) {
        case (true, true): name = isStacked ? "munderover" : "msubsup"
        case (true, false): name = isStacked ? "munder" : "msub"
        default: name = isStacked ? "mover" : "msup"
        }
        tag(name) {
            switch base {
            case .symbol(let symbol) where placement == .limits && [.large, .integral].contains(symbol.kind):
                $0.leaf("mo", symbol.text, "movablelimits=\"false\"")
            case .symbol(let symbol) where placement == .limits && ["→", "←"].contains(symbol.text):
                $0.leaf("mo", symbol.text, "stretchy=\"true\"")
            case .function(let text, _) where placement == .limits:
                $0.leaf("mo", text, "movablelimits=\"false\" lspace=\"0\" rspace=\"0\"")
            default: $0.element(base, after: .ordinary)
            }
            for script in [below, above] {
                if let script { $0.element(script, after: nil) }
            }
        }
    }

    private mutating func fraction(_ above: MathNode, _ below: MathNode, hasLine: Bool, isDisplay: Bool?) {
        func parts(_ writer: inout MathWriter) {
            writer.tag("mfrac", hasLine ? "" : "linethickness=\"0\"") {
                $0.element(above, after: nil)
                $0.element(below, after: nil)
            }
        }
        func whole(_ writer: inout MathWriter) {
            if hasLine { return parts(&writer) }
            writer.tag("mrow") {
                $0.leaf("mo", "(", "form=\"prefix\" stretchy=\"true\"")
                parts(&$0)
                $0.leaf("mo", ")", "form=\"postfix\" stretchy=\"true\"")
            }
        }
        guard let isDisplay else { return whole(&self) }
        tag("mstyle", "displaystyle=\"\(isDisplay)\" scriptlevel=\"0\"") { whole(&$0) }
    }

    private mutating func fenced(_ open: String, _ parts: [[MathNode]], _ middles: [String], _ close: String) {
        tag("mrow") {
            if !open.isEmpty { $0.leaf("mo", open, "form=\"prefix\" stretchy=\"true\" fence=\"true\"") }
            for (index, part) in parts.enumerated() {
                if index > 0, !middles[index - 1].isEmpty {
                    $0.leaf("mo", middles[index - 1], "form=\"infix\" stretchy=\"true\" fence=\"true\"")
                }
                $0.row(part)
            }
            if !close.isEmpty { $0.leaf("mo", close, "form=\"postfix\" stretchy=\"true\" fence=\"true\"") }
        }
    }

    private mutating func table(_ table: MathTable) {
        func cells(_ writer: inout MathWriter) {
            writer.tag("mtable", table.isAlignment ? "displaystyle=\"true\"" : "") { writer in
                for row in table.rows {
                    writer.tag("mtr") { writer in
                        for (column, cell) in row.enumerated() {
                            writer.tag("mtd", Self.style(of: column, in: table)) { $0.row(cell) }
                        }
                    }
                }
            }
        }
        if table.open.isEmpty, table.close.isEmpty { return cells(&self) }
        tag("mrow") {
            $0.leaf("mo", table.open, "form=\"prefix\" stretchy=\"true\" fence=\"true\"")
            cells(&$0)
            if !table.close.isEmpty { $0.leaf("mo", table.close, "form=\"postfix\" stretchy=\"true\" fence=\"true\"") }
        }
    }

    /// Columns are set by style: browsers do not know MathML's own attribute for it.
    private static func style(of column: Int, in table: MathTable) -> String {
        guard let last = table.alignment.last else { return "" }
        let side = column < table.alignment.count ? table.alignment[column] : last
        var style = side == "l" ? "text-align:left" : side == "r" ? "text-align:right" : ""
        if table.isAlignment {
            style += side == "r" ? ";padding-right:0" : ";padding-left:0"
        }
        return style.isEmpty ? "" : "style=\"\(style)\""
    }
}
