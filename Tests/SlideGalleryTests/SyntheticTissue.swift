import Core
import Foundation
import Imaging
import SlideGallery

/// A slide as a formula: for any level-0 place the tissue there and its colour, stained pink and purple on white.
struct SyntheticTissue: Sendable {
    let width: Int
    let height: Int
    private let classes: Int
    /// Lobes of tissue: centre, radii and class.
    private let lobes: [(x: Double, y: Double, a: Double, b: Double, label: Int)]
    private let seed: UInt64

    init(seed: UInt64, edge: Int, classes: Int) {
        var random = SeededRandom(seed: seed)
        width = edge
        height = Int(Double(edge) * (0.6 + 0.12 * Double(seed % 4)))
        self.classes = classes
        self.seed = seed
        let (w, h) = (Double(width), Double(height))
        lobes = (0..<max(6, classes * 3)).map { number in
            (
                w * (0.18 + 0.64 * random.uniform()), h * (0.2 + 0.6 * random.uniform()),
                w * (0.08 + 0.09 * random.uniform()), h * (0.1 + 0.12 * random.uniform()), number % classes
            )
        }
    }

    /// The class of the lobe that a place is deepest in; nil on glass.
    func label(_ x: Double, _ y: Double) -> Int? {
        let wobble = 0.13 * sin(x / 610) * cos(y / 730) + 0.06 * sin(x / 170 + y / 210)
        var best: (depth: Double, label: Int)?
        for lobe in lobes {
            let depth =
                1 - ((x - lobe.x) / lobe.a) * ((x - lobe.x) / lobe.a) - ((y - lobe.y) / lobe.b)
                * ((y - lobe.y) / lobe.b) + wobble
            if depth > 0, depth > best?.depth ?? 0 { best = (depth, lobe.label) }
        }
        return best?.label
    }

    func tissueShare() -> Double {
        let step = 40
        let found = (0..<step * step).count {
            label(Double($0 % step) / Double(step) * Double(width), Double($0 / step) / Double(step) * Double(height))
                != nil
        }
        return Double(found) / Double(step * step)
    }

    /// Noise of one cell, 0 to 1.
    private func noise(_ x: Int, _ y: Int) -> Double {
        var value =
            UInt64(bitPattern: Int64(x)) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(y))
            &* 0xC2B2_AE3D_27D4_EB4F ^ seed
        value ^= value >> 29
        value = value &* 0xBF58_476D_1CE4_E5B9
        value ^= value >> 32
        return Double(value & 0xFFFF) / 65535
    }

    /// Distance to the nearest nucleus of a jittered lattice, in its pitch.
    private func nucleus(_ x: Double, _ y: Double, pitch: Double) -> Double {
        let (column, row) = (Int((x / pitch).rounded(.down)), Int((y / pitch).rounded(.down)))
        var least = 9.0
        for c in column - 1...column + 1 {
            for r in row - 1...row + 1 {
                let cx = (Double(c) + 0.2 + 0.6 * noise(c, r)) * pitch
                let cy = (Double(r) + 0.2 + 0.6 * noise(c + 991, r)) * pitch
                least = min(least, ((x - cx) * (x - cx) + (y - cy) * (y - cy)).squareRoot() / pitch)
            }
        }
        return least
    }

    /// - Parameter pixel: level-0 pixels a pixel: what is finer is not drawn.
    func colour(_ x: Double, _ y: Double, pixel: Double) -> (Double, Double, Double) {
        guard let label = label(x, y) else { return (243, 241, 244) }
        let dark: (Double, Double, Double) = (88, 48, 128)
        func mix(_ base: (Double, Double, Double), _ share: Double) -> (Double, Double, Double) {
            (base.0 + (dark.0 - base.0) * share, base.1 + (dark.1 - base.1) * share, base.2 + (dark.2 - base.2) * share)
        }
        switch label % 3 {
        case 0:
            let base = (196.0, 132.0, 184.0)
            let near = nucleus(x, y, pitch: 52)
            return pixel > 26 ? mix(base, 0.45) : mix(base, near < 0.36 ? 0.9 : near < 0.42 ? 0.5 : 0.08)
        case 1:
            let wave = sin((x + 60 * sin(y / 140)) / 21)
            let fibre = pixel > 16 ? 0.5 : 0.5 + 0.5 * wave
            let base = (226.0 - 14 * fibre, 150.0 - 34 * fibre, 186.0 - 18 * fibre)
            let near = nucleus(x, y * 1.8, pitch: 150)
            return pixel > 40 ? mix(base, 0.06) : mix(base, near < 0.13 ? 0.8 : 0)
        default:
            let near = nucleus(x, y, pitch: 170)
            let isWall = near > 0.47
            return pixel > 90 ? (233, 214, 228) : isWall ? (206, 150, 190) : (243, 238, 243)
        }
    }

    /// A rectangle, at most `edge` pixels an edge.
    func image(_ rect: SlideRect, edge: Int) throws -> PixelImage {
        let step = Double(max(rect.width, rect.height)) / Double(edge)
        return try image(
            x: Double(rect.x), y: Double(rect.y), step: step,
            columns: max(1, Int((Double(rect.width) / step).rounded())),
            rows: max(1, Int((Double(rect.height) / step).rounded())))
    }

    func image(whole edge: Int) throws -> PixelImage {
        try image(SlideRect(x: 0, y: 0, width: width, height: height), edge: edge)
    }

    func image(x: Double, y: Double, step: Double, columns: Int, rows: Int) throws -> PixelImage {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(3 * columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let colour = colour(x + (Double(column) + 0.5) * step, y + (Double(row) + 0.5) * step, pixel: step)
                for value in [colour.0, colour.1, colour.2] { pixels.append(UInt8(max(0, min(255, value)))) }
            }
        }
        return try PixelImage(width: columns, height: rows, channels: 3, pixels: pixels)
    }

    /// Whether a rectangle is all glass, by a few places of it.
    func isBlank(_ rect: SlideRect) -> Bool {
        for row in 0...8 {
            for column in 0...8 {
                let x = Double(rect.x) + Double(rect.width) * Double(column) / 8
                let y = Double(rect.y) + Double(rect.height) * Double(row) / 8
                if label(x, y) != nil { return false }
            }
        }
        return true
    }
}
