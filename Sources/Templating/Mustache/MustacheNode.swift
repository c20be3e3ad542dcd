/// One piece of a Mustache template.
indirect enum MustacheNode: Sendable {
    case text(String)
    case variable(MustacheName)
    case section(MustacheName, inverted: Bool, body: [MustacheNode])
    case partial(String, TemplatePlace, overrides: [MustacheNode])
    case block(String, body: [MustacheNode])
}

/// `percent1(results.share)`: a path and the transforms around it, innermost last.
struct MustacheName: Sendable {
    let path: String
    let transforms: [String]
    let place: TemplatePlace

    /// nil when it is not a name.
    init?(_ text: String, _ place: TemplatePlace) {
        let pieces = text.split(separator: "(", omittingEmptySubsequences: false).map(String.init)
        let closing = String(repeating: ")", count: pieces.count - 1)
        guard let last = pieces.last, last.hasSuffix(closing) else { return nil }
        path = String(last.dropLast(closing.count))
        transforms = Array(pieces.dropLast())
        self.place = place
        // `.name` looks into the innermost object alone.
        let own = path.hasPrefix(".") ? path.dropFirst() : path[...]
        let parts = own.isEmpty ? [] : own.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let letters = (transforms + parts).joined()
        guard letters.utf8.allSatisfy(Self.isNameByte), (transforms + parts).allSatisfy({ !$0.isEmpty }) else {
            return nil
        }
        guard !path.isEmpty || !transforms.isEmpty else { return nil }
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2D, 0x5F, 0x40: true
        default: false
        }
    }
}
