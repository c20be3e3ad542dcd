import Core
import Foundation
import Imaging
import SlideGallery
import Slides
import Synchronization

/// The slides that are open, so that a picture of a region does not open its file anew.
final class SlideShelf: Sendable {
    private let micronsPerPixel: Double?
    private let files: [URL]
    private let open = Mutex<[Int: Slide]>([:])

    init(_ index: TileIndex, micronsPerPixel: Double?) {
        files = index.slides.map(\.entry.url)
        self.micronsPerPixel = micronsPerPixel
    }

    func slide(_ number: Int) throws -> Slide {
        if let found = open.withLock({ $0[number] }) { return found }
        let slide = try Slide(files[number], givenMicronsPerPixel: micronsPerPixel)
        return open.withLock { shelf in
            if let found = shelf[number] { return found }
            shelf[number] = slide
            return slide
        }
    }

    /// A region at its own scale, or smaller where an edge would be longer than `most` pixels.
    func picture(_ number: Int, _ rect: SlideRect, scale: Double, most: Int) throws -> PixelImage {
        let slide = try slide(number)
        let factor = slide.resolution.magnification / scale
        let longest = Double(max(rect.width, rect.height)) / factor
        let shrink = max(1, longest / Double(most))
        func pixels(_ length: Int) -> Int { min(most, max(1, Int((Double(length) / factor / shrink).rounded()))) }
        let (width, height) = (pixels(rect.width), pixels(rect.height))
        return try PixelImage(
            width: width, height: height, channels: 3,
            pixels: slide.region(x: rect.x, y: rect.y, scale: scale / shrink, width: width, height: height))
    }
}
