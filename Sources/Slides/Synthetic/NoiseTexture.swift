import Core

/// Value noise: random numbers on a lattice that repeats after 256, smooth between.
struct NoiseTexture: Sendable {
    private let lattice: [Float]

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        lattice = (0..<65_536).map { _ in Float(random.uniform()) }
    }

    func withSampler<Result>(_ body: (Sampler) throws -> Result) rethrows -> Result {
        try lattice.withUnsafeBufferPointer { try body(Sampler(lattice: $0.baseAddress)) }
    }

    struct Sampler {
        let lattice: UnsafePointer<Float>?

        /// 0 to 1. Coordinates from −1 000 000 on.
        @inline(__always)
        func callAsFunction(_ x: Float, _ y: Float) -> Float {
            guard let lattice else { return 0 }
            let x = x + 1_048_576 * 0.25
            let y = y + 1_048_576 * 0.25
            let column = Int(x)
            let row = Int(y)
            let across = smooth(x - Float(column))
            let down = smooth(y - Float(row))
            let left = column & 255
            let right = (column &+ 1) & 255
            let upper = (row & 255) << 8
            let lower = ((row &+ 1) & 255) << 8
            let top = lattice[upper | left] + across * (lattice[upper | right] - lattice[upper | left])
            let bottom = lattice[lower | left] + across * (lattice[lower | right] - lattice[lower | left])
            return top + down * (bottom - top)
        }

        @inline(__always)
        private func smooth(_ part: Float) -> Float { part * part * (3 - 2 * part) }
    }
}

/// The random numbers of one cell of a texture: they depend on its place alone, not on what was drawn before.
struct CellRandom {
    private var state: UInt64

    init(seed: UInt64, column: Int, row: Int) {
        state = seed ^ UInt64(bitPattern: Int64(column)) &* 0x9E37_79B9_7F4A_7C15
        state = Self.mix(state) ^ UInt64(bitPattern: Int64(row)) &* 0xC2B2_AE3D_27D4_EB4F
    }

    /// Uniform in [low, high).
    mutating func uniform(_ low: Float, _ high: Float) -> Float {
        state &+= 0x9E37_79B9_7F4A_7C15
        return low + (high - low) * Float(Self.mix(state) >> 40) * 0x1p-24
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
