import Core
import Templating

/// Short names for the sheets of one page, `a`, `b`, …, in the order in which they are first needed.
struct SheetLetters {
    private(set) var sheets: [Int] = []

    mutating func letter(of sheet: Int) -> String {
        if !sheets.contains(sheet) { sheets.append(sheet) }
        return known(sheet)
    }

    func known(_ sheet: Int) -> String {
        let place = sheets.firstIndex(of: sheet) ?? 0
        let letter = String(UnicodeScalar(UInt8(0x61 + place % 26)))
        return place < 26 ? letter : letter + String(place / 26)
    }
}

/// The sheets that a page's results are on. Most pictures are of one size on sheets of one size: those of the first
/// result are given once for the page, and only what differs is given again.
struct ShownSheets {
    private let pictures: SitePictures
    private let strip: PageStrip?
    private var letters = SheetLetters()
    private var cell = (width: 1, height: 1)

    /// What places on sheets are counted in, in pixels.
    let step: Int

    /// - Parameter query: the row of the query whose page it is.
    init(_ pictures: SitePictures, query: Int, step: Int) {
        self.pictures = pictures
        strip = pictures.strips.indices.contains(query) ? pictures.strips[query] : nil
        self.step = step
    }

    /// The greatest length that all places are a multiple of: how far pictures are apart.
    static func step(of cells: [PictureCell?]) -> Int {
        var step = 0
        for cell in cells {
            guard let cell else { continue }
            for var length in [cell.x, cell.y] { while length != 0 { (step, length) = (length, step % length) } }
        }
        return max(1, step)
    }

    /// The size of the first sheet that is a file, since several may be of it; of the strip where there is no other.
    private var sheet: (width: Int, height: Int) {
        size(letters.sheets.first { $0 != PictureCell.strip } ?? PictureCell.strip)
    }

    private func size(_ index: Int) -> (width: Int, height: Int) {
        guard index != PictureCell.strip else { return strip.map { ($0.width, $0.height) } ?? (1, 1) }
        return (pictures.sheets[index].width, pictures.sheets[index].height)
    }

    /// Where a database image is on this page: on the page's own strip or a sheet.
    func cell(_ row: Int) throws -> PictureCell {
        try strip?.cell(of: row) ?? pictures.cell(.database(row))
    }

    /// - Returns: the sheet's class, and what the style says of the picture's size, nothing where it is the usual.
    mutating func show(_ shown: PictureCell) -> (sheet: String, size: String) {
        if letters.sheets.isEmpty { cell = (shown.width, shown.height) }
        let isUsual = (shown.width, shown.height) == cell
        return (letters.letter(of: shown.sheet), isUsual ? "" : ";--w:\(shown.width);--h:\(shown.height)")
    }

    /// CSS that gives the results their measures and each sheet's class its picture.
    var rules: TemplateValue {
        let usual = sheet
        let measures = "--s:\(step);--w:\(cell.width);--h:\(cell.height);--W:\(usual.width);--H:\(usual.height)"
        var rules = ".bd{\(measures)}"
        for index in letters.sheets {
            let (name, found) = (letters.known(index), size(index))
            let file = index == PictureCell.strip ? nil : HTML.escape(pictures.sheets[index].file)
            let address = file.map { "../images/\($0)" } ?? strip?.address ?? ""
            rules += "\n.\(name):before{background-image:url(\(address))}"
            if found != usual { rules += ".\(name){ --W:\(found.width);--H:\(found.height) }" }
        }
        return .safe(rules)
    }
}
