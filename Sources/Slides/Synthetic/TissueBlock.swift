import Core

/// A rectangle of a made-up slide while it is painted: how much of each stain every pixel took up.
final class TissueBlock {
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    let micronsPerPixel: Float
    /// 0 to 255, row-major.
    let haematoxylin: UnsafeMutablePointer<UInt8>
    let eosin: UnsafeMutablePointer<UInt8>
    /// 1 + the number of the area that a pixel belongs to, 0 for glass.
    let owner: UnsafeMutablePointer<UInt8>

    init(_ rect: PixelRect, micronsPerPixel: Double) {
        (x, y, width, height) = (rect.x, rect.y, rect.width, rect.height)
        self.micronsPerPixel = Float(micronsPerPixel)
        let count = rect.width * rect.height
        haematoxylin = .allocate(capacity: count)
        eosin = .allocate(capacity: count)
        owner = .allocate(capacity: count)
        haematoxylin.initialize(repeating: 0, count: count)
        eosin.initialize(repeating: 0, count: count)
        owner.initialize(repeating: 0, count: count)
    }

    deinit {
        haematoxylin.deallocate()
        eosin.deallocate()
        owner.deallocate()
    }

    /// Marks the pixels whose centres an area holds.
    /// - Returns: whether there are any.
    func claim(_ area: UInt8, _ outline: Polygon) -> Bool {
        let bounds = outline.bounds
        guard bounds.x < x + width, bounds.x + bounds.width > x, bounds.y < y + height, bounds.y + bounds.height > y
        else { return false }
        var any = false
        for row in 0..<height {
            let crossings = outline.crossings(y: Double(y + row) + 0.5)
            for index in stride(from: 0, to: crossings.count - 1, by: 2) {
                let from = max(0, Int((crossings[index] - 0.5).rounded(.up)) - x)
                let to = min(width, Int((crossings[index + 1] - 0.5).rounded(.up)) - x)
                guard from < to else { continue }
                (owner + row * width + from).update(repeating: area, count: to - from)
                any = true
            }
        }
        return any
    }

    /// Gives every pixel of an area its stains, 0 to 255, by its place in microns.
    @inline(__always)
    func fill(_ area: UInt8, _ body: (_ x: Float, _ y: Float) -> (haematoxylin: Float, eosin: Float)) {
        for row in 0..<height {
            let down = (Float(y + row) + 0.5) * micronsPerPixel
            for column in 0..<width where owner[row &* width &+ column] == area {
                let stains = body((Float(x &+ column) + 0.5) * micronsPerPixel, down)
                haematoxylin[row &* width &+ column] = UInt8(min(255, max(0, stains.haematoxylin)))
                eosin[row &* width &+ column] = UInt8(min(255, max(0, stains.eosin)))
            }
        }
    }

    /// RGB bytes, row by row.
    func write(colours: UnsafePointer<UInt32>, into output: UnsafeMutablePointer<UInt8>, stride: Int) {
        for row in 0..<height {
            var place = output + row * stride
            for column in 0..<width {
                let index = row &* width &+ column
                let colour = colours[Int(haematoxylin[index]) << 8 | Int(eosin[index])]
                place[0] = UInt8(truncatingIfNeeded: colour)
                place[1] = UInt8(truncatingIfNeeded: colour >> 8)
                place[2] = UInt8(truncatingIfNeeded: colour >> 16)
                place += 3
            }
        }
    }
}
