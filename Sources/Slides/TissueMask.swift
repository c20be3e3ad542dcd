import Core

/// Where a slide has tissue.
public struct TissueMask: Sendable {
    /// Saturation, 0 to 255, above which a pixel is tissue.
    public let threshold: Int

    public init(_ slide: Slide, reduction: Int = 32) throws {
        throw Diagnostic("cannot be made yet", file: slide.url.path)
    }

    /// The share, 0 to 1, of `rect` that is tissue.
    public func share(_ rect: PixelRect) -> Double { 0 }
}
