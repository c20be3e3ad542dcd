import Core
import Foundation
import Imaging

/// Turns a Jupyter notebook into a report to start from: its Markdown as text, its figures as cells of their own.
package struct NotebookReport {
    /// Longer notebooks are refused.
    package static let mostBytes = 100 << 20
    static let mostPictures = 1000

    /// - Parameters:
    ///   - data: of an `.ipynb`.
    ///   - name: of the file, for messages and as the title of a notebook without a heading.
    ///   - keepsCode: whether code stands in the report too.
    /// - Returns: the report, and the pictures beside it.
    /// - Throws: `Diagnostic` for what is no notebook of format 4.
    package static func report(
        from data: Data, name: String, keepsCode: Bool = false
    ) throws -> (text: String, files: [ReportFile]) {
        guard data.count <= mostBytes else {
            throw Diagnostic(
                "is \(data.count) bytes long", file: name, expected: "a notebook of at most \(mostBytes) bytes",
                advice: "clear outputs that the report does not need")
        }
        let notebook: NotebookInput
        do {
            notebook = try JSONDecoder().decode(NotebookInput.self, from: data)
        } catch var told as Diagnostic {
            told.file = name
            throw told
        } catch {
            throw Diagnostic("is not the JSON of a notebook", file: name, expected: "a file that Jupyter has saved")
        }
        var report = NotebookReport(keepsCode: keepsCode, language: notebook.language)
        for (place, cell) in notebook.cells.enumerated() { report.add(cell, number: place + 1) }
        return (report.finished(name: name), report.files)
    }

    private let keepsCode: Bool
    private let language: String
    private var title: String?
    private var parts: [String] = []
    private var files: [ReportFile] = []
    private var leftOut: [String: Int] = [:]

    private init(keepsCode: Bool, language: String) {
        self.keepsCode = keepsCode
        self.language = String(
            language.unicodeScalars.filter { MathParser.isLetter($0) }.map(Character.init).prefix(20))
    }

    private mutating func add(_ cell: NotebookInput.Cell, number: Int) {
        switch cell.kind {
        case "markdown": addText(cell)
        case "code":
            if keepsCode, !cell.source.allSatisfy(\.isWhitespace) {
                parts.append(ReportWords.fenced(cell.source, language.isEmpty ? "python" : language))
            }
            for output in cell.outputs { add(output, cell: number) }
        default: leftOut["raw cells", default: 0] += 1
        }
    }

    // MARK: - Text

    private mutating func addText(_ cell: NotebookInput.Cell) {
        var source = ProtectedText.withoutMarks(cell.source)
        for name in cell.attachments.keys.sorted() {
            let wanted = "](attachment:\(name)"
            guard source.contains(wanted), let file = cell.attachments[name].flatMap({ picture($0) }) else { continue }
            source = source.replacing(wanted, with: "](\(file)")
        }
        var lines: [String] = []
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init) {
            if title == nil, line.hasPrefix("# "), lines.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
                title = Markdown.parse(line).plainText
                continue
            }
            lines.append(Self.withoutCell(line))
        }
        let text = NotebookText.withoutTags(lines.joined(separator: "\n"))
        if !text.allSatisfy(\.isWhitespace) { parts.append(text.hasSuffix("\n") ? text : text + "\n") }
    }

    /// A fence that Vitrine would take for a cell of its own stays code.
    private static func withoutCell(_ line: String) -> String {
        guard let fence = CellFences.Fence(line), fence.cell != nil else { return line }
        return String(repeating: String(fence.mark), count: fence.length) + "text " + fence.info
    }

    // MARK: - Outputs

    private mutating func add(_ output: NotebookInput.Output, cell number: Int) {
        let types = output.data.keys
        guard !types.isEmpty else {
            leftOut["printed lines and errors", default: 0] += 1
            return
        }
        if types.contains(where: { $0.hasPrefix("image/") }) {
            guard let file = picture(output.data) else {
                parts.append(
                    Self.note("A picture of the notebook's cell \(number) is left out: it is no PNG, JPEG, WebP or GIF")
                )
                return
            }
            parts.append(Self.cell(file, words: "Figure of the notebook's cell \(number)", id: files.count))
        } else if output.data["text/html"]?.text?.contains("<table") == true {
            parts.append(
                Self.note("A table of the notebook's cell \(number) is left out: a cell `table` or `csv` shows one"))
        } else if let text = output.data["text/markdown"]?.text {
            parts.append(NotebookText.withoutTags(ProtectedText.withoutMarks(text)) + "\n")
        } else {
            leftOut["outputs of other kinds", default: 0] += 1
        }
    }

    private static func note(_ text: String) -> String { "> \(text).\n" }

    private static func cell(_ file: String, words: String, id: Int) -> String {
        "```vitrine image\nid: figure-\(id)\nfile: \(file)\nalt: \(words)\ncaption: \(words).\n```\n"
    }

    /// Stores a picture that browsers show.
    /// - Returns: its path; nil where none of the forms is one.
    private mutating func picture(_ data: [String: NotebookText]) -> String? {
        guard files.count < Self.mostPictures else { return nil }
        for type in ["image/png", "image/jpeg", "image/webp", "image/gif"] {
            guard let text = data[type]?.text,
                let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !bytes.isEmpty,
                bytes.count <= AuthorImage.mostBytes, (try? ImageCodec.size(bytes, name: "picture")) != nil,
                let format = AuthorImage.format(bytes)
            else { continue }
            let path = "images/figure-\(files.count + 1).\(format)"
            files.append(ReportFile(path: path, data: bytes))
            return path
        }
        return nil
    }

    // MARK: - The whole

    private func finished(name: String) -> String {
        let stem = name.split(separator: "/").last.map(String.init) ?? name
        let plain = stem.hasSuffix(".ipynb") ? String(stem.dropLast(6)) : stem
        var text = "---\ntitle: \(Self.quoted(title.flatMap { $0.isEmpty ? nil : $0 } ?? plain))\n---\n\n"
        text += parts.map { part in part.hasSuffix("\n") ? part : part + "\n" }.joined(separator: "\n")
        if !leftOut.isEmpty {
            let list = leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            text += "\n<!-- Left out of the notebook: \(list). -->\n"
        }
        return text
    }

    /// For YAML: in double quotes, without what it does not print.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\u{20}"..."\u{7E}", "\u{A0}"..."\u{D7FF}", "\u{E002}"..."\u{FEFE}", "\u{FF00}"..."\u{FFFD}",
                "\u{10000}"..."\u{1FFFD}":
                result.unicodeScalars.append(scalar)
            default: result += " "
            }
        }
        return result + "\""
    }
}

extension NotebookText {
    /// Two braces in running text would be a value; in code and maths they are left alone anyway.
    static func withoutTags(_ text: String) -> String {
        let protected = ProtectedText(text)
        guard protected.text.contains("{{") else { return text }
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in protected.text.unicodeScalars {
            if scalar == "{", last == "{" { result.append("\\") }
            result.append(scalar)
            last = scalar
        }
        return protected.restored(ReportTexts.withoutFillers(String(result), protected))
    }
}
