import Evaluation
import Templating

/// What hash look-up returns at each radius, from the run's report.
struct LookUpTable: Sendable {
    let report: EvaluationReport
    /// Longer codes have more radii than one wants to read: beyond this, they are spaced out.
    static let mostRows = 128

    /// Null where the run has no radii.
    var context: TemplateValue {
        guard !report.byRadius.isEmpty else { return .null }
        let points = shown
        let left =
            points.count < report.byRadius.count
            ? " Radii up to \(Self.mostRows / 4), then every \(step)th, of 0 to \(report.byRadius.count - 1)." : ""
        return [
            "caption": .string(
                "Look-up within a Hamming radius, over \(Format.thousands(report.queries)) queries. Precision and recall "
                    + "are pooled over all queries; mean precision counts a query with nothing within the radius as 0.\(left)"
            ),
            "rows": .list(points.map(row)),
        ]
    }

    private var step: Int { max(1, (report.byRadius.count + Self.mostRows - 1) / Self.mostRows) }

    private var shown: [RadiusPoint] {
        guard report.byRadius.count > Self.mostRows + 1 else { return report.byRadius }
        return report.byRadius.filter { $0.radius <= Self.mostRows / 4 || $0.radius.isMultiple(of: step) }
    }

    private func row(_ point: RadiusPoint) -> TemplateValue {
        let isEmpty = point.meanReturned == 0
        return [
            "radius": .int(point.radius), "returned": .string(Format.thousands(point.meanReturned, 1)),
            "precision": .string(isEmpty ? Format.missing : Format.fixed(point.precision, 4)),
            "meanPrecision": .string(Format.fixed(point.meanPrecision, 4)),
            "recall": .string(Format.fixed(point.recall, 4)), "empty": .string(Format.percent(point.emptyShare, 1)),
        ]
    }
}
