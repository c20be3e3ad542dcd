import Gallery

/// One way of searching the slides, with its numbers and its hits.
public struct SlideMethodContent: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Binary codes a tile; distances are symmetric set distances in bits.
        case codes
        /// Real-valued features a tile; distances are squared errors.
        case squaredError = "squared error"
    }

    /// What it is called in files.
    public var name: String
    public var title: String
    /// What it is, in a sentence or two; may be empty.
    public var summary: String
    /// Features, bits, tables, encoder: name and value.
    public var facts: [NamedValue]
    public var kind: Kind
    public var metrics: [SlideMetric]
    public var perClass: SlideClassTable?
    /// How often each scale is named for queries of each scale.
    public var scaleConfusion: ScaleConfusion?
    /// Median wall time of a search; nil where the site tells no times.
    public var searchMilliseconds: Double?
    /// One for each of the site's queries, in their order.
    public var queries: [MethodQuery]

    public init(
        name: String, title: String, summary: String = "", facts: [NamedValue] = [], kind: Kind,
        metrics: [SlideMetric], perClass: SlideClassTable? = nil, scaleConfusion: ScaleConfusion? = nil,
        searchMilliseconds: Double? = nil, queries: [MethodQuery]
    ) {
        self.name = name
        self.title = title
        self.summary = summary
        self.facts = facts
        self.kind = kind
        self.metrics = metrics
        self.perClass = perClass
        self.scaleConfusion = scaleConfusion
        self.searchMilliseconds = searchMilliseconds
        self.queries = queries
    }
}

/// A metric of one method.
public struct SlideMetric: Sendable, Equatable {
    /// In full: "Rank-weighted AP@10, mean of the classes".
    public var name: String
    /// How it is computed, in a sentence or two; may be empty.
    public var explanation: String
    /// Not finite where it is undefined.
    public var value: Double
    /// 95 % interval.
    public var interval: ClosedRange<Double>?
    /// What hits drawn at random get; nil where that is not known.
    public var randomBaseline: Double?
    public var higherIsBetter: Bool

    public init(
        name: String, explanation: String = "", value: Double, interval: ClosedRange<Double>? = nil,
        randomBaseline: Double? = nil, higherIsBetter: Bool = true
    ) {
        self.name = name
        self.explanation = explanation
        self.value = value
        self.interval = interval
        self.randomBaseline = randomBaseline
        self.higherIsBetter = higherIsBetter
    }
}

/// A method's numbers by class.
public struct SlideClassTable: Sendable, Equatable {
    /// Names of the numbers; charts show the first: "Rank-weighted AP@10", "Precision@20".
    public var columns: [String]
    public var rows: [Row]

    public struct Row: Sendable, Equatable {
        public var className: String
        public var queries: Int
        /// One for each column; not finite where undefined.
        public var values: [Double]
        /// What hits drawn at random get for the first column.
        public var randomBaseline: Double?

        public init(className: String, queries: Int, values: [Double], randomBaseline: Double? = nil) {
            self.className = className
            self.queries = queries
            self.values = values
            self.randomBaseline = randomBaseline
        }
    }

    public init(columns: [String], rows: [Row]) {
        self.columns = columns
        self.rows = rows
    }
}

/// How many queries of each true scale were named each scale.
public struct ScaleConfusion: Sendable, Equatable {
    /// Rows: true scales, columns: named scales, both in the order of `scales`.
    public var scales: [Double]
    public var counts: [[Int]]

    public init(scales: [Double], counts: [[Int]]) {
        self.scales = scales
        self.counts = counts
    }
}
