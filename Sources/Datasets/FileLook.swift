import Arrays
import Core
import Foundation

extension WantedFile.Look {
    /// What the first bytes of a file say against it, in a few words; nil where it looks right. A whole file is
    /// only read when the dataset is opened.
    func problem(_ url: URL) -> String? {
        do {
            return try found(url)
        } catch let diagnostic as Diagnostic {
            return diagnostic.message
        } catch {
            return "\(error)"
        }
    }

    private func found(_ url: URL) throws -> String? {
        if case .imageFolder = self {
            guard Files.isDirectory(url) else { return "is a file where a folder of images is wanted" }
            return Self.hasImage(url) ? nil : "holds no images"
        }
        if case .files(let what, let extensions) = self {
            guard Files.isDirectory(url) else { return "is a file where a folder of \(what) is wanted" }
            let found = try Files.list(url).contains { extensions.contains($0.pathExtension.lowercased()) }
            return found ? nil : "holds no \(what)"
        }
        let file = try RandomAccessFile(url)
        guard file.size > 0 else { return "is empty" }
        switch self {
        case .idx(let dimensions):
            _ = try IDXFile(url, dimensions: dimensions)
        case .records(let size, let label, let classes):
            guard file.size % size == 0 else { return "is not made of whole records of \(size) bytes" }
            let found = Int(try file.head(label + 1)[label])
            return found < classes ? nil : "begins with the label \(found), and there are \(classes) classes"
        case .zip:
            _ = try NPZ(url)
        case .json:
            let first = try file.head(4096).first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
            return first == UInt8(ascii: "{") ? nil : "does not begin like JSON, with `{`"
        case .lines(let check):
            let head = try file.head(1 << 16)
            guard !head.contains(0) else { return "is not a text file" }
            let lines = head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            guard let line = lines.first else { return "holds no line" }
            let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
            return check(text[...]).map { "its first line \($0)" }
        case .imageFolder, .files:
            break
        }
        return nil
    }

    /// Whether there is an image among the first files of a folder and those below.
    private static func hasImage(_ folder: URL) -> Bool {
        let real = folder.resolvingSymlinksInPath().path
        guard let entries = FileManager.default.enumerator(atPath: real) else { return false }
        var seen = 0
        while let path = entries.nextObject() as? String, seen < 10_000 {
            seen += 1
            if ImageFolder.extensions.contains((path as NSString).pathExtension.lowercased()) { return true }
        }
        return false
    }
}
