import Core
import Templating

/// A template of nothing but text and plain variables, filled in without an engine: see `PageFragment`.
struct FlatTemplate: Sendable {
    private enum Piece: Sendable {
        case text(String)
        /// Place of a value among the names given.
        case value(Int)
    }

    private let pieces: [Piece]

    /// - Parameter names: the variables; others print nothing, as in Mustache.
    /// - Returns: nil for a template with any tag but `{{name}}`.
    init?(_ source: String, names: [String]) {
        var pieces: [Piece] = []
        var rest = source[...]
        while let open = rest.firstRange(of: "{{") {
            pieces.append(.text(String(rest[..<open.lowerBound])))
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { return nil }
            let tag = rest[..<close.lowerBound]
            let isName =
                !tag.isEmpty && tag.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
            guard isName else { return nil }
            if let place = names.firstIndex(of: String(tag)) { pieces.append(.value(place)) }
            rest = rest[close.upperBound...]
        }
        pieces.append(.text(String(rest)))
        self.pieces = pieces
    }

    /// - Parameter values: HTML, in the order of the names.
    func append(_ values: [String], to text: inout String) {
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .value(let place): text += values[place]
            }
        }
    }
}
