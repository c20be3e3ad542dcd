import Arrays
import Core

/// Which images' labels training may look at. The others' are never read: they feed the losses without labels only.
public struct LabelSpecification: Sendable, Codable, Equatable {
    /// Of all images, as many as possible of each class.
    public var fraction: Double?
    /// Images, as many as possible of each class.
    public var count: Int?
    /// Draws them.
    public var seed: UInt64 = 0
    /// The share of each batch that is drawn from the images with labels; nil: as it falls.
    public var share: Double?

    /// With neither fraction nor count: all images.
    public init(fraction: Double? = nil, count: Int? = nil, seed: UInt64 = 0, share: Double? = nil) {
        self.fraction = fraction
        self.count = count
        self.seed = seed
        self.share = share
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        fraction = try values.decodeIfPresent(Double.self, forKey: .fraction)
        count = try values.decodeIfPresent(Int.self, forKey: .count)
        try values.override(&seed, .seed)
        share = try values.decodeIfPresent(Double.self, forKey: .share)
    }

    func validate() throws {
        if fraction != nil, count != nil {
            throw Diagnostic("`labels` gives a `fraction` and a `count`", expected: "one of them")
        }
        if let fraction { try check(fraction, "fraction", 0...1) }
        if let count { try check(count, "count", 1...Int(Int32.max)) }
        if let share { try check(share, "share", 0...1) }
    }

    /// The rows whose labels may be used, in order.
    ///
    /// Classes take turns; each takes the next image of its own in a shuffled order, until there are enough. So classes
    /// are equally large up to one image, as far as they have as many.
    /// - Throws: `Diagnostic` where that is no image at all.
    package func rows(_ labels: LabelMatrix) throws -> [Int] {
        let wanted = count ?? Int((Double(labels.rows) * (fraction ?? 1)).rounded())
        guard fraction != nil || count != nil, wanted < labels.rows else { return Array(0..<labels.rows) }
        guard wanted > 0 else {
            throw Diagnostic("labels of 0 of \(labels.rows) images", expected: "at least 1", advice: "raise `fraction`")
        }
        var random = SeededRandom(seed: seed &+ 0x1AB_E15)
        var queues = [[Int]](repeating: [], count: labels.classes)
        // Reversed, so that the next is the last.
        for row in random.permutation(labels.rows) { for label in labels.labels(of: row) { queues[label].append(row) } }
        var taken = Set<Int>()
        while taken.count < wanted {
            let before = taken.count
            for label in queues.indices where taken.count < wanted {
                while let row = queues[label].popLast() {
                    if taken.insert(row).inserted { break }
                }
            }
            // Only images without any label are left.
            if taken.count == before { break }
        }
        return taken.sorted()
    }
}

/// The labels that a training may use.
struct TrainingLabels {
    let matrix: LabelMatrix
    /// nil: all.
    let rows: [Int]?
    let summary: String
    private let known: [Bool]

    init(_ specification: LabelSpecification, _ matrix: LabelMatrix) throws {
        let chosen = try specification.rows(matrix)
        self.matrix = matrix
        rows = chosen.count < matrix.rows ? chosen : nil
        var known = [Bool](repeating: false, count: matrix.rows)
        for row in chosen { known[row] = true }
        self.known = known
        let perClass = (0..<matrix.classes).map { label in chosen.count { matrix.has(label, row: $0) } }
        let (least, most) = (perClass.min() ?? 0, perClass.max() ?? 0)
        let each = least == most ? "\(least)" : "\(least) to \(most)"
        summary =
            rows == nil
            ? "labels of all \(matrix.rows) images"
            : "labels of \(chosen.count) of \(matrix.rows) images, \(each) a class, drawn by seed \(specification.seed)"
    }

    func isKnown(_ row: Int) -> Bool { known[row] }
}
