import Foundation

extension TissueBlock {
    /// Rings of tall cells about a pale middle, their nuclei on the outside, loose fibres between the rings.
    func paintGlands(_ area: UInt8, seed: UInt64, _ noise: NoiseTexture.Sampler) {
        fill(area) { x, y in
            let fibre = noise(x / 18, y / 3)
            return (18 + 12 * fibre, 70 + 46 * fibre)
        }
        forEachCell(pitch: (24, 24), reach: 9, jitter: 0.4, seed: seed ^ 1) { x, y, random in
            nucleus(
                Ellipse(x: x, y: y, long: random.uniform(4, 6.5), short: 1.5, angle: random.uniform(0, 3.1), soft: 0.5),
                dark: 170, on: area, noise)
        }
        forEachCell(pitch: (112, 100), reach: 62, jitter: 0.08, seed: seed) { x, y, random in
            let size = random.uniform(38, 50)
            let flat = random.uniform(0.8, 1)
            let angle = random.uniform(0, 3.1)
            let ring = Ellipse(x: x, y: y, long: size, short: size * flat, angle: angle, soft: 0.8)
            draw(ring, on: area, noise) { index, cover, _, x, y in
                blend(index, cover, haematoxylin: 44 + 20 * noise(x / 2, y / 2), eosin: 84 + 20 * noise(x / 5, y / 5))
            }
            let middle = Ellipse(
                x: x, y: y, long: size * 0.45, short: size * flat * 0.45, angle: angle, soft: 0.8, irregular: 0.2)
            draw(middle, on: area, noise) { index, cover, _, _, _ in blend(index, cover, haematoxylin: 4, eosin: 18) }
            paintRing(x, y, size * 0.83, flat, angle, area, &random, noise)
        }
    }

    /// Nuclei five microns apart along an ellipse, each pointing at its middle.
    private func paintRing(
        _ x: Float, _ y: Float, _ size: Float, _ flat: Float, _ angle: Float, _ area: UInt8, _ random: inout CellRandom,
        _ noise: NoiseTexture.Sampler
    ) {
        let (turn, slope) = (cos(angle), sin(angle))
        let count = Int(2 * .pi * size * (1 + flat) / 2 / 6.2)
        for index in 0..<count {
            let direction = 2 * Float.pi * Float(index) / Float(count)
            let along = size * cos(direction) * random.uniform(0.96, 1.04)
            let across = size * flat * sin(direction) * random.uniform(0.96, 1.04)
            let nucleus = Ellipse(
                x: x + along * turn - across * slope, y: y + along * slope + across * turn,
                long: random.uniform(4, 5.2), short: random.uniform(1.9, 2.5), angle: direction + angle, soft: 0.5)
            self.nucleus(nucleus, dark: random.uniform(165, 215), on: area, noise)
        }
    }
}
