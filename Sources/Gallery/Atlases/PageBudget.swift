/// What one query page may make a browser load, and which sheets it is spent on.
///
/// Results that are scattered over the database lie on many sheets, whatever the order of the images. A page keeps
/// the sheets that hold most of its results, as many as the budget allows; the pictures of all others are given to
/// the page itself, on a strip of its own. A strip is small too, so that photographs do not fill the pages: what is
/// beyond both is loaded all the same.
package struct PageBudget: Sendable {
    package static let files = 8
    package static let bytes = 300_000
    /// The page without its strip, the style sheet and the scripts.
    package static let otherBytes = 48_000
    /// The most that a page holds itself.
    package static let stripBytes = 12_000

    /// The page itself, the style sheet and the scripts that it loads.
    package var otherFiles: Int
    /// Of one picture on a strip, as text within the page.
    package var bytesPerPicture: Int

    package init(otherFiles: Int, bytesPerPicture: Int) {
        self.otherFiles = otherFiles
        self.bytesPerPicture = bytesPerPicture
    }

    /// A sheet as one page needs it.
    package struct Need: Equatable {
        package var sheet: Int32
        package var bytes: Int
        /// How many of the page's pictures it holds.
        package var pictures: Int

        package init(sheet: Int32, bytes: Int, pictures: Int) {
            self.sheet = sheet
            self.bytes = bytes
            self.pictures = pictures
        }
    }

    /// - Parameters:
    ///   - needs: sheets of results.
    ///   - own: bytes of each sheet that the page needs in any case.
    /// - Returns: the sheets that the page loads; all of them where they fit. The others hold few of its pictures.
    package func kept(_ needs: [Need], own: [Int]) -> Set<Int32> {
        let most = max(0, Self.files - otherFiles - own.count)
        let ordered = needs.sorted { ($1.pictures, $0.bytes, $0.sheet) < ($0.pictures, $1.bytes, $1.sheet) }
        let room = Self.bytes - Self.otherBytes - own.reduce(0, +)
        var kept = ordered
        var bytes = ordered.reduce(0) { $0 + $1.bytes }
        var strip = 0
        while let last = kept.last {
            let instead = last.pictures * bytesPerPicture
            let isTooMuch = kept.count > most || (bytes + strip > room && instead < last.bytes)
            guard isTooMuch, strip + instead <= Self.stripBytes else { break }
            kept.removeLast()
            bytes -= last.bytes
            strip += instead
        }
        return Set(kept.map(\.sheet))
    }
}
