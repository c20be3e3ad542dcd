import Core
import Foundation

/// The pictures of a report that is being written, each in a file of its own beside it.
struct WrittenImages {
    /// "images/results": reports may be written into one folder.
    let folder: String
    private(set) var files: [ReportFile] = []
    private var taken: Set<String> = []

    init(report: String) {
        folder = "images/\(Self.safe(report))"
    }

    /// - Parameters:
    ///   - name: without extension; anything but letters, digits, `_` and `-` is replaced.
    ///   - format: "png".
    /// - Returns: the path from the report: "images/results/precision-1.png".
    mutating func add(_ name: String, _ format: String, _ data: Data) -> String {
        let safe = Self.safe(name)
        var path = "\(folder)/\(safe).\(format)"
        var number = 2
        // Some systems do not tell capitals apart.
        while !taken.insert(path.lowercased()).inserted {
            path = "\(folder)/\(safe)-\(number).\(format)"
            number += 1
        }
        files.append(ReportFile(path: path, data: data))
        return path
    }

    private static func safe(_ name: String) -> String {
        let kept = name.unicodeScalars.prefix(80).map { scalar -> Character in
            let isPlain = scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            return isPlain || scalar == "-" || scalar == "_" ? Character(scalar) : "-"
        }
        return kept.isEmpty ? "image" : String(kept)
    }
}

extension ReportImage {
    /// Name and extension.
    var nameParts: (stem: String, format: String) {
        guard let dot = name.lastIndex(of: ".") else { return (name, "png") }
        let format = name[name.index(after: dot)...].lowercased()
        return (String(name[..<dot]), ["png", "jpg", "jpeg", "webp", "gif", "svg"].contains(format) ? format : "png")
    }
}
