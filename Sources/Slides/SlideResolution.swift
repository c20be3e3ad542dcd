import Core

/// Microns per level-0 pixel of a slide, and where that came from.
public struct SlideResolution: Sendable, Equatable {
    public enum Source: String, Sendable, Codable {
        case micronsPerPixel, objectivePower, given
    }

    public var micronsPerPixel: Double
    public var source: Source

    public init(micronsPerPixel: Double, source: Source) {
        self.micronsPerPixel = micronsPerPixel
        self.source = source
    }

    /// By the common rule that 40× is a quarter of a micron a pixel: 10 / microns per pixel.
    public var magnification: Double { 10 / micronsPerPixel }

    /// What can be true of a microscope's scan. A camera's or a screen's dots per inch are far outside.
    static let plausible = 0.01...20.0

    /// Finds the resolution in a slide's properties: `openslide.mpp-x` and `-y`, else TIFF's own resolution (which
    /// OpenSlide 3.4 does not make microns of), else `openslide.objective-power`, else what the user gave.
    /// - Parameter property: a property by its name.
    /// - Returns: also a note where the two directions differ by more than a twentieth.
    package static func find(
        file: String, given: Double?, property: (String) -> String?
    ) throws -> (resolution: SlideResolution, notes: [Diagnostic]) {
        if let given, !plausible.contains(given) {
            throw Diagnostic(
                "\(given) microns per pixel", file: file,
                expected: "a number from \(plausible.lowerBound) to \(plausible.upperBound)",
                advice: "0.25 is usual for a slide scanned at 40×, 0.5 at 20×")
        }
        func number(_ name: String) -> Double? { property(name).flatMap(Double.init) }
        func microns(_ x: Double?, _ y: Double?) -> (SlideResolution, [Diagnostic])? {
            let found = [x, y].compactMap { $0 }.filter(plausible.contains)
            guard let least = found.min(), let most = found.max() else { return nil }
            let mean = found.reduce(0, +) / Double(found.count)
            let uneven = Diagnostic(
                "has pixels of \(most) by \(least) microns; \(mean) is taken for both", file: file, severity: .note)
            return (
                SlideResolution(micronsPerPixel: mean, source: .micronsPerPixel), most > least * 1.05 ? [uneven] : []
            )
        }
        if let found = microns(number("openslide.mpp-x"), number("openslide.mpp-y")) { return found }
        let unit = ["centimeter": 10_000.0, "inch": 25_400.0][property("tiff.ResolutionUnit") ?? ""]
        if let unit,
            let found = microns(
                number("tiff.XResolution").map { unit / $0 }, number("tiff.YResolution").map { unit / $0 })
        {
            return found
        }
        if let power = number("openslide.objective-power"), plausible.contains(10 / power) {
            return (SlideResolution(micronsPerPixel: 10 / power, source: .objectivePower), [])
        }
        if let given { return (SlideResolution(micronsPerPixel: given, source: .given), []) }
        throw Diagnostic(
            "does not say how large its pixels are", file: file,
            expected: "microns per pixel or the objective's power among the file's properties",
            advice: "give its microns per pixel: 0.25 is usual for a slide scanned at 40×, 0.5 at 20×")
    }
}
