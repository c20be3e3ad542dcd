/// A paper whose methods a site's runs follow, with the numbers that it prints.
public struct Paper: Sendable, Equatable {
    /// What recipes call it: `bashir-2018`.
    public var name: String
    /// Authors, year and title.
    public var title: String
    public var results: [PrintedResult]

    public init(name: String, title: String, results: [PrintedResult]) {
        self.name = name
        self.title = title
        self.results = results
    }
}

/// One number as a paper prints it.
public struct PrintedResult: Sendable, Equatable {
    /// Table, figure or section.
    public var place: String
    /// As the paper calls it: seldom the site's own.
    public var dataset: String
    public var method: String
    /// The paper's name of it, with what is known of how it was computed.
    public var metric: String
    /// Code length and number of results; nil where the paper's number has none.
    public var bits: Int?
    public var k: Int?
    /// As printed, so that no digit is added or lost.
    public var value: String

    public init(
        place: String, dataset: String, method: String, metric: String, bits: Int?, k: Int?, value: String
    ) {
        self.place = place
        self.dataset = dataset
        self.method = method
        self.metric = metric
        self.bits = bits
        self.k = k
        self.value = value
    }
}

/// Which method of which paper a run follows.
public struct PaperReference: Sendable, Equatable {
    public var paper: String
    /// The name of the method in the printed results; empty where none of them is this run's.
    public var method: String

    public init(paper: String, method: String = "") {
        self.paper = paper
        self.method = method
    }
}
