extension MathParser {
    /// The source with its rewrites made and on one line.
    func rewritten(text: (Unicode.Scalar) -> String) -> String {
        let ordered = rewrites.enumerated().sorted { a, b in
            (a.element.at, a.element.order, a.offset) < (b.element.at, b.element.order, b.offset)
        }
        var result = String.UnicodeScalarView()
        var next = 0
        func copy(to end: Int) {
            while next < min(end, scalars.count) {
                result.append(Self.isSpace(scalars[next]) ? " " : scalars[next])
                next += 1
            }
        }
        for (_, rewrite) in ordered {
            copy(to: rewrite.at)
            var inserted = rewrite.inserted
            if let place = rewrite.beyond, let scalar = inserted.unicodeScalars.first {
                inserted = place == .text ? text(scalar) : "\\text{\(text(scalar))}"
            }
            result.append(contentsOf: inserted.unicodeScalars)
            next = max(next, rewrite.at + rewrite.removed)
        }
        copy(to: scalars.count)
        return String(result)
    }
}
