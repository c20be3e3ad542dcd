import Foundation

/// An ellipse in microns.
struct Ellipse {
    var x: Float
    var y: Float
    var long: Float
    var short: Float
    var angle: Float = 0
    /// How wide its edge is.
    var soft: Float = 0.7
    /// How far its outline wavers, as a share.
    var irregular: Float = 0
}

extension TissueBlock {
    /// Calls `body` with the place in microns of every cell of a jittered lattice that may reach into this block, in
    /// an order that does not depend on the block.
    /// - Parameters:
    ///   - pitch: of the lattice, turned by `angle`.
    ///   - reach: how far from its place a cell is drawn.
    func forEachCell(
        pitch: (along: Float, across: Float), reach: Float, jitter: Float, angle: Float = 0, seed: UInt64,
        _ body: (_ x: Float, _ y: Float, _ random: inout CellRandom) -> Void
    ) {
        let (turn, slope) = (cos(angle), sin(angle))
        let left = Float(x) * micronsPerPixel - reach
        let right = Float(x + width) * micronsPerPixel + reach
        let top = Float(y) * micronsPerPixel - reach
        let bottom = Float(y + height) * micronsPerPixel + reach
        let corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
        let along = corners.map { $0.0 * turn + $0.1 * slope }
        let across = corners.map { $0.1 * turn - $0.0 * slope }
        func range(_ values: [Float], _ pitch: Float) -> ClosedRange<Int> {
            Int(
                ((values.min() ?? 0) / pitch - jitter).rounded(.down))...Int(
                    ((values.max() ?? 0) / pitch + jitter).rounded(.up))
        }
        for row in range(across, pitch.across) {
            for column in range(along, pitch.along) {
                var random = CellRandom(seed: seed, column: column, row: row)
                // Every other row is half a pitch aside.
                let shift: Float = row & 1 == 0 ? 0 : 0.5
                let u = (Float(column) + shift + random.uniform(-jitter, jitter)) * pitch.along
                let v = (Float(row) + random.uniform(-jitter, jitter)) * pitch.across
                let cellX = u * turn - v * slope
                let cellY = u * slope + v * turn
                guard cellX > left, cellX < right, cellY > top, cellY < bottom else { continue }
                body(cellX, cellY, &random)
            }
        }
    }

    /// Calls `body` for the pixels of an area under an ellipse, with how much of each is covered (0 to 1) and how far
    /// from the centre it is (0 to 1, squared).
    @inline(__always)
    func draw(
        _ ellipse: Ellipse, on area: UInt8, _ noise: NoiseTexture.Sampler,
        _ body: (_ index: Int, _ cover: Float, _ off: Float, _ x: Float, _ y: Float) -> Void
    ) {
        let (turn, slope) = ellipse.angle == 0 ? (1, 0) : (cos(ellipse.angle), sin(ellipse.angle))
        let reach = ellipse.long * (1 + ellipse.irregular)
        let left = max(0, Int((ellipse.x - reach) / micronsPerPixel) - x)
        let right = min(width, Int((ellipse.x + reach) / micronsPerPixel) + 2 - x)
        let top = max(0, Int((ellipse.y - reach) / micronsPerPixel) - y)
        let bottom = min(height, Int((ellipse.y + reach) / micronsPerPixel) + 2 - y)
        guard left < right, top < bottom else { return }
        let steep = ellipse.short / (2 * ellipse.soft)
        for row in top..<bottom {
            let down = (Float(y + row) + 0.5) * micronsPerPixel
            for column in left..<right where owner[row &* width &+ column] == area {
                let across = (Float(x &+ column) + 0.5) * micronsPerPixel
                let (dx, dy) = (across - ellipse.x, down - ellipse.y)
                let u = (dx * turn + dy * slope) / ellipse.long
                let v = (dy * turn - dx * slope) / ellipse.short
                var off = u * u + v * v
                if ellipse.irregular > 0 {
                    if off > (1 + ellipse.irregular) * (1 + ellipse.irregular) { continue }
                    off *= 1 + 2 * ellipse.irregular * (noise(across * 0.25, down * 0.25) - 0.5)
                }
                guard off < 1 else { continue }
                body(row &* width &+ column, min(1, (1 - off) * steep), off, across, down)
            }
        }
    }

    /// Moves the stains of a pixel towards others.
    @inline(__always)
    func blend(_ index: Int, _ cover: Float, haematoxylin dark: Float, eosin pink: Float) {
        let oldDark = Float(haematoxylin[index])
        let oldPink = Float(eosin[index])
        haematoxylin[index] = UInt8(min(255, max(0, oldDark + cover * (dark - oldDark))))
        eosin[index] = UInt8(min(255, max(0, oldPink + cover * (pink - oldPink))))
    }

    /// A nucleus: dark, its chromatin in clumps of a micron.
    @inline(__always)
    func nucleus(_ ellipse: Ellipse, dark: Float, on area: UInt8, _ noise: NoiseTexture.Sampler, clumps: Float = 0.35) {
        draw(ellipse, on: area, noise) { index, cover, _, x, y in
            let chromatin = 1 + clumps * (noise(x * 1.1, y * 1.1) - 0.5)
            blend(index, cover, haematoxylin: dark * chromatin, eosin: 70)
        }
    }
}
