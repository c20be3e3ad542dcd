import Core
import Imaging

/// Where a slide has tissue: where a reduced picture of it is more saturated than Otsu's threshold.
///
/// Glass is grey or white, stains are not. Pixels darker than 16 have no hue to speak of and count as glass.
public struct TissueMask: Sendable {
    /// Saturation, 0 to 255, above which a pixel is tissue; 255 where nothing is.
    public let threshold: Int
    /// Of the mask, in its own pixels.
    public let width: Int
    public let height: Int
    /// Row-major, width × height.
    public let isTissue: [Bool]
    /// Level-0 pixels a pixel of the mask.
    private let factor: (across: Double, down: Double)
    /// (width + 1) × (height + 1): how many pixels above and to the left are tissue.
    private let sums: [Int32]

    /// The least difference between the mean saturations of tissue and glass. A slide of one colour, or of one colour
    /// and a compression's noise, has no tissue rather than a random half.
    static let leastDifference = 8.0

    /// - Parameter reduction: level-0 pixels a pixel of the mask; more where the mask would have over 4096 a side.
    public init(_ slide: Slide, reduction: Int = 32) throws {
        guard (1...1024).contains(reduction) else {
            throw Diagnostic("a tissue mask reduced \(reduction) times", expected: "a number from 1 to 1024")
        }
        let factor = max(Double(reduction), Double(max(slide.width, slide.height)) / 4096)
        let picture = try slide.reduced(by: factor)
        self.init(picture, covering: (slide.width, slide.height))
    }

    /// - Parameter covering: level-0 pixels that the picture shows.
    package init(_ picture: PixelImage, covering size: (width: Int, height: Int)) {
        width = picture.width
        height = picture.height
        factor = (Double(size.width) / Double(picture.width), Double(size.height) / Double(picture.height))
        let saturation = Self.saturation(of: picture)
        var histogram = [Int](repeating: 0, count: 256)
        for value in saturation { histogram[Int(value)] += 1 }
        let split = Otsu.split(histogram)
        let found = split.map { $0.high - $0.low >= Self.leastDifference ? $0.threshold : 255 } ?? 255
        threshold = found
        isTissue = saturation.map { $0 > found }
        var sums = [Int32](repeating: 0, count: (width + 1) * (height + 1))
        for row in 0..<height {
            var line: Int32 = 0
            for column in 0..<width {
                if isTissue[row * width + column] { line += 1 }
                sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + line
            }
        }
        self.sums = sums
    }

    /// Of hue, saturation and value, as 0 to 255.
    package static func saturation(of picture: PixelImage) -> [UInt8] {
        guard picture.channels == 3 else { return [UInt8](repeating: 0, count: picture.width * picture.height) }
        return (0..<picture.width * picture.height).map { index in
            let pixel = picture.pixels[3 * index..<3 * index + 3]
            let most = Int(pixel.max() ?? 0)
            let least = Int(pixel.min() ?? 0)
            return most < 16 ? 0 : UInt8((255 * (most - least) + most / 2) / most)
        }
    }

    /// The share, 0 to 1, of `rect` that is tissue. What lies outside the slide is none.
    public func share(_ rect: PixelRect) -> Double {
        guard rect.width > 0, rect.height > 0 else { return 0 }
        let left = Double(rect.x) / factor.across
        let right = (Double(rect.x) + Double(rect.width)) / factor.across
        let top = Double(rect.y) / factor.down
        let bottom = (Double(rect.y) + Double(rect.height)) / factor.down
        let inside = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top)
        return min(1, max(0, inside / ((right - left) * (bottom - top))))
    }

    /// Tissue above and to the left of a point: exact, for between four sums it is bilinear.
    private func sum(_ x: Double, _ y: Double) -> Double {
        let x = min(max(0, x), Double(width))
        let y = min(max(0, y), Double(height))
        let column = min(Int(x), width - 1)
        let row = min(Int(y), height - 1)
        let across = x - Double(column)
        let place = row * (width + 1) + column
        func line(_ start: Int) -> Double {
            Double(sums[start]) * (1 - across) + Double(sums[start + 1]) * across
        }
        let down = y - Double(row)
        return line(place) * (1 - down) + line(place + width + 1) * down
    }
}
