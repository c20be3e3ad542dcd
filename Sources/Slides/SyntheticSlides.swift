import Core
import Foundation

/// What slides to make up.
public struct SyntheticSlidePlan: Sendable, Equatable {
    public var slides: Int
    /// Width and height in level-0 pixels.
    public var edge: Int
    public var magnification: Double
    /// Every n-th slide is scanned at half the magnification; 0 for none.
    public var halfMagnificationEvery: Int
    /// How many kinds of tissue, 2 to 6.
    public var classes: Int
    /// How many areas of tissue a slide has; `nil` for what suits the edge.
    public var areas: Int?
    public var slidesPerPatient: Int
    public var seed: UInt64

    public init(
        slides: Int, edge: Int = 20_000, magnification: Double = 40, halfMagnificationEvery: Int = 0, classes: Int = 6,
        areas: Int? = nil, slidesPerPatient: Int = 1, seed: UInt64 = 0
    ) {
        self.slides = slides
        self.edge = edge
        self.magnification = magnification
        self.halfMagnificationEvery = halfMagnificationEvery
        self.classes = classes
        self.areas = areas
        self.slidesPerPatient = slidesPerPatient
        self.seed = seed
    }
}

/// Writes slides of tissue-like textures for tests and the demo.
public enum SyntheticSlides {
    /// Writes `slide-01.svs` and on, each with its areas in a `.geojson` of the same name, and `slides.csv` with
    /// the columns file and patient.
    public static func write(
        _ plan: SyntheticSlidePlan, to folder: URL, jobs: Int = 2, progress: ProgressHandler = { _ in }
    ) throws {
        throw Diagnostic("cannot be written yet", file: folder.path)
    }
}
