import Core
import Foundation
import Gallery
import Imaging
import Report
import Templating

/// A report with every kind of element, and texts that try to be more than text.
enum WrittenFixtures {
    static let hostile =
        "\\input{/etc/passwd} %$#&_^~{}[x]*|<script>alert('1')</script> \" `id` \\end{document} $x$ ]] }} α ≤ → ½ é ø ł 中 😀"
        + "\u{7}\u{202E}\u{200B} ``` --- ~~~ \u{FFFE}"

    struct Pictures: ReportPictures {
        func image(_ picture: PictureReference) throws -> PixelImage {
            switch picture {
            case .query(let row): return try gradient(28, 28, 1, row)
            case .database(let row): return try gradient(28, 20, 1, row)
            case .reconstruction(_, let row): return try gradient(28, 28, 3, row)
            }
        }
    }

    static func gradient(_ width: Int, _ height: Int, _ channels: Int, _ seed: Int) throws -> PixelImage {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<channels {
                    pixels.append(UInt8(truncatingIfNeeded: x * 7 + y * 3 * (channel + 1) + seed * 31))
                }
            }
        }
        return try PixelImage(width: width, height: height, channels: channels, pixels: pixels)
    }

    static func chart(_ chart: some Chart) throws -> ReportChart {
        let numbers = chart.table()
        return ReportChart(
            id: chart.frame.id, title: chart.frame.title, note: chart.frame.note,
            html: try chart.html(try Theme().mustache()).text,
            table: ReportTable(
                columns: numbers.columns, isNumeric: numbers.columns.indices.map { $0 > 0 },
                rows: numbers.rows.map { $0.map { ReportTable.Cell($0) } }))
    }

    static let table = ReportTable(
        columns: ["Run | kind", "mAP@all"], isNumeric: [false, true],
        rows: [
            [.init("itq"), .init("0.5614", isBest: true, detail: "0.556 to 0.567")],
            [.init("a|b\\c"), .init("0.4210")],
        ], note: "Same label; ties in index order.")

    static let codes = [
        ReportCode(title: "Query 3", bits: [true, false, true, true, false, false, false, true, true], hex: "8d01"),
        ReportCode(
            title: "Row 17", bits: [true, true, true, true, false, false, false, true, false], hex: "8f00",
            differs: [1, 8]),
    ]

    static func grid(results: Int = 3) -> PictureGrid {
        let items =
            [PictureGrid.Item(picture: .query(3), mark: .query, caption: "Shirt", label: "Query 3: Shirt")]
            + (0..<results).map { place in
                PictureGrid.Item(
                    picture: .database(place), mark: place % 2 == 0 ? .right : .wrong, caption: "Class \(place)",
                    label: "Rank \(place + 1), \(place % 2 == 0 ? "right" : "wrong"): Class \(place)")
            }
        return PictureGrid(rows: [.init(title: "ITQ, 48 bits", items: items)], isPixelated: true)
    }

    static func cell(
        _ kind: String, _ id: String, _ number: ReportNumber? = nil, caption: String = "",
        source: String = "run: itq", _ outcome: ReportCellResult.Outcome
    ) -> ReportCellResult {
        ReportCellResult(
            kind: kind, id: id, number: number, caption: caption, source: source, lines: 10...13, outcome: outcome)
    }

    static func image() throws -> ReportImage {
        ReportImage(
            name: "photo-1a2b.png", data: try ImageCodec.png(gradient(40, 30, 3, 1)), width: 40, height: 30,
            label: "A [photo]")
    }

    static let text = """
        # A report

        Text with *emphasis*, **strong**, ~~struck~~, `code_{x}`, [a link](https://example.org/a_b?c=d%20e#f), a footnote[^1]
        and [Figure 1](#curve), [here](#codes), [Results](#results). Maths $x^2 \\le \\alpha$ and $\\input{x}$:

        $$\\begin{align} a &= b \\\\ &= c \\end{align}$$

        ## Results

        1. one
        2. two
           - [x] done
           - [ ] open
             1. deep
                - deeper
                  1. deepest
                     - beyond
                       - all limits

        > A quotation
        >
        >     with code  \\end{verbatim}

        | Left | Right |
        | :--- | ----: |
        | a\\|b | $x$ [*] |
        | * star | [bracket] |

        ```python
        print("a--b")  # 100 %

        	x = {'a': 1}
        ```

        <div onclick="x()">html</div>

        ![missing](nothing.png) and a picture that is not there. \\
        A broken line.

        ---

        [^1]: The note, with a second[^2] and `code`.
        [^2]: The second. [^1]

        """

    static func document() throws -> ReportDocument {
        var head = ReportHead(title: "A report")
        head.authors = ["A. Author & Co.", "B. <b>Author</b>"]
        head.date = "May 2026"
        head.abstract = "What *this* is, in $n$ words."
        let told = Diagnostic(
            "there is no class `\(hostile)`", file: "/home/someone/results.md", line: 42, expected: "a class",
            advice: "write `Shirt`")
        let number = { (kind: ReportNumber.Kind, value: Int) in ReportNumber(kind, value) }
        return ReportDocument(
            head: head,
            blocks: [
                .text(text),
                .cell(
                    cell(
                        "chart", "curve", number(.figure, 1), caption: "The *curve*, with $P@N$ and `code`.",
                        .output([.chart(try chart(LineChart.samples[0]))]))),
                .text("Between.\n"),
                .cell(cell("table", "scores", number(.table, 1), caption: "Scores.", .output([.table(table)]))),
                .cell(cell("grid", "results-1", number(.figure, 2), caption: hostile, .output([.pictures(grid())]))),
                .cell(cell("codes", "codes", nil, .output([.codes(codes), .paragraph(hostile), .lines(hostile)]))),
                .cell(cell("image", "photo", number(.figure, 3), .output([.image(try image())]))),
                .cell(cell("grid", "broken", number(.figure, 4), source: "classes: [Shrt]\n```\n", .failure(told))),
                .text("The end: \(hostile)\n"),
            ], mistakes: [told])
    }
}
