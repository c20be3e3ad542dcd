/// A sheet as scripts in pages take it: `[file, width, height]`.
struct SheetEntry: Encodable, Sendable {
    var sheet: PictureSheet

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(sheet.file)
        try container.encode(sheet.width)
        try container.encode(sheet.height)
    }
}
