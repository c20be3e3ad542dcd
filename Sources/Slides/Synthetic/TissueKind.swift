import Foundation

/// Kinds of made-up tissue. Everything in them has a size in microns, so that each looks different at every
/// magnification, and no two look the same at different ones.
public enum TissueKind: String, CaseIterable, Sendable {
    case tumour, lymphocytes, glands, muscle, fat, mucus

    func paint(_ block: TissueBlock, _ area: UInt8, angle: Float, seed: UInt64, _ noise: NoiseTexture.Sampler) {
        switch self {
        case .tumour: block.paintTumour(area, seed: seed, noise)
        case .lymphocytes: block.paintLymphocytes(area, seed: seed, noise)
        case .glands: block.paintGlands(area, seed: seed, noise)
        case .muscle: block.paintMuscle(area, angle: angle, seed: seed, noise)
        case .fat: block.paintFat(area, seed: seed, noise)
        case .mucus: block.paintMucus(area, angle: angle, seed: seed, noise)
        }
    }
}

extension TissueBlock {
    /// Large pale nuclei of uneven size and shape, each with a nucleolus, in purple plasm.
    func paintTumour(_ area: UInt8, seed: UInt64, _ noise: NoiseTexture.Sampler) {
        fill(area) { x, y in
            let coarse = noise(x / 40, y / 40)
            let fine = noise(x / 1.5, y / 1.5)
            return (38 + 22 * coarse + 14 * fine, 96 + 30 * fine)
        }
        forEachCell(pitch: (15, 15), reach: 13, jitter: 0.22, seed: seed) { x, y, random in
            let size = random.uniform(4.6, 8.2)
            let shape = Ellipse(
                x: x, y: y, long: size, short: size * random.uniform(0.65, 1), angle: random.uniform(0, 3.1), soft: 0.8,
                irregular: 0.3)
            let dark = random.uniform(110, 190)
            draw(shape, on: area, noise) { index, cover, off, x, y in
                // The rim of a vesicular nucleus is darker than its inside.
                let rim = off > 0.6 ? 1.25 : 0.85 + 0.4 * noise(x * 0.9, y * 0.9)
                blend(index, cover, haematoxylin: dark * Float(rim), eosin: 60)
            }
            let spot = Ellipse(
                x: x + random.uniform(-1.5, 1.5), y: y + random.uniform(-1.5, 1.5), long: 1.3, short: 1.2, soft: 0.4)
            draw(spot, on: area, noise) { index, cover, _, _, _ in blend(index, cover, haematoxylin: 235, eosin: 120) }
        }
    }

    /// Small round dark nuclei, close together, hardly any plasm.
    func paintLymphocytes(_ area: UInt8, seed: UInt64, _ noise: NoiseTexture.Sampler) {
        fill(area) { x, y in
            (26 + 20 * noise(x / 2, y / 2), 58 + 26 * noise(x / 12, y / 12))
        }
        forEachCell(pitch: (7.8, 7.8), reach: 5, jitter: 0.18, seed: seed) { x, y, random in
            let size = random.uniform(2.8, 3.7)
            nucleus(
                Ellipse(
                    x: x, y: y, long: size, short: size * random.uniform(0.88, 1), angle: random.uniform(0, 3.1),
                    soft: 0.5),
                dark: random.uniform(200, 245), on: area, noise)
        }
    }

    /// Wavy fibres fourteen microns wide, with long thin nuclei between them.
    func paintMuscle(_ area: UInt8, angle: Float, seed: UInt64, _ noise: NoiseTexture.Sampler) {
        let (turn, slope) = (cos(angle), sin(angle))
        fill(area) { x, y in
            let bend = 14 * noise(x / 90, y / 90)
            let across = (y * turn - x * slope + bend) / 14 + 8192
            let along = x * turn + y * slope
            let fibre = Float(Int(across))
            let part = across - fibre
            let edge = min(part, 1 - part) * 14
            let tone = noise(fibre * 7.31, 0.5)
            let grain = noise(along / 5, across * 5)
            let cleft: Float = edge < 1.3 ? 1 - edge / 1.3 : 0
            return (14 + 10 * grain, (128 + 50 * tone + 34 * grain) * (1 - 0.6 * cleft))
        }
        forEachCell(pitch: (48, 15), reach: 10, jitter: 0.3, angle: angle, seed: seed) { x, y, random in
            nucleus(
                Ellipse(
                    x: x, y: y, long: random.uniform(6, 9), short: random.uniform(1.2, 1.8), angle: angle, soft: 0.5),
                dark: random.uniform(150, 210), on: area, noise)
        }
    }

    /// Pale drops forty-five microns across, thin walls between them, a nucleus pressed against one here and there.
    func paintFat(_ area: UInt8, seed: UInt64, _ noise: NoiseTexture.Sampler) {
        fill(area) { x, y in (20 + 12 * noise(x / 3, y / 3), 125 + 40 * noise(x / 4, y / 4)) }
        forEachCell(pitch: (45, 39), reach: 30, jitter: 0.07, seed: seed) { x, y, random in
            let size = random.uniform(19.5, 23)
            let drop = Ellipse(
                x: x, y: y, long: size, short: size * random.uniform(0.9, 1), angle: random.uniform(0, 3.1), soft: 1.2,
                irregular: 0.1)
            draw(drop, on: area, noise) { index, cover, _, x, y in
                blend(index, cover, haematoxylin: 5, eosin: 62 + 10 * noise(x / 20, y / 20))
            }
            if random.uniform(0, 1) < 0.7 {
                let direction = random.uniform(0, 6.28)
                nucleus(
                    Ellipse(
                        x: x + size * cos(direction), y: y + size * sin(direction), long: 4.4,
                        short: 1.7, angle: direction + .pi / 2, soft: 0.5),
                    dark: random.uniform(170, 220), on: area, noise)
            }
        }
    }

    /// Bluish streaks with crumbs of dead nuclei.
    func paintMucus(_ area: UInt8, angle: Float, seed: UInt64, _ noise: NoiseTexture.Sampler) {
        let (turn, slope) = (cos(angle), sin(angle))
        fill(area) { x, y in
            let along = x * turn + y * slope
            let across = y * turn - x * slope + 30 * noise(x / 70, y / 70)
            let streak = noise(along / 60, across / 9)
            let thread = noise(along / 22, across / 2.2)
            return (34 + 46 * streak + 26 * thread, 26 + 20 * (1 - streak))
        }
        forEachCell(pitch: (26, 26), reach: 9, jitter: 0.45, seed: seed) { x, y, random in
            for _ in 0..<Int(random.uniform(1, 7)) {
                let size = random.uniform(0.6, 1.5)
                nucleus(
                    Ellipse(
                        x: x + random.uniform(-6, 6), y: y + random.uniform(-6, 6), long: size, short: size, soft: 0.4),
                    dark: random.uniform(150, 230), on: area, noise)
            }
        }
    }
}
