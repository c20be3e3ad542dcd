import Core
import Foundation
import Report
import Testing

@Suite struct LaTeXWriterTests {
    private func written(_ document: ReportDocument) throws -> [ReportFile] {
        try LaTeXWriter(folder: nil).files(document, name: "results", pictures: WrittenFixtures.Pictures())
    }

    private func tex(_ text: String, title: String = "T") throws -> String {
        let document = ReportDocument(head: ReportHead(title: title), blocks: [.text(text)])
        let source = String(decoding: try written(document)[0].data, as: UTF8.self)
        let start = try #require(source.range(of: "\\maketitle\n\n") ?? source.range(of: "\\tableofcontents\n\n"))
        return String(source[start.upperBound...].dropLast("\n\\end{document}\n".count))
            .trimmingCharacters(in: .newlines)
    }

    // Worked by hand.
    @Test(arguments: [
        ("100 % of #1 & $5", "100 \\% of \\#1 \\& \\$5"),
        ("\\\\input{/etc/passwd}", "\\textbackslash{}input\\{/etc/passwd\\}"),
        ("a--b", "a-{}-b"),
        ("*a* **b** `c_d`", "\\emph{a} \\textbf{b} \\texttt{c\\_d}"),
        ("α → β ≤ é ñ ç", "\\ensuremath{\\alpha} \\ensuremath{\\to} \\ensuremath{\\beta} \\ensuremath{\\le} é ñ ç"),
        ("ạ 中", "\\d{a} \\texttt{{[}U+4E2D{]}}"),
        ("$x^2$ and $\\frac12$", "\\(x^{2}\\) and \\(\\frac{1}{2}\\)"),
        ("$\\input{x}$", "\\texttt{\\textbackslash{}input\\{x\\}}"),
        ("[x](https://a.b/c_d?e=f%20#g)", "\\href{https://a.b/c\\%5Fd?e=f\\%20\\#g}{x}"),
        ("[x](queries/1.html) [y](javascript:alert)", "x y"),
        ("<!-- not shown -->", ""),
        ("1–2 — “q” ‘r’…", "1--2 --- ``q'' `r'\\ldots{}"),
    ])
    func texts(markdown: String, expected: String) throws {
        #expect(try tex(markdown) == expected)
    }

    @Test func theTitleIsNotRepeated() throws {
        let found = try tex("# T\n\nText\n\n## More\n")
        #expect(!found.contains("{T}"))
        #expect(found.contains("\\section[More]{More}\\label{sec:more}"))
    }

    @Test func everyElement() throws {
        let files = try written(WrittenFixtures.document())
        #expect(
            files.map(\.path) == [
                "results.tex", "images/results/curve-1.png", "images/results/results-1-1.png",
                "images/results/photo-1a2b.png",
            ])
        let source = String(decoding: files[0].data, as: UTF8.self)
        #expect(source.contains("Figure~\\ref{curve}"))
        #expect(source.contains("\\hyperref[codes]{here}"))
        #expect(source.contains("\\hyperref[sec:results]{Results}"))
        #expect(source.contains("itq & \\textbf{0.5614} {\\scriptsize 0.556 to 0.567} \\tabularnewline"))
        #expect(source.contains("\\setcounter{figure}{3}"))
        #expect(source.contains("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}"))
        #expect(source.contains("\\footnotetext[1]{The note, with a second\\footnotemark[2] and \\texttt{code}.}"))
        #expect(!source.contains("/home/someone"))
        for line in source.split(separator: "\n") where line.contains("etc/passwd") {
            #expect(line.hasPrefix("%") || !line.contains("\\input"))
        }
        #expect(try written(WrittenFixtures.document()) == files)
    }

    @Test func headingsOfNumbersTakeSeveralLines() throws {
        let table = ReportTable(
            columns: ["Class", "ITQ on pixels wins"], isNumeric: [false, true], rows: [[.init("bars"), .init("40")]])
        let document = ReportDocument(
            head: ReportHead(title: "T"),
            blocks: [.cell(WrittenFixtures.cell("table", "t", ReportNumber(.table, 1), .output([.table(table)])))])
        let source = String(decoding: try written(document)[0].data, as: UTF8.self)
        // Ten letters a line at least.
        let heading = "Class & \\begin{tabular}[b]{@{}r@{}}ITQ on \\tabularnewline pixels \\tabularnewline wins"
        #expect(source.contains(heading + "\\end{tabular} \\tabularnewline\n"))
        #expect(!source.contains("resizebox"))
    }

    // MARK: - Compiled

    private static let pdflatex = TestTools.program("pdflatex")

    /// Two runs; the log of the second.
    private func compile(_ files: [ReportFile]) throws -> (status: Int32, log: String) {
        let folder = try TestTools.folder("latex")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            let place = folder.appendingPathComponent(file.path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try file.data.write(to: place)
        }
        if let look = ProcessInfo.processInfo.environment["VITRINE_LOOK"] {
            try? FileManager.default.copyItem(at: folder, to: URL(fileURLWithPath: look + "/latex-\(files.count)"))
        }
        let program = try #require(Self.pdflatex)
        let arguments = ["-no-shell-escape", "-interaction=nonstopmode", "-file-line-error", files[0].path]
        var result: (status: Int32, said: String) = (0, "")
        for _ in 0..<2 { result = try TestTools.run(program, arguments, in: folder) }
        let log = folder.appendingPathComponent(files[0].path.replacingOccurrences(of: ".tex", with: ".log"))
        let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        return (result.status, text)
    }

    private func mistakes(_ log: String) -> [Substring] {
        log.split(whereSeparator: \.isNewline).filter { line in
            line.hasPrefix("!") || line.contains(".tex:") || line.contains("undefined references")
                || line.contains("There were multiply-defined labels")
        }
    }

    @Test(.enabled(if: pdflatex != nil)) func pdflatexCompilesEverything() throws {
        let (status, log) = try compile(written(WrittenFixtures.document()))
        #expect(status == 0)
        #expect(mistakes(log).isEmpty, "\(mistakes(log))")
        #expect(log.contains("Output written on results.pdf"))
    }

    @Test(.enabled(if: pdflatex != nil)) func everySignAndCommandCompiles() throws {
        let signs = (0x20...0x2FFF).compactMap(Unicode.Scalar.init).map { String($0) }
        var text = ""
        for start in stride(from: 0, to: signs.count, by: 40) {
            text += MarkdownEscape.text(signs[start..<min(start + 40, signs.count)].joined(separator: " ")) + "\n\n"
        }
        for command in Maths.commands {
            text += "$" + command + "$ and $$" + command + "$$\n\n"
        }
        let document = ReportDocument(head: ReportHead(title: WrittenFixtures.hostile), blocks: [.text(text)])
        let files = try written(document)
        // Every command was taken as maths.
        #expect(!String(decoding: files[0].data, as: UTF8.self).contains("\\texttt{\\textbackslash{}"))
        let (status, log) = try compile(files)
        #expect(status == 0)
        #expect(mistakes(log).isEmpty, "\(mistakes(log).prefix(10))")
    }

    @Test(.enabled(if: pdflatex != nil)) func randomReportsCompile() throws {
        let pieces = [
            "# ", "## ", "- ", "1. ", "   ", "> ", "\n", "\n\n", "`", "```\n", "$", "$$", "*", "**", "~~", "[",
            "](#fig)",
            "](https://x.y/%z_#{})", "![", "](a.png)", "|", "\n| a | b |\n|---|--:|\n| ", "[^1]", "\n\n[^1]: ", "\\",
            "{", "}",
            "%", "#", "&", "_", "^", "~", "<b>", "<!-- ", "\\end{document}", "\\item", "[x] ", "- [ ] ", "---\n",
            "word",
            "two words", "é", "中", "α", "x^2", "\\frac{a}{b}", "\\begin{cases} a \\end{cases}", "\\\\", "  \n",
            "\u{301}", "'",
            "''", "--", "\"", "\t", "    code\n", "https://a.b/c", "=", "===\n",
        ]
        var random = SeededRandom(seed: 5)
        var blocks: [ReportBlock] = []
        for number in 0..<400 {
            blocks.append(
                .text((0..<random.below(14) + 1).map { _ in pieces[random.below(pieces.count)] }.joined() + "\n"))
            let text = (0..<random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let outcome = ReportCellResult.Outcome.output([.paragraph(text), .lines(text)])
            let value = ReportNumber(number % 2 == 0 ? .figure : .table, number / 2 + 1)
            blocks.append(
                .cell(
                    WrittenFixtures.cell("shell", "c\(number)", number % 3 == 0 ? nil : value, caption: text, outcome)))
        }
        let (status, log) = try compile(written(ReportDocument(head: ReportHead(title: "T"), blocks: blocks)))
        #expect(status == 0)
        #expect(mistakes(log).isEmpty, "\(mistakes(log).prefix(10))")
    }
}
