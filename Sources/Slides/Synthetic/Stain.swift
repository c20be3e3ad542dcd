import Core
import Foundation

/// The colours of one slide's stains: haematoxylin about as Ruifrok and Johnston (2001) have it and a pinker eosin, a little
/// off from slide to slide as in any laboratory.
struct Stain: Sendable {
    /// Optical densities of full strength by red, green and blue.
    private let haematoxylin: SIMD4<Double>
    private let eosin: SIMD4<Double>
    /// What glass looks like.
    private let white: SIMD4<Double>

    init(random: inout SeededRandom) {
        func vary(_ vector: SIMD4<Double>) -> SIMD4<Double> {
            let strength = 1 + 0.2 * (2 * random.uniform() - 1)
            return strength
                * SIMD4(
                    vector.x * (1 + 0.06 * random.normal()), vector.y * (1 + 0.04 * random.normal()),
                    vector.z * (1 + 0.06 * random.normal()), 0)
        }
        haematoxylin = vary(SIMD4(0.65, 0.704, 0.286, 0) * 1.9)
        eosin = vary(SIMD4(0.13, 0.93, 0.33, 0) * 1.3)
        let bright = 252 + 3 * random.uniform()
        white = SIMD4(bright, bright, bright, 0)
    }

    /// Red, green and blue in the lower three bytes, red lowest, by haematoxylin · 256 + eosin, each 0 to 255.
    func colours() -> [UInt32] {
        func powers(_ density: Double) -> [Double] { (0..<256).map { exp(-density * Double($0) / 255) } }
        let dark = [haematoxylin.x, haematoxylin.y, haematoxylin.z].map(powers)
        let pink = [eosin.x, eosin.y, eosin.z].map(powers)
        let glass = [white.x, white.y, white.z]
        return (0..<65_536).map { index in
            (0..<3).reduce(UInt32(0)) { word, channel in
                let light = glass[channel] * dark[channel][index >> 8] * pink[channel][index & 255]
                return word | UInt32(min(255, max(0, light.rounded()))) << (8 * UInt32(channel))
            }
        }
    }
}
