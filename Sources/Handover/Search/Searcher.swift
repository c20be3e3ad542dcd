import Arrays
import Core
import Foundation

/// Searches every byte of a file: as it is, with escapes undone, and inside of what is packed.
package struct Searcher: Sendable {
    /// Namespaces are names: no program fetches them.
    package static let namespaces = [
        "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1998/Math/MathML",
        "http://www.w3.org/1999/xhtml", "http://www.w3.org/XML/1998/namespace",
    ]
    /// Shorter patterns are found by chance in packed pictures and numbers: they are only looked for in text.
    package static let shortestInData = 6
    /// What a packed file may unpack to.
    static let mostUnpacked = 256 << 20
    static let deepest = 3
    /// Of one file.
    static let mostFindings = 20
    /// In bytes.
    private static let samePlace = 24

    private enum Meaning: Sendable {
        case needle(Int, isWord: Bool)
        case address
        case path
    }

    package let needles: Needles
    /// Texts that may stay, in lower case.
    let allowed: [[UInt8]]
    private let matcher: ByteMatcher
    private let meanings: [Meaning]

    package init(_ needles: Needles, allowed: [String] = []) {
        self.needles = needles
        self.allowed = allowed.map { $0.lowercased() }.filter { !$0.isEmpty }.map { Array($0.utf8) }
        var patterns: [[UInt8]] = []
        var meanings: [Meaning] = []
        func add(_ pattern: [UInt8], _ meaning: Meaning) {
            guard !pattern.isEmpty else { return }
            patterns.append(pattern.map([UInt8].lower))
            meanings.append(meaning)
        }
        for (number, needle) in needles.all.enumerated() {
            for spelling in needle.spellings {
                add(Array(spelling.utf8), .needle(number, isWord: needle.isWord))
                let units = Array(spelling.utf16)
                add(units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, .needle(number, isWord: false))
                add(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, .needle(number, isWord: false))
                // Latin 1, where that is not ASCII.
                if units.contains(where: { $0 > 127 }), units.allSatisfy({ $0 < 256 }) {
                    add(units.map { UInt8(truncatingIfNeeded: $0) }, .needle(number, isWord: needle.isWord))
                }
            }
        }
        for scheme in ["http", "https", "ftp", "ftps", "ws", "wss", "file", "ssh", "git", "s3", "gs", "rtsp"] {
            add(Array("\(scheme)://".utf8), .address)
            add("\(scheme)://".utf8.flatMap { [$0, 0] }, .address)
        }
        for root in TextCleaning.roots { add(Array(root.utf8), .path) }
        for drive in 0x61...0x7A as ClosedRange<UInt8> { add([drive] + Array(":\\users\\".utf8), .path) }
        matcher = ByteMatcher(patterns)
        self.meanings = meanings
    }

    /// - Parameter path: searched too.
    package func search(_ data: Data, path: String) -> [Finding] {
        var found = content(data, file: path, depth: 0)
        Array(path.utf8).withUnsafeBufferPointer { name in
            found += matches(in: name, isText: true, file: path + " (its name)") { $0 }
        }
        // The same place as it is and without escapes, or a whole name and its last part, count once.
        var kept: [Finding] = []
        for finding in found
        where !kept.contains(where: {
            $0.kind == finding.kind && $0.file == finding.file && abs($0.offset - finding.offset) < Self.samePlace
        }) {
            kept.append(finding)
        }
        return Array(kept.prefix(Self.mostFindings))
    }

    private func content(_ data: Data, file: String, depth: Int) -> [Finding] {
        let isText = TextForm.isText(data)
        var found = data.withUnsafeBytes { raw -> [Finding] in
            let bytes = raw.bindMemory(to: UInt8.self)
            var found = matches(in: bytes, isText: isText, file: file) { $0 }
            guard isText else { return found }
            found += mail(in: bytes, file: file) { $0 }
            // Escapes may be escaped: in a page, in a script, in an address.
            var source = Array(bytes)
            var origin: (Int) -> Int = { $0 }
            for _ in 0..<3 {
                guard let form = source.withUnsafeBufferPointer({ TextForm($0) }) else { break }
                let outer = origin
                origin = { outer(form.source(of: $0)) }
                form.bytes.withUnsafeBufferPointer { bytes in
                    found += matches(in: bytes, isText: true, file: file, origin: origin)
                    found += mail(in: bytes, file: file, origin: origin)
                }
                source = form.bytes
            }
            return found
        }
        if depth < Self.deepest {
            for (name, inner) in PackedContent.parts(of: data, isText: isText, limit: Self.mostUnpacked) {
                found += content(inner, file: "\(file) → \(name)", depth: depth + 1)
            }
        }
        return found
    }

    // MARK: - Matches

    private func matches(
        in bytes: UnsafeBufferPointer<UInt8>, isText: Bool, file: String, origin: (Int) -> Int
    ) -> [Finding] {
        var found: [Finding] = []
        matcher.matches(in: bytes) { pattern, start in
            let end = start + matcher.lengths[pattern]
            guard isText || end - start >= Self.shortestInData, found.count < 4 * Self.mostFindings else { return }
            switch meanings[pattern] {
            case .needle(let number, let isWord):
                if isWord, Self.isInWord(bytes, start..<end) { return }
                guard !isAllowed(bytes[start..<end]) else { return }
                if needles.all[number].isCapital, (0x61...0x7A).contains(bytes[start]) { return }
                let kind = needles.all[number].kind
                found.append(Finding(file: file, offset: origin(start), kind: kind, in: bytes, at: start..<end))
            case .address:
                let whole = start..<Self.endOfAddress(bytes, from: end)
                guard whole.count > end - start, !isNamespace(bytes[whole]), !isAllowed(bytes[whole]) else { return }
                found.append(Finding(file: file, offset: origin(start), kind: .address, in: bytes, at: whole))
            case .path:
                guard isText, Self.beginsPath(bytes, start..<end),
                    !isAllowed(bytes[start..<Self.endOfAddress(bytes, from: end)])
                else { return }
                found.append(Finding(file: file, offset: origin(start), kind: .path, in: bytes, at: start..<end))
            }
        }
        return found
    }

    private static func isInWord(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) -> Bool {
        func isLetter(_ at: Int) -> Bool {
            bytes.indices.contains(at) && TextCleaning.isLetterOrDigit(bytes[at])
        }
        // What begins or ends with a mark needs no end of a word there.
        return isLetter(place.lowerBound) && isLetter(place.lowerBound - 1)
            || isLetter(place.upperBound - 1) && isLetter(place.upperBound)
    }

    /// `/home/x`, and neither `../home/x` nor `/users/x`, which the matcher takes for `/Users/x`.
    private static func beginsPath(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) -> Bool {
        if bytes[place.lowerBound] != 0x2F { return true }
        if place.lowerBound > 0 {
            let before = bytes[place.lowerBound - 1]
            if TextCleaning.isLetterOrDigit(before) || [0x2E, 0x2D, 0x5F, 0x2F, 0x7E, 0x3E].contains(before) {
                return false
            }
        }
        guard place.upperBound < bytes.count, TextCleaning.isLetterOrDigit(bytes[place.upperBound]) else {
            return false
        }
        let text = String(decoding: bytes[place], as: UTF8.self)
        return TextCleaning.roots.contains(text)
    }

    private static func endOfAddress(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, end - start < 2048 {
            let byte = bytes[end]
            if byte <= 0x20 || byte >= 0x7F || [0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x60, 0x29, 0x5D, 0x7D].contains(byte) {
                break
            }
            end += 1
        }
        return end
    }

    private func isNamespace(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        Self.namespaces.contains { address.elementsEqual($0.utf8) }
    }

    private func isAllowed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        allowed.contains { text in bytes.count >= text.count && zip(bytes, text).allSatisfy { [UInt8].lower($0) == $1 }
        }
    }

    // MARK: - E-mail

    /// Files that are named like addresses.
    private static let fileKinds: Set<String> = [
        "png", "jpg", "jpeg", "webp", "svg", "gif", "js", "css", "html", "json",
    ]

    private func mail(
        in bytes: UnsafeBufferPointer<UInt8>, file: String, origin: (Int) -> Int
    ) -> [Finding] {
        var found: [Finding] = []
        var at = 0
        while let sign = bytes[at...].firstIndex(of: 0x40) {
            at = sign + 1
            var start = sign
            while start > 0, sign - start < 64, Self.isOfMail(bytes[start - 1]) { start -= 1 }
            var end = sign + 1
            while end < bytes.count, end - sign < 255, Self.isOfMail(bytes[end]) { end += 1 }
            let host = String(decoding: bytes[sign + 1..<end], as: UTF8.self).split(separator: ".")
            guard start < sign, host.count > 1, let last = host.last, last.count > 1,
                last.allSatisfy({ $0.isLetter }), !Self.fileKinds.contains(last.lowercased()),
                !isAllowed(bytes[start..<end]), found.count < Self.mostFindings
            else { continue }
            found.append(Finding(file: file, offset: origin(start), kind: .email, in: bytes, at: start..<end))
        }
        return found
    }

    private static func isOfMail(_ byte: UInt8) -> Bool {
        TextCleaning.isLetterOrDigit(byte) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25].contains(byte)
    }
}
