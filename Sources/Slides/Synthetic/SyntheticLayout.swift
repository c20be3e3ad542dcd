import Core
import Foundation

/// Where a made-up slide has which tissue: one or two blobs, cut into areas of one kind each.
struct SyntheticLayout: Sendable {
    struct Area: Sendable {
        var kind: TissueKind
        /// In level-0 pixels, whole numbers.
        var outline: Polygon
        /// Of what has a direction, in radians.
        var angle: Float
        var seed: UInt64
    }

    let areas: [Area]

    /// - Parameters:
    ///   - edge: of the slide, in pixels.
    ///   - kinds: one an area, in turn.
    init(edge: Int, kinds: [TissueKind], random: inout SeededRandom) {
        var areas: [Area] = []
        let blobs = kinds.count >= 8 ? 2 : 1
        for blob in 0..<blobs {
            let outline = Self.blob(blob, of: blobs, edge: Double(edge), random: &random)
            let own = stride(from: blob, to: kinds.count, by: blobs).map { kinds[$0] }
            let sites = Self.sites(own.count, in: outline, random: &random)
            for (index, kind) in own.enumerated() {
                var cell = outline
                for (other, site) in sites.enumerated() where other != index {
                    cell = cell.nearer(to: sites[index], than: site)
                }
                let whole = cell.points.map { SlidePoint(x: $0.x.rounded(), y: $0.y.rounded()) }
                areas.append(
                    Area(
                        kind: kind, outline: Polygon(points: whole), angle: Float(random.uniform() * .pi),
                        seed: random.next()))
            }
        }
        self.areas = areas
    }

    /// An ellipse whose radius wavers by an eighth.
    private static func blob(_ index: Int, of count: Int, edge: Double, random: inout SeededRandom) -> Polygon {
        let centre = SlidePoint(
            x: edge * (count == 1 ? 0.5 : index == 0 ? 0.27 : 0.74), y: edge * (0.48 + 0.04 * random.uniform()))
        let radius = (x: edge * (count == 1 ? 0.4 : 0.2), y: edge * 0.4)
        let waves = (2...6).map { wave in
            (count: Double(wave), height: 0.06 / Double(wave) * random.normal(), phase: 2 * .pi * random.uniform())
        }
        return Polygon(
            points: (0..<240).map { step in
                let angle = 2 * Double.pi * Double(step) / 240
                let wavering = waves.reduce(0) { $0 + $1.height * sin($1.count * angle + $1.phase) }
                let scale = 1 + min(0.12, max(-0.12, wavering))
                return SlidePoint(
                    x: centre.x + radius.x * scale * cos(angle), y: centre.y + radius.y * scale * sin(angle))
            })
    }

    /// Each the farthest of fifty from those before, so that no area is a sliver.
    private static func sites(_ count: Int, in outline: Polygon, random: inout SeededRandom) -> [SlidePoint] {
        let bounds = outline.bounds
        var sites: [SlidePoint] = []
        for _ in 0..<count {
            var best: (point: SlidePoint, distance: Double)?
            var tries = 0
            while tries < 50 {
                let point = SlidePoint(
                    x: Double(bounds.x) + random.uniform() * Double(bounds.width),
                    y: Double(bounds.y) + random.uniform() * Double(bounds.height))
                let left = outline.crossings(y: point.y).count { $0 < point.x }
                if left % 2 == 0 { continue }
                tries += 1
                let distance = sites.map { hypot($0.x - point.x, $0.y - point.y) }.min() ?? .infinity
                if distance > best?.distance ?? -1 { best = (point, distance) }
            }
            if let best { sites.append(best.point) }
        }
        return sites
    }
}
