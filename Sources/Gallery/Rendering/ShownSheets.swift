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
    private var letters = SheetLetters()
    private(set) var cell = (width: 1, height: 1)

    /// What places on sheets are counted in, in pixels.
    let step: Int

    init(_ pictures: SitePictures, step: Int) {
        self.pictures = pictures
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

    /// The size of the first result's sheet.
    var sheet: (width: Int, height: Int) {
        guard let first = letters.sheets.first else { return (1, 1) }
        return (pictures.sheets[first].width, pictures.sheets[first].height)
    }

    /// - Returns: the sheet's class, and what the style says of the picture's size, nothing where it is the usual.
    mutating func show(_ shown: PictureCell) -> (sheet: String, size: String) {
        if letters.sheets.isEmpty { cell = (shown.width, shown.height) }
        let isUsual = (shown.width, shown.height) == cell
        return (letters.letter(of: shown.sheet), isUsual ? "" : ";--w:\(shown.width);--h:\(shown.height)")
    }

    var list: [TemplateValue] {
        letters.sheets.map { index in
            let found = pictures.sheets[index]
            let isUsual = (found.width, found.height) == sheet
            return [
                "id": .safe(letters.known(index)), "file": .string(found.file),
                "size": isUsual ? .null : .string("--W:\(found.width);--H:\(found.height)"),
            ]
        }
    }
}
