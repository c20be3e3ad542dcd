import Arrays
import Core
import Datasets
import Foundation
import Models
import Synchronization
import Testing

@Suite(.serialized) struct LabelTests {
    static func labels(_ classes: [Int]) throws -> LabelMatrix { try LabelMatrix(single: classes, classes: 3) }

    @Test func aFractionIsBalancedOverClasses() throws {
        // 60 of class 0, 30 of class 1, 10 of class 2.
        let labels = try Self.labels((0..<100).map { $0 % 10 < 6 ? 0 : $0 % 10 < 9 ? 1 : 2 })
        let rows = try LabelSpecification(fraction: 0.3).rows(labels)
        #expect(rows.count == 30 && rows == rows.sorted() && Set(rows).count == 30)
        #expect((0..<3).map { label in rows.count { labels.has(label, row: $0) } } == [10, 10, 10])
        // Where a class has no more, the others fill up.
        let more = try LabelSpecification(count: 60).rows(labels)
        #expect((0..<3).map { label in more.count { labels.has(label, row: $0) } } == [25, 25, 10])
        #expect(try LabelSpecification(fraction: 0.3).rows(labels) == rows)
        #expect(try LabelSpecification(fraction: 0.3, seed: 1).rows(labels) != rows)
        #expect(try LabelSpecification().rows(labels) == Array(0..<100))
        #expect(try LabelSpecification(count: 1000).rows(labels) == Array(0..<100))
        #expect(throws: Diagnostic.self) { try LabelSpecification(fraction: 0.001).rows(labels) }
    }

    /// Training on drawn images is training on a data set that has no others.
    @Test func trainingSeesTheDrawnImagesOnly() throws {
        let dataset = try GeneratedDataset()
        let drawn = try TrainingImages(count: 40, seed: 5).drawn(from: dataset)
        let rows = try LabelSpecification(count: 40, seed: 5).rows(dataset.labels(.database))
        #expect(drawn.count(.database) == 40 && drawn.count(.query) == dataset.count(.query))
        #expect(try drawn.pixels(.database, Array(0..<40)) == dataset.pixels(.database, rows))
        #expect(drawn.identifier(.database, 7) == dataset.identifier(.database, rows[7]))
        for place in 0..<40 {
            #expect(drawn.labels(.database).labels(of: place) == dataset.labels(.database).labels(of: rows[place]))
        }
        #expect(throws: Diagnostic.self) { try drawn.pixels(.database, [40]) }
        #expect(try TrainingImages(count: 1_000_000).drawn(from: dataset).count(.database) == dataset.count(.database))

        var training = TrainerTests.short(epochs: 1) { $0.batch = 8 }
        let model = TrainerTests.small()
        let whole = try Trainer.train(model: model, training: training, on: drawn, device: .cpu)
        training.images = TrainingImages(count: 40, seed: 5)
        let part = try Trainer.train(model: model, training: training, on: dataset, device: .cpu)
        #expect(part.log.first?.losses == whole.log.first?.losses && part.log.count == 1)
    }

    @Test func severalLabelsAnImage() throws {
        // Each image has class 0, every tenth class 1 too, and every twentieth none at all.
        let values = (0..<100).flatMap { row -> [UInt8] in
            row % 20 == 19 ? [0, 0] : [1, row % 10 == 0 ? 1 : 0]
        }
        let labels = try LabelMatrix(rows: 100, classes: 2, values: values)
        let rows = try LabelSpecification(count: 20).rows(labels)
        #expect(rows.count == 20 && rows.count { labels.has(1, row: $0) } == 10)
        // Images without labels say nothing, so they are never chosen.
        #expect(try LabelSpecification(count: 99).rows(labels).count == 95)
    }

    @Test func batchesHoldTheirShare() {
        var random = SeededRandom(seed: 3)
        let labelled = [1, 5, 9, 13]
        let order = BatchOrder(count: 100, batch: 20, labelled: labelled, share: 0.25, random: &random)
        var counts: [Int: Int] = [:]
        for step in 0..<5 {
            let rows = order.step(step)
            #expect(rows.count == 20 && rows.count { labelled.contains($0) } == 5)
            for row in rows where labelled.contains(row) { counts[row, default: 0] += 1 }
        }
        // 25 places among 4 images that take turns.
        #expect(counts.values.allSatisfy { $0 == 6 || $0 == 7 })
        let all = BatchOrder(count: 100, batch: 20, labelled: nil, share: 0.25, random: &random)
        #expect(Set((0..<5).flatMap(all.step)).count == 100)
    }

    static func hashing(_ change: (inout LayeredSpecification) -> Void = { _ in }) throws -> ModelSpecification {
        var layers = try TrainerTests.layered()
        layers.decoder = nil
        layers.classifier = []
        change(&layers)
        return TrainerTests.small {
            $0.architecture = "layers"
            $0.layers = layers
            $0.code = .zeroOne
        }
    }

    static func training(_ labels: LabelSpecification?, epochs: Int = 8) -> TrainingSpecification {
        TrainerTests.short(epochs: epochs) {
            $0.losses = [
                LossSpecification("classification"), LossSpecification("push", weight: 0.1),
                LossSpecification("code-balance", weight: 0.1),
            ]
            $0.labels = labels
            $0.views = .none
            $0.optimiser.rate = 1e-2
        }
    }

    @Test func labelsShapeTheCodes() throws {
        let dataset = try GeneratedDataset()
        let messages = Mutex<[String]>([])
        let trained = try Trainer.train(
            model: Self.hashing(), training: Self.training(LabelSpecification(fraction: 0.5, share: 0.5)), on: dataset,
            device: .cpu,
            progress: { event in if case .message(let text) = event { messages.withLock { $0.append(text) } } })
        #expect(messages.withLock { $0 } == ["labels of 100 of 200 images, 25 a class, drawn by seed 0"])
        #expect(trained.labelUse == messages.withLock { $0.first })
        #expect(trained.model.layers?.classes == 4)
        let first = try #require(trained.log.first?.losses["classification"])
        let last = try #require(trained.log.last?.losses["classification"])
        #expect(last < first * 0.5, "\(first) to \(last)")
        // Codes of one class lie nearer to each other than to those of others.
        let latents = try trained.latents(of: dataset, .query)
        func distance(_ a: Int, _ b: Int) -> Int {
            (0..<16).count { (latents.values[a * 16 + $0] >= 0) != (latents.values[b * 16 + $0] >= 0) }
        }
        let pairs = (0..<20).flatMap { a in (0..<a).map { b in (same: a % 4 == b % 4, distance: distance(a, b)) } }
        func mean(_ same: Bool) -> Double {
            let some = pairs.filter { $0.same == same }
            return Double(some.reduce(0) { $0 + $1.distance }) / Double(some.count)
        }
        #expect(mean(true) < mean(false) - 2, "\(mean(true)) and \(mean(false))")
        // No decoder, no pictures.
        #expect(try trained.reconstructions(dataset.pixels(.query, [0]), count: 1, shape: dataset.shape) == nil)
    }

    /// Labels that may not be used change nothing: which may be is decided by the first data set's labels here, as the
    /// choice itself must look at classes.
    @Test func otherLabelsAreNotRead() throws {
        var dataset = try GeneratedDataset(count: 100)
        let labels = LabelSpecification(count: 20)
        let rows = try labels.rows(dataset.labels(.database))
        func bytes() throws -> Data {
            let trained = try Trainer.train(
                model: Self.hashing(), training: Self.training(labels, epochs: 2), on: dataset, device: .cpu)
            return try TrainerTests.bytes(trained)
        }
        let before = try bytes()
        // Two images without a usable label, both of class 0, lose it: the queue of class 0 stays as it was up to them.
        var values = dataset.labels(.database).values
        let unused = (0..<100).filter { $0 % 4 == 0 && !rows.contains($0) }
        for row in unused.prefix(2) { values[row * 4] = 0 }
        dataset.replaceLabels(try LabelMatrix(rows: 100, classes: 4, values: values))
        #expect(try labels.rows(dataset.labels(.database)) == rows)
        #expect(try bytes() == before)
        values[rows[0] * 4..<rows[0] * 4 + 4] = [0, 0, 0, 0]
        values[rows[0] * 4 + (rows[0] + 1) % 4] = 1
        dataset.replaceLabels(try LabelMatrix(rows: 100, classes: 4, values: values))
        #expect(try bytes() != before)
    }

    @Test func lossesWithoutTheirPartsAreRefused() throws {
        let dataset = try GeneratedDataset(count: 60)
        func refuse(_ model: ModelSpecification, _ losses: [String], _ freeze: [String] = []) -> Diagnostic? {
            var stage = TrainingStage(epochs: 1, losses: losses.map { LossSpecification($0) })
            stage.freeze = freeze
            let training = TrainerTests.short { $0.stages = [stage] }
            return #expect(throws: Diagnostic.self) {
                try Trainer.train(model: model, training: training, on: dataset, device: .cpu)
            }
        }
        let noDecoder = try refuse(Self.hashing(), ["mse"])
        #expect(noDecoder?.message == "the network has no `decoder`")
        let noClassifier = try refuse(Self.hashing { $0.classifier = nil }, ["classification"])
        #expect(noClassifier?.message == "the network has no `classifier`")
        #expect(refuse(TrainerTests.small(), ["classification"])?.message == "`hashing-autoencoder` has no classifier")
        let frozen = try refuse(Self.hashing(), ["push"], ["encoder", "latent"])
        #expect(frozen?.message == "everything that the losses look at is frozen")
        #expect(try refuse(Self.hashing(), ["push"], ["encodr"])?.message == "`freeze` names `encodr`")
    }
}
