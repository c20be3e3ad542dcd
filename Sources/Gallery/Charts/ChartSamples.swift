// Examples of every chart, shaped like the results they are made for.

private let classes: [String] = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
]
private let scores: [Double] = [0.52, 0.87, 0.44, 0.55, 0.46, 0.63, 0.3, 0.71, 0.58, 0.76]

extension LineChart {
    public static var samples: [LineChart] {
        let ranks: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
        func curve(_ name: String, _ start: Double, _ fall: Double) -> Series {
            Series(name, ranks.enumerated().map { Point(x: $1, y: start - fall * Double($0 * $0) / 100) })
        }
        let precision = LineChart(
            ChartFrame(id: "sample-precision", title: "Precision at N", note: "Mean over 10 000 queries, same label"),
            x: ChartAxis("Results shown, N", format: .count, scale: .logarithmic),
            y: ChartAxis("Precision", range: 0...1),
            series: [
                curve("ITQ", 0.83, 0.2), curve("Sign", 0.79, 0.33), curve("PCAH", 0.74, 0.47), curve("LSH", 0.55, 0.41),
            ],
            references: [ChartReference(0.1, "chance")])
        let losses: [(Double, Double)] = [(1, 0.0312), (2, 0.0251), (3, .nan), (4, 0.0214), (5, 0.0209), (6, 0.0207)]
        let loss = LineChart(
            ChartFrame(id: "sample-loss", title: "Training loss"), x: ChartAxis("Epoch", format: .count),
            y: ChartAxis("Mean loss", format: .fixed(4)), series: [Series("loss", losses)])
        return [precision, loss]
    }
}

extension BarChart {
    public static var samples: [BarChart] {
        let axis = ChartAxis("mAP@all", range: 0...1)
        let one = BarChart(
            ChartFrame(id: "sample-class", title: "mAP by class", note: "Same label, ties in index order"),
            categoryTitle: "Class", categories: classes, axis: axis, series: [Series("ITQ", scores)])
        let several = BarChart(
            ChartFrame(id: "sample-classes", title: "mAP by class and run"), categoryTitle: "Class",
            categories: classes, axis: axis,
            series: [
                Series("Autoencoder and contrast, ITQ, 48 bits", scores),
                Series("ITQ on pixels, 48 bits", scores.map { $0 - 0.09 }),
                Series("LSH", scores.map { $0 * 0.6 }),
            ])
        return [one, several]
    }
}

extension Histogram {
    public static var samples: [Histogram] {
        let counts: [Double] = [
            12, 40, 95, 160, 330, 520, 610, 640, 700, 810, 905, 900, 870, 760, 640, 520, 480, 450, 380, 178,
        ]
        let precisions = Histogram(
            ChartFrame(id: "sample-ap", title: "Average precision of the queries"),
            x: ChartAxis("AP", format: .fixed(2)), y: ChartAxis("Queries", format: .count),
            edges: edges(0...1, bins: 20), series: [Series("Queries", counts)])
        let distances = Histogram(
            ChartFrame(id: "sample-distance", title: "Distances of relevant and other pairs"),
            x: ChartAxis("Hamming distance, bits", format: .count),
            y: ChartAxis("Share of pairs", format: .percent(1)), numbersFrom: 0,
            series: [Series("relevant", bell(10, 5, 0.092)), Series("others", bell(22, 5.5, 0.081))])
        let ones: [Double] = (0..<48).map { (bit: Int) -> Double in 0.42 + 0.16 * Double((bit * 37) % 48) / 48 }
        let balance = Histogram(
            ChartFrame(id: "sample-bits", title: "Balance of each bit", note: "60 000 database codes"),
            x: ChartAxis("Bit", format: .count), y: ChartAxis("Share of ones", format: .percent(0), range: 0...1),
            numbersFrom: 0, series: [Series("Share of ones", ones)], references: [ChartReference(0.5, "balanced")])
        return [precisions, distances, balance]
    }

    private static func bell(_ centre: Double, _ width: Double, _ height: Double) -> [Double] {
        (0...48).map { (distance: Int) -> Double in
            let z: Double = (Double(distance) - centre) / width
            let square: Double = z * z
            return height / (1 + square * square)
        }
    }
}

extension HeatMap {
    public static var samples: [HeatMap] {
        let right: [Double] = [0.61, 0.93, 0.54, 0.67, 0.55, 0.74, 0.38, 0.82, 0.78, 0.87]
        let values: [[Double]] = classes.indices.map { (row: Int) -> [Double] in
            classes.indices.map { (column: Int) -> Double in
                row == column ? right[row] : (1 - right[row]) / 30 * Double(1 + (row * 3 + column * 5) % 6)
            }
        }
        let confusion = HeatMap(
            ChartFrame(id: "sample-confusion", title: "Labels of the first 20 results", note: "Per cent of each row"),
            rowTitle: "Query's label", columnTitle: "Result's label", rows: classes, columns: classes, values: values,
            full: 1)
        return [confusion]
    }
}
