/// The colour that shows where a slide has no pixels.
struct SlideBackground: Sendable, Equatable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    static let white = SlideBackground(red: 255, green: 255, blue: 255)

    init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// - Parameter hex: `openslide.background-color`, six hexadecimal digits; white without it.
    init(hex: String?) {
        guard let hex, hex.utf8.count == 6, let value = UInt32(hex, radix: 16) else {
            self = .white
            return
        }
        self.init(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    /// Puts premultiplied ARGB words on this colour, in place.
    ///
    /// Un-premultiplying and then blending, c/a·a + b·(1 − a), is c + b·(1 − a): nothing is divided.
    func show(through pixels: UnsafeMutableBufferPointer<UInt32>) {
        var all: UInt32 = 0xFF00_0000
        for pixel in pixels { all &= pixel }
        guard all != 0xFF00_0000 else { return }
        let colour = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        for index in pixels.indices {
            let pixel = pixels[index]
            let clear = 255 - (pixel >> 24)
            if clear == 0 { continue }
            if clear == 255 {
                pixels[index] = 0xFF00_0000 | colour
                continue
            }
            var blended: UInt32 = 0xFF00_0000
            for shift: UInt32 in [0, 8, 16] {
                let channel = (pixel >> shift) & 255
                let behind = ((colour >> shift) & 255) * clear
                blended |= min(255, channel + (behind + 127) / 255) << shift
            }
            pixels[index] = blended
        }
    }
}
