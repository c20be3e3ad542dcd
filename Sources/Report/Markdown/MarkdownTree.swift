import CMarkdown

/// Turns cmark's nodes into ours, and marks into what they stand for.
struct MarkdownTree {
    let marks: [Markdown.Mark]

    func node(_ node: OpaquePointer, depth: Int) -> MarkdownNode? {
        guard depth < Markdown.deepest else { return nil }
        guard let kind = kind(node) else { return nil }
        var children: [MarkdownNode] = []
        var next = cmark_node_first_child(node)
        while let child = next {
            children += expanded(child, depth: depth + 1)
            next = cmark_node_next(child)
        }
        return MarkdownNode(kind, children)
    }

    private func expanded(_ child: OpaquePointer, depth: Int) -> [MarkdownNode] {
        guard let found = node(child, depth: depth) else { return [] }
        switch found.kind {
        case .text(let text): return pieces(text)
        case .paragraph:
            // A cell, or maths by itself, is a block and no paragraph.
            if found.children.count == 1, let only = found.children.first {
                if case .cell = only.kind { return [only] }
            }
            return [found]
        default: return [found]
        }
    }

    private func pieces(_ text: String) -> [MarkdownNode] {
        ProtectedText.parts(text).map { part in
            switch part {
            case .text(let plain): return MarkdownNode(.text(plain))
            case .mark(let number):
                guard marks.indices.contains(number) else { return MarkdownNode(.text("")) }
                switch marks[number] {
                case .cell(let cell): return MarkdownNode(.cell(cell))
                case .piece(.maths(let tex, let isDisplay)):
                    return MarkdownNode(.maths(tex: tex, isDisplay: isDisplay))
                case .piece(let piece): return MarkdownNode(.text(piece.source))
                }
            }
        }
    }

    // MARK: - Kinds

    private func kind(_ node: OpaquePointer) -> MarkdownNode.Kind? {
        // Footnotes have no name in this version of the library.
        switch cmark_node_get_type(node) {
        case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnote(number: place(node))
        case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference(number: Int(literal(node)) ?? 0)
        default: break
        }
        let name = cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
        switch name {
        case "document": return .document
        case "paragraph": return .paragraph
        case "block_quote": return .blockQuote
        case "thematic_break": return .thematicBreak
        case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)))
        case "list":
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            return .list(
                start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
                isTight: cmark_node_get_list_tight(node) != 0)
        case "item": return .item(isTicked: nil)
        case "tasklist": return .item(isTicked: cmark_gfm_extensions_get_tasklist_item_checked(node))
        case "code_block":
            let words = string(cmark_node_get_fence_info(node)).split(separator: " ")
            return .code(language: words.first.map(String.init) ?? "", text: literal(node))
        case "html_block": return .htmlBlock(literal(node))
        case "table": return .table(alignments: alignments(node))
        case "table_header": return .row(isHeader: true)
        case "table_row": return .row(isHeader: false)
        case "table_cell": return .tableCell
        default: return inline(name, node)
        }
    }

    private func inline(_ name: String, _ node: OpaquePointer) -> MarkdownNode.Kind? {
        switch name {
        case "text": .text(literal(node))
        case "softbreak": .softBreak
        case "linebreak": .lineBreak
        case "emph": .emphasis
        case "strong": .strong
        case "strikethrough": .strikethrough
        case "code": .inlineCode(restored(literal(node)))
        case "link": .link(url: restored(string(cmark_node_get_url(node))), title: string(cmark_node_get_title(node)))
        case "image": .image(url: restored(string(cmark_node_get_url(node))), title: string(cmark_node_get_title(node)))
        case "html_inline": .html(literal(node))
        default: nil
        }
    }

    /// Definitions stand at the end of the document, in the order of their numbers.
    private func place(_ node: OpaquePointer) -> Int {
        var number = 1
        var before = cmark_node_previous(node)
        while let other = before {
            if cmark_node_get_type(other) == CMARK_NODE_FOOTNOTE_DEFINITION { number += 1 }
            before = cmark_node_previous(other)
        }
        return number
    }

    private func alignments(_ node: OpaquePointer) -> [MarkdownNode.Alignment] {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        guard let found = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
        return (0..<count).map { column in
            switch found[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .centre
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
    }

    /// Marks in what is no running text, such as an address, stand for what was written there.
    private func restored(_ text: String) -> String {
        ProtectedText.parts(text).map { part in
            switch part {
            case .text(let plain): return plain
            case .mark(let number):
                if marks.indices.contains(number), case .piece(let piece) = marks[number] { return piece.source }
                return ""
            }
        }.joined()
    }

    private func literal(_ node: OpaquePointer) -> String { string(cmark_node_get_literal(node)) }

    private func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
