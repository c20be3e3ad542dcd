import Core
import Foundation

/// The lines of a text file, read in pieces.
enum TextLines {
    /// The longest line; a list of a thousand labels has about 2 KB.
    static let longest = 1 << 16

    /// Gives each line that is not blank, without spaces around it, and its number from 1 on.
    /// - Throws: `Diagnostic` with the line for one that is too long or not UTF-8; what `body` throws.
    static func forEach(_ url: URL, pieceSize: Int = 1 << 18, _ body: (Int, Substring) throws -> Void) throws {
        let file = try RandomAccessFile(url)
        var number = 0
        var open: [UInt8] = []
        func finish(_ bytes: ArraySlice<UInt8>) throws {
            number += 1
            var bytes = bytes
            if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
            bytes = bytes.drop(while: isSpace)
            guard !bytes.isEmpty else { return }
            guard bytes.count <= longest else { throw tooLong(file, number) }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Diagnostic("is not valid UTF-8", file: url.path, line: number, expected: "a text file")
            }
            try body(number, text[...])
        }
        for offset in stride(from: 0, to: file.size, by: pieceSize) {
            let piece = try file.read(at: offset, count: min(pieceSize, file.size - offset))
            var rest = piece[...]
            while let end = rest.firstIndex(of: 0x0A) {
                try finish(open.isEmpty ? rest[..<end] : (open + rest[..<end])[...])
                open = []
                rest = rest[(end + 1)...]
            }
            open += rest
            guard open.count <= longest + 16 else { throw tooLong(file, number + 1) }
        }
        if !open.isEmpty { try finish(open[...]) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func tooLong(_ file: RandomAccessFile, _ number: Int) -> Diagnostic {
        Diagnostic(
            "has more than \(longest) bytes", file: file.url.path, line: number, expected: "a list with a line an image"
        )
    }
}
