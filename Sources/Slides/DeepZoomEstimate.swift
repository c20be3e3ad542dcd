import Core
import Imaging

/// How large a pyramid would be, from a few of its tiles: what has tissue and what has none is sampled apart.
struct DeepZoomEstimate {
    private let slide: Slide
    private let mask: TissueMask
    private let tileEdge: Int
    private let quality: Int

    init(_ slide: Slide, tileEdge: Int, quality: Int) throws {
        self.slide = slide
        self.tileEdge = tileEdge
        self.quality = quality
        mask = try TissueMask(slide)
    }

    /// Of all levels of a slide that was halved so many times.
    func bytes(halvings: Int) throws -> Int {
        let factor = 1 << halvings
        let edge = tileEdge * factor
        var groups: [[PixelRect]] = [[], []]
        for y in stride(from: 0, to: slide.height, by: edge) {
            for x in stride(from: 0, to: slide.width, by: edge) {
                let rect = PixelRect(
                    x: x, y: y, width: min(edge, slide.width - x), height: min(edge, slide.height - y))
                groups[mask.share(rect) > 0 ? 0 : 1].append(rect)
            }
        }
        var sum = 0.0
        for (rects, most) in zip(groups, [24, 6]) where !rects.isEmpty {
            let sample = stride(from: 0, to: rects.count, by: max(1, rects.count / most)).map { rects[$0] }
            let bytes = try sample.reduce(0) { try $0 + self.bytes($1, factor: factor) }
            sum += Double(bytes) / Double(sample.count) * Double(rects.count)
        }
        // Each level above has a quarter of the tiles.
        return Int(sum * 4 / 3)
    }

    private func bytes(_ rect: PixelRect, factor: Int) throws -> Int {
        let width = max(1, rect.width / factor)
        let height = max(1, rect.height / factor)
        let pixels = try slide.pixels(x: rect.x, y: rect.y, factor: Double(factor), width: width, height: height)
        let blank = [slide.background.red, slide.background.green, slide.background.blue]
        let isBlank = pixels.indices.allSatisfy { abs(Int(pixels[$0]) - Int(blank[$0 % 3])) <= 5 }
        if isBlank { return 0 }
        let image = try PixelImage(width: width, height: height, channels: 3, pixels: pixels)
        return try ImageCodec.jpeg(image, quality: quality).count
    }
}
