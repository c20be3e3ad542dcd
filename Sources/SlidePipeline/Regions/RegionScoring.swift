import Core
import Evaluation
import Foundation
import Gallery
import Pipeline
import SlideGallery

/// The step `evaluate` of a method on slides.
struct RegionScoring {
    let study: SlideStudy
    let probabilities: [[Double]]

    func write(_ found: [FoundRegions], to folder: URL) throws {
    }

    static func read(_ result: StepResult) throws -> RegionScores { RegionScores() }
}

struct RegionScores {
    var metricValues: [MetricValue] { [] }
    var slideMetrics: [SlideMetric] { [] }
    var classTable: SlideClassTable? { nil }
    func scaleConfusion(_ scales: [Double]) -> ScaleConfusion? { nil }
    func metrics(ofQuery: Int) -> [(name: String, value: Double)] { [] }
}

extension SlideStudy {
    /// The class that most of a hit's tiles have, if at least half of its window has it.
    func className(of hit: FoundRegions.Hit) -> String? {
        index.majority(
            grid: hit.grid, column: hit.column, row: hit.row, columns: configuration.queries.columns,
            rows: configuration.queries.rows, atLeast: 0.5)
    }
}
