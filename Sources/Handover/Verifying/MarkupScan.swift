/// The tags of a page or an SVG drawing, with the attributes that lead somewhere; and the texts of scripts and styles.
///
/// Not a parser of all that browsers accept: of what this program writes, and enough of the rest that nothing that
/// loads something is passed over.
struct MarkupScan {
    struct Attribute {
        var name: String
        var value: String
    }

    struct Element {
        var name: String
        var attributes: [Attribute]

        func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    private(set) var elements: [Element] = []
    private(set) var ids = Set<String>()
    private(set) var scripts: [String] = []
    private(set) var styles: [String] = []

    private static let names: Set<String> = [
        "href", "src", "srcset", "xlink:href", "poster", "data", "action", "formaction", "background", "ping", "style",
        "http-equiv", "content", "rel", "id", "name", "imagesrcset", "manifest", "srcdoc", "type",
    ]

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < bytes.count, let open = bytes[at...].firstIndex(of: 0x3C) {
            at = open + 1
            guard at < bytes.count else { break }
            if bytes[at] == 0x21 {
                at = Self.endOfComment(bytes, from: open)
                continue
            }
            guard Self.isLetter(bytes[at]) else { continue }
            let element = element(bytes, &at)
            if element.name == "script" || element.name == "style" {
                let end = Self.endOfText(bytes, from: at, element: element.name)
                let text = String(decoding: bytes[at..<end], as: UTF8.self)
                if element.name == "script" { scripts.append(text) } else { styles.append(text) }
                at = end
            }
            for attribute in element.attributes {
                if attribute.name == "id" || attribute.name == "name" && element.name == "a" {
                    ids.insert(attribute.value)
                }
                if attribute.name == "style" { styles.append(attribute.value) }
            }
            if element.attributes.contains(where: { $0.name != "id" && $0.name != "style" }) {
                elements.append(element)
            }
        }
    }

    /// - Parameter at: at the name; afterwards behind the `>`.
    private func element(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Element {
        let start = at
        while at < bytes.count, !Self.isEnd(bytes[at]) { at += 1 }
        var element = Element(name: Self.lower(bytes[start..<at]), attributes: [])
        while at < bytes.count, bytes[at] != 0x3E {
            guard !Self.isSpace(bytes[at]), bytes[at] != 0x2F else {
                at += 1
                continue
            }
            let nameStart = at
            while at < bytes.count, !Self.isEnd(bytes[at]), bytes[at] != 0x3D { at += 1 }
            let name = bytes[nameStart..<at]
            while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
            // A stray `=` would else be met for ever.
            guard at < bytes.count, bytes[at] == 0x3D else { continue }
            at += 1
            while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
            guard at < bytes.count else { break }
            let value: Range<Int>
            if bytes[at] == 0x22 || bytes[at] == 0x27 {
                let end = bytes[(at + 1)...].firstIndex(of: bytes[at]) ?? bytes.count
                value = at + 1..<end
                at = min(bytes.count, end + 1)
            } else {
                let first = at
                while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != 0x3E { at += 1 }
                value = first..<at
            }
            let key = Self.lower(name)
            guard Self.names.contains(key) else { continue }
            element.attributes.append(Attribute(name: key, value: Self.unescaped(bytes[value])))
        }
        at = min(bytes.count, at + 1)
        return element
    }

    private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        guard bytes.contains(0x26) else { return String(decoding: bytes, as: UTF8.self) }
        return TextForm.withoutEntities(bytes)
    }

    private static func endOfComment(_ bytes: UnsafeBufferPointer<UInt8>, from open: Int) -> Int {
        let isComment = open + 3 < bytes.count && bytes[open + 2] == 0x2D && bytes[open + 3] == 0x2D
        guard isComment else { return (bytes[open...].firstIndex(of: 0x3E) ?? bytes.count - 1) + 1 }
        var at = open + 4
        while at + 2 < bytes.count {
            if bytes[at] == 0x2D, bytes[at + 1] == 0x2D, bytes[at + 2] == 0x3E { return at + 3 }
            at += 1
        }
        return bytes.count
    }

    private static func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: String) -> Int {
        let end = Array("</\(element)".utf8)
        var at = start
        while let open = bytes[at...].firstIndex(of: 0x3C) {
            if bytes.count - open >= end.count, zip(bytes[open...], end).allSatisfy({ [UInt8].lower($0) == $1 }) {
                return open
            }
            at = open + 1
        }
        return bytes.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func isEnd(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x3E || byte == 0x2F }

    private static func lower(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: bytes.map([UInt8].lower), as: UTF8.self)
    }
}
