/// A piece of a report's text as cmark-gfm understands it, with the cells and the maths in their places.
package struct MarkdownNode: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        // Blocks
        case document, paragraph, blockQuote, thematicBreak
        case heading(level: Int)
        /// Starts at a number where it is numbered.
        case list(start: Int?, isTight: Bool)
        /// Ticked or not where it is a task.
        case item(isTicked: Bool?)
        case code(language: String, text: String)
        case table(alignments: [Alignment])
        case row(isHeader: Bool)
        case tableCell
        case footnote(number: Int)
        case htmlBlock(String)
        /// A cell by its place among the blocks' cells.
        case cell(Int)

        // Inlines
        case text(String)
        case softBreak, lineBreak, emphasis, strong, strikethrough
        case inlineCode(String)
        case link(url: String, title: String)
        /// Its children are the text in place of it.
        case image(url: String, title: String)
        case footnoteReference(number: Int)
        case html(String)
        case maths(tex: String, isDisplay: Bool)
    }

    package enum Alignment: Sendable { case none, left, centre, right }

    package var kind: Kind
    package var children: [MarkdownNode]

    package init(_ kind: Kind, _ children: [MarkdownNode] = []) {
        self.kind = kind
        self.children = children
    }

    /// The words in it, without marks.
    package var plainText: String {
        switch kind {
        case .text(let text), .inlineCode(let text): text
        case .maths(let tex, _): tex
        case .softBreak, .lineBreak: " "
        case .html, .htmlBlock, .footnoteReference, .cell: ""
        default: children.map(\.plainText).joined()
        }
    }
}
