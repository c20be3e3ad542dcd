/// The first directory of EXIF's tags (JEITA CP-3451): what it must tell before it goes.
enum EXIF {
    /// 1 to 8; nil where the tags do not say, or are damaged.
    static func orientation(_ tags: [UInt8]) -> Int? {
        for (tag, value) in directory(tags) where tag == 0x0112 && (1...8).contains(value) { return value }
        return nil
    }

    /// `, with a place by GPS` where there is one.
    static func words(_ tags: [UInt8]) -> String {
        directory(tags).contains { $0.tag == 0x8825 } ? ", with a place by GPS" : ""
    }

    /// A whole APP1 segment that holds the orientation and nothing else.
    static func segment(orientation: Int) -> [UInt8] {
        let tags: [UInt8] =
            [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(clamping: orientation), 0, 0]
            + [0, 0, 0, 0]
        let body = Array("Exif\0\0".utf8) + tags
        return [0xFF, 0xE1] + [UInt8].big(body.count + 2, 2) + body
    }

    /// Tags with the first two bytes of their values.
    private static func directory(_ tags: [UInt8]) -> [(tag: Int, value: Int)] {
        let isLittle = tags.starts(with: [0x49, 0x49])
        guard isLittle || tags.starts(with: [0x4D, 0x4D]) else { return [] }
        func number(_ offset: Int, _ count: Int) -> Int? {
            isLittle ? tags.small(offset, count) : tags.big(offset, count)
        }
        guard let start = number(4, 4), let count = number(start, 2) else { return [] }
        return (0..<min(count, 1000)).compactMap { entry in
            guard let tag = number(start + 2 + 12 * entry, 2), let value = number(start + 10 + 12 * entry, 2) else {
                return nil
            }
            return (tag, value)
        }
    }
}
