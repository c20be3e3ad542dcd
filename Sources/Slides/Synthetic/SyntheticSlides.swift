import Core
import Foundation
import Imaging

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
    /// How many areas of tissue a slide has, of every kind in turn; `nil` for what suits the edge.
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

    func check() throws {
        func require(_ value: Int, _ range: ClosedRange<Int>, _ name: String) throws {
            guard range.contains(value) else {
                throw Diagnostic(
                    "\(name) of \(value)", expected: "a number from \(range.lowerBound) to \(range.upperBound)")
            }
        }
        try require(slides, 1...1000, "a number of slides")
        try require(edge, 256...100_000, "an edge")
        try require(classes, 2...TissueKind.allCases.count, "a number of classes")
        try require(areas ?? 1, 1...100, "a number of areas")
        try require(slidesPerPatient, 1...1000, "a number of slides per patient")
        try require(halfMagnificationEvery, 0...1000, "a distance between slides of half the magnification")
        guard (1.0...100).contains(magnification) else {
            throw Diagnostic("a magnification of \(magnification)", expected: "a number from 1 to 100")
        }
    }

    /// Areas of about a millimetre and a half at 40×.
    var areasASlide: Int { areas ?? max(3, min(12, edge / 1700)) }
}

/// Writes slides of tissue-like textures for tests and the demo.
public enum SyntheticSlides {
    /// Writes `slide-01.svs` and on, each with its areas in a `.geojson` of the same name, and `slides.csv` with
    /// the columns file and patient. The files are the same whatever `jobs` is.
    public static func write(
        _ plan: SyntheticSlidePlan, to folder: URL, jobs: Int = 2, progress: ProgressHandler = { _ in }
    ) throws {
        try plan.check()
        try Files.makeDirectory(folder)
        var list = CSVWriter(header: ["file", "patient"])
        let task = "making slides"
        progress(.started(task: task, total: plan.slides, unit: "slides"))
        for index in 0..<plan.slides {
            let slide = SyntheticSlide(plan, index: index)
            try slide.write(to: folder, jobs: jobs)
            list.append([slide.name + ".svs", "patient-" + number(index / plan.slidesPerPatient + 1, of: plan.slides)])
            progress(.advanced(task: task, done: index + 1))
        }
        try Files.write(list.text, to: folder.appendingPathComponent("slides.csv"))
        progress(.finished(task: task, summary: "\(plan.slides) slides of \(plan.edge) × \(plan.edge) pixels"))
    }

    static func number(_ value: Int, of count: Int) -> String {
        let text = "\(value)"
        return String(repeating: "0", count: max(0, max(2, "\(count)".count) - text.count)) + text
    }
}
