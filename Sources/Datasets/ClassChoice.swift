import Arrays
import Core
import Settings

/// Which classes of a dataset a card keeps: those in its `classes`, or the `most_frequent` ones.
enum ClassChoice {
    /// The numbers of the kept classes, in their new order.
    static func numbers(_ base: any ImageDataset, _ card: DatasetCard) throws -> [Int] {
        if let count = card.mostFrequent { return try mostFrequent(count, base, card) }
        guard !card.classes.isEmpty else { return Array(base.classes.indices) }
        let numbers = Dictionary(base.classes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return try card.classes.map { name in
            if let number = numbers[name] { return number }
            let near = NearNames.closest(to: name, in: base.classes)
            throw Diagnostic(
                "`classes` names `\(name)`, which the data has not", file: card.file ?? card.name,
                expected: "names among \(DatasetReaders.some(base.classes))", advice: near.map { "write `\($0)`" })
        }
    }

    /// The classes that the most images have, both splits together; the first of two with as many. They stay
    /// in the order of the data.
    private static func mostFrequent(_ count: Int, _ base: any ImageDataset, _ card: DatasetCard) throws -> [Int] {
        let classes = base.classes.count
        guard count <= classes else {
            throw Diagnostic(
                "`most_frequent` is \(count)", file: card.file ?? card.name, expected: "at most \(classes) classes")
        }
        var frequencies = [Int](repeating: 0, count: classes)
        for split in Split.allCases {
            let labels = base.labels(split)
            for row in 0..<labels.rows {
                for label in 0..<classes where labels.has(label, row: row) { frequencies[label] += 1 }
            }
        }
        let order = (0..<classes).sorted { (-frequencies[$0], $0) < (-frequencies[$1], $1) }
        return order.prefix(count).sorted()
    }

    /// The columns of `labels` that `kept` names, in its order.
    static func matrix(_ labels: LabelMatrix, kept: [Int]) throws -> LabelMatrix {
        if kept == Array(0..<labels.classes) { return labels }
        var values: [UInt8] = []
        values.reserveCapacity(labels.rows * kept.count)
        for row in 0..<labels.rows {
            for label in kept { values.append(labels.has(label, row: row) ? 1 : 0) }
        }
        return try LabelMatrix(rows: labels.rows, classes: kept.count, values: values)
    }
}
