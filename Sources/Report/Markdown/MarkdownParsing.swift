import CMarkdown
import Core
import Synchronization

/// Reads a report's blocks as one document, so that footnotes and links may be defined anywhere.
package enum Markdown {
    /// Deeper nesting than this is left out: nobody writes it, and each level takes stack.
    static let deepest = 60

    /// Texts and cells in order; a cell stands between two texts as a block of its own.
    package static func parse(_ blocks: [ReportBlock]) -> MarkdownNode {
        var text = ""
        var cells = 0
        var marks: [Mark] = []
        for block in blocks {
            switch block {
            case .text(let source):
                let protected = ProtectedText(source, keepsCode: true)
                for part in ProtectedText.parts(protected.text) {
                    switch part {
                    case .text(let plain): text += plain
                    case .mark(let number):
                        text += ProtectedText.mark(marks.count)
                        marks.append(.piece(protected.pieces[number]))
                    }
                }
            case .cell:
                text += "\n\n\(ProtectedText.mark(marks.count))\n\n"
                marks.append(.cell(cells))
                cells += 1
            }
        }
        return parse(text, marks)
    }

    /// One text by itself, such as a caption.
    package static func parse(_ text: String) -> MarkdownNode {
        parse([.text(text)])
    }

    enum Mark {
        case cell(Int)
        case piece(ProtectedText.Piece)
    }

    private static func parse(_ text: String, _ marks: [Mark]) -> MarkdownNode {
        // cmark registers its extensions in a list without a lock.
        registration.withLock { isDone in
            if !isDone { cmark_gfm_core_extensions_ensure_registered() }
            isDone = true
        }
        let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        guard let parser = cmark_parser_new(Int32(options)) else { return MarkdownNode(.document) }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return MarkdownNode(.document) }
        defer { cmark_node_free(document) }
        return MarkdownTree(marks: marks).node(document, depth: 0) ?? MarkdownNode(.document)
    }

    private static let registration = Mutex(false)
}
