/// Something that tells who, or leads elsewhere.
public struct Finding: Sendable, Equatable, Codable {
    /// In the zip; ` → NAME` for what lies inside of a packed file.
    public var file: String
    /// From 0, in the unpacked content.
    public var offset: Int
    /// `author's name`, `URL`, …
    public var kind: String
    /// What was found, with a little of what stands around it; other than printable characters as dots.
    public var context: String
}

extension Finding {
    /// - Parameter place: the bytes that were found.
    init(file: String, offset: Int, kind: Needle.Kind, in bytes: UnsafeBufferPointer<UInt8>, at place: Range<Int>) {
        self.file = file
        self.offset = offset
        self.kind = kind.rawValue
        let around = max(0, place.lowerBound - 24)..<min(bytes.count, place.upperBound + 24)
        let text = String(decoding: bytes[around], as: UTF8.self)
        context = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator, .format, .privateUse, .unassigned: "."
                    default: scalar == "\u{FFFD}" ? "." : scalar
                    }
                }))
    }
}
