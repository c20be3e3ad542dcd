import Arrays
import Core
import Datasets
import Foundation
import Torch

/// The steps of one stage of training.
struct TrainingLoop {
    let model: ModelSpecification
    let training: TrainingSpecification
    let stage: TrainingStage
    /// Epochs of the stages before this one, and of all.
    let before: Int
    let total: Int
    let architecture: any Architecture
    let optimiser: Optimiser
    let source: PixelSource
    let labels: TrainingLabels?
    let views: Views
    let losses: [(name: String, weight: Double, loss: any Loss)]
    let uses: Set<StepPart>
    let options: CodeOptions
    let device: Device

    var batch: Int { min(training.batch, source.count) }
    var steps: Int { source.count / batch }
    var imagesPerEpoch: Int { batch * steps }

    init(
        model: ModelSpecification, training: TrainingSpecification, stage: TrainingStage, before: Int,
        architecture: any Architecture, optimiser: Optimiser, source: PixelSource, labels: TrainingLabels?,
        flips: Bool, device: Device
    ) throws {
        self.model = model
        self.training = training
        self.stage = stage
        self.before = before
        self.architecture = architecture
        self.optimiser = optimiser
        self.source = source
        self.labels = labels
        self.device = device
        total = training.totalEpochs
        views = Views(specification: training.views, flips: flips)
        losses = try stage.losses.map { ($0.name, $0.weight, try Losses.make($0)) }
        uses = try stage.uses(model)
        options = model.codeOptions ?? CodeOptions(for: model.code)
    }

    /// - Parameter epoch: from 0, counted over all stages.
    func run(epoch: Int, progress: ProgressHandler) throws -> TrainingEpoch {
        let clock = ContinuousClock()
        let start = clock.now
        // Each epoch draws from its own generator, so that going on after one needs no generator's state.
        var random = SeededRandom(seed: (training.seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(epoch))
        let order = BatchOrder(
            count: source.count, batch: batch, labelled: labels?.rows, share: training.labels?.share, random: &random)
        var sums = LossSums(names: losses.map(\.name))
        for step in 0..<steps {
            let place = (epoch - before) * steps + step
            let factor = stage.schedule.factor(step: place, total: stage.epochs * steps)
            try optimiser.setRate(stage.optimiser.rate * factor)
            let pass = Pass(
                training: true, progress: Double(place) / Double(stage.epochs * steps),
                random: SeededRandom(seed: training.seed &+ UInt64(epoch * steps + step) &* 0xD1B5_4A32_D192_ED03),
                frozen: Set(stage.freeze))
            try sums.add(self.step(order.step(step), pass, random: &random))
            if step % 20 == 19 || step == steps - 1 {
                let mean = try sums.read(epoch: epoch, step: step)
                progress(
                    .advanced(
                        task: "train", done: epoch * imagesPerEpoch + (step + 1) * batch,
                        detail: "epoch \(epoch + 1)/\(total), loss \(String(format: "%.4f", mean))"))
            }
        }
        let elapsed = (clock.now - start).components
        return TrainingEpoch(
            epoch: epoch + 1, losses: sums.means(),
            seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    }

    /// One step; returns each loss and, last, their weighted sum, cut from their history.
    private func step(_ rows: [Int], _ pass: Pass, random: inout SeededRandom) throws -> [Tensor] {
        let images = try source.batch(rows).to(device)
        let count = training.views.count
        let repeated = count == 1 ? images : try Tensor.concatenated([Tensor](repeating: images, count: count))
        let features = try architecture.features(views.apply(repeated, random: &random), pass)
        let latents = try uses.contains(.codes) ? architecture.latents(features, pass) : nil
        let coded = try latents.map { try model.code.apply($0, options, pass) }
        let targets = try model.layers?.target == .features ? features.detach() : repeated
        let known = try uses.contains(.logits) ? labels.map { try self.labels(rows, $0) } : nil
        let step = try TrainingStep(
            images: batch, viewCount: count, targets: targets.flattened(), latents: latents?.values,
            codes: coded?.codes,
            reconstructions: uses.contains(.reconstructions)
                ? coded.map { try architecture.reconstruction($0.codes, pass) } : nil,
            logVariance: latents?.logVariance, isZeroOne: model.code.isZeroOne,
            logits: uses.contains(.logits) ? logits(features, latents, coded, pass) : nil, labels: known?.labels,
            labelled: known?.labelled)
        var parts: [Tensor] = []
        var total: Tensor?
        for (_, weight, loss) in losses {
            let value = try loss.value(step)
            parts.append(try value.detach())
            let weighted = try value * weight
            total = try total.map { try $0 + weighted } ?? weighted
        }
        guard let total else { throw Diagnostic("there is no loss to make small") }
        let whole = try coded?.gradient.map { try total + $0 } ?? total
        // A batch without any label may have nothing to learn from.
        if try whole.requiresGradient() {
            try optimiser.zeroGradients()
            try whole.backward()
            try optimiser.step()
        }
        return parts + [try total.detach()]
    }

    private func logits(_ features: Tensor, _ latents: Latents?, _ coded: Coded?, _ pass: Pass) throws -> Tensor {
        let input =
            switch model.layers?.classifierInput {
            case .features: features
            case .latents: latents?.values ?? features
            case .codes, nil: coded?.codes ?? features
            }
        return try architecture.logits(input, pass)
    }

    /// The labels of a batch's views, and which of their rows may be used.
    private func labels(_ rows: [Int], _ labels: TrainingLabels) throws -> (labels: Tensor, labelled: [Int]?) {
        let classes = labels.matrix.classes
        let values = rows.flatMap { row in
            // What may not be used is not even handed over.
            (0..<classes).map { labels.isKnown(row) && labels.matrix.has($0, row: row) ? Float(1) : 0 }
        }
        let once = try Tensor(values, shape: [rows.count, classes]).to(device)
        let count = training.views.count
        let repeated = count == 1 ? once : try Tensor.concatenated([Tensor](repeating: once, count: count))
        guard labels.rows != nil else { return (repeated, nil) }
        let known = rows.indices.filter { labels.isKnown(rows[$0]) }
        guard known.count < rows.count else { return (repeated, nil) }
        return (repeated, (0..<count).flatMap { view in known.map { view * rows.count + $0 } })
    }
}
