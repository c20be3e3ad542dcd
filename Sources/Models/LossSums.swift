import Core
import Torch

/// Adds up the losses of an epoch where they were computed, and looks at them only now and then: reading a number off
/// an accelerator waits for it.
struct LossSums {
    private let names: [String]
    private var pending: Tensor?
    private var count = 0
    private var sums: [Double]

    init(names: [String]) {
        self.names = names + ["total"]
        sums = [Double](repeating: 0, count: names.count + 1)
    }

    /// How many steps `sums` holds.
    private var read = 0

    mutating func add(_ values: [Tensor]) throws {
        let row = try Tensor.stacked(values).to(.float64)
        pending = try pending.map { try $0 + row } ?? row
        count += 1
    }

    /// The mean total since the last look.
    /// - Throws: `Diagnostic` where a loss has become infinite or not a number.
    mutating func read(epoch: Int, step: Int) throws -> Double {
        guard let latest = try pending?.values(Double.self) else { return 0 }
        pending = nil
        if let bad = latest.firstIndex(where: { !$0.isFinite }) {
            throw Diagnostic(
                "the loss `\(names[bad])` became \(latest[bad]) in epoch \(epoch + 1), by step \(step + 1)",
                advice: "lower `rate` under `optimiser`, or the weight of a loss")
        }
        for index in sums.indices { sums[index] += latest[index] }
        let steps = count - read
        read = count
        return (latest.last ?? 0) / Double(max(1, steps))
    }

    func means() -> [String: Double] {
        var means: [String: Double] = [:]
        for (name, sum) in zip(names, sums) { means[name] = sum / Double(max(1, read)) }
        return means
    }
}
