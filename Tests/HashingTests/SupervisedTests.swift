import Arrays
import Core
import Hashing
import Synchronization
import Testing

struct SupervisedTests {
    /// NumPy (`solve`, `inv`) in float64 from the same anchors and the same first codes. No decision of the descent was
    /// closer than 1e-4, no prediction closer to zero than 0.004.
    @Test(arguments: [true, false])
    func equalsNumPy(normalise: Bool) throws {
        var options = HashOptions(bits: 8, iterations: 5)
        options.normalise = normalise
        options.sigma = normalise ? .number(0.6) : .mean
        options.nu = 0.01
        let hash = try KernelHash.fit(
            options, on: Latents.small(), labels: Latents.labels(rows: 24, classes: 3), anchors: [0, 3, 7, 12, 18, 23],
            from: (0..<192).map { ($0 / 8 * 5 + $0 % 8 * 3 + $0 / 8 * ($0 % 8)) % 7 < 3 ? 1 : -1 })
        let objectives =
            normalise
            ? [
                17.320943763638017, 12.673079392023435, 2.1586269728132743, 1.495685020188973, 1.4450405207601733,
                1.4321947883167532, 1.3844393363275231, 1.37249500315373, 1.370270670173357, 1.3600030501412383,
            ]
            : [
                17.345224036050727, 12.586225733055144, 2.0444077428388487, 1.4554635173143415, 1.3956498694650814,
                1.3906562581779243, 1.3656769331209397, 1.3643040701437275, 1.3640437683600677, 1.3589775580345587,
                1.357353083128639, 1.3572169696922196, 1.3539750098014216,
            ]
        #expect(hash.objectives.count == objectives.count)
        for (found, wanted) in zip(hash.objectives, objectives) { #expect(abs(found - wanted) < 1e-5) }
        if !normalise { #expect(abs(hash.sigma - 8.823573246210763) < 1e-9) }
        #expect(
            try hash.codes(for: Latents.small()).bytes
                == (normalise
                    ? [
                        169, 56, 56, 169, 56, 56, 56, 88, 50, 56, 50, 56, 169, 56, 56, 56, 56, 56, 169, 56, 56, 50, 88,
                        50,
                    ]
                    : [
                        169, 24, 56, 129, 50, 40, 56, 88, 50, 56, 40, 56, 169, 169, 50, 24, 24, 50, 169, 50, 50, 169,
                        88, 50,
                    ]))
    }

    @Test(arguments: [0, 1, 2] as [UInt64])
    func objectiveNeverRises(seed: UInt64) throws {
        let latents = try Latents.clustered(rows: 400, columns: 12, seed: seed + 20)
        var options = HashOptions(bits: 16, iterations: 20, seed: seed)
        options.anchors = 50
        options.sigma = .mean
        options.nu = 0.1
        let hash = try KernelHash.fit(options, on: latents, labels: Latents.labels(rows: 400))
        #expect(hash.objectives.count > 3)
        for (before, after) in zip(hash.objectives, hash.objectives.dropFirst()) { #expect(after <= before + 1e-5) }
    }

    /// Images of one class get codes nearer to each other than to those of other classes, also those without a label.
    @Test func fewLabelsSeparateClasses() throws {
        let latents = try Latents.clustered(rows: 600, columns: 12)
        var options = HashOptions(bits: 32)
        options.anchors = 20
        options.sigma = .number(0.4)
        options.labels = .percent(10)
        let hash = try HashFunctions.fit("sdh", options: options, on: latents, labels: Latents.labels(rows: 600))
        #expect((hash as? KernelHash)?.labels == 60)
        let codes = try hash.codes(for: latents)
        func distance(_ a: Int, _ b: Int) -> Int {
            zip(codes.code(a), codes.code(b)).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
        }
        var own = 0
        var other = 0
        for row in 0..<590 {
            own += row >= 10 ? distance(row, row - 10) : 0
            other += distance(row, row + 1)
        }
        // A code of 32 bits from 60 labels and 20 anchors: 5.5 bits within a class, 17 between classes.
        #expect(own * 3 < other)
    }

    @Test func partsOfTheLabels() throws {
        #expect(LabelledPart(text: "all") == .all)
        #expect(LabelledPart(text: "10%") == .percent(10))
        #expect(LabelledPart(text: "5000") == .count(5000))
        for text in ["", "0", "-3", "none", "0%", "101%", "nan%", "%", "1e3"] {
            #expect(LabelledPart(text: text) == nil)
        }
        #expect(try LabelledPart.percent(10).count(of: 60_000) == 6000)
        #expect(try LabelledPart.percent(0.001).count(of: 10) == 1)
        #expect(throws: Diagnostic.self) { try LabelledPart.count(11).count(of: 10) }
        for text in ["mean", "0.4"] { #expect(KernelWidth(text: text)?.text == text) }
        for text in ["", "0", "-1", "inf", "nan", "median"] { #expect(KernelWidth(text: text) == nil) }
    }
}

/// Passes are counted to the end, or to where nothing changes any more.
@Test func fittingTellsHowFarItIs() throws {
    let events = Mutex<[ProgressEvent]>([])
    _ = try HashFunctions.fit(
        "itq", options: HashOptions(bits: 8, iterations: 3), on: Latents.clustered(rows: 60, columns: 12),
        progress: { event in events.withLock { $0.append(event) } })
    let task = "rotate to the corners"
    let told = events.withLock { $0 }
    #expect(told.first == .started(task: task, total: 4, unit: "passes"))
    #expect(told.dropFirst().dropLast() == (1...4).map { .advanced(task: task, done: $0) }[...])
    #expect(told.last == .finished(task: task, summary: "4 passes"))
}
