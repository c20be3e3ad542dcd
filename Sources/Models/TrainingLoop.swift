import Core
import Datasets
import Foundation
import Torch

/// The steps of training.
struct TrainingLoop {
    let model: ModelSpecification
    let training: TrainingSpecification
    let architecture: any Architecture
    let optimiser: Optimiser
    let source: PixelSource
    let views: Views
    let losses: [(name: String, weight: Double, loss: any Loss)]
    let device: Device
    let batch: Int
    let steps: Int

    var imagesPerEpoch: Int { batch * steps }

    init(
        model: ModelSpecification, training: TrainingSpecification, architecture: any Architecture,
        optimiser: Optimiser,
        source: PixelSource, flips: Bool, device: Device
    ) throws {
        self.model = model
        self.training = training
        self.architecture = architecture
        self.optimiser = optimiser
        self.source = source
        self.device = device
        views = Views(specification: training.views, flips: flips)
        losses = try training.losses.map { ($0.name, $0.weight, try Losses.make($0)) }
        batch = min(training.batch, source.count)
        steps = source.count / batch
    }

    /// - Parameter epoch: from 0.
    func run(epoch: Int, progress: ProgressHandler) throws -> TrainingEpoch {
        let clock = ContinuousClock()
        let start = clock.now
        // Each epoch draws from its own generator, so that going on after one needs no generator's state.
        var random = SeededRandom(seed: (training.seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(epoch))
        let order = random.permutation(source.count)
        var sums = LossSums(names: losses.map(\.name))
        for step in 0..<steps {
            let images = try source.batch(Array(order[step * batch..<(step + 1) * batch])).to(device)
            let factor = training.schedule.factor(step: epoch * steps + step, total: training.epochs * steps)
            try optimiser.setRate(training.optimiser.rate * factor)
            try sums.add(self.step(images, random: &random))
            if step % 20 == 19 || step == steps - 1 {
                let total = try sums.read(epoch: epoch, step: step)
                progress(
                    .advanced(
                        task: "train", done: epoch * imagesPerEpoch + (step + 1) * batch,
                        detail: "epoch \(epoch + 1)/\(training.epochs), loss \(String(format: "%.4f", total))"))
            }
        }
        let elapsed = (clock.now - start).components
        return TrainingEpoch(
            epoch: epoch + 1, losses: sums.means(),
            seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    }

    /// One step; returns each loss and, last, their weighted sum, cut from their history.
    private func step(_ images: Tensor, random: inout SeededRandom) throws -> [Tensor] {
        let count = training.views.count
        let repeated = count == 1 ? images : try Tensor.concatenated([Tensor](repeating: images, count: count))
        let latents = try architecture.latents(
            architecture.features(views.apply(repeated, random: &random), training: true))
        let codes = try model.code.apply(latents)
        let step = try TrainingStep(
            images: batch, viewCount: count, targets: repeated.flattened(), latents: latents, codes: codes,
            reconstructions: architecture.reconstruction(codes, training: true))
        var parts: [Tensor] = []
        var total: Tensor?
        for (_, weight, loss) in losses {
            let value = try loss.value(step)
            parts.append(try value.detach())
            let weighted = try value * weight
            total = try total.map { try $0 + weighted } ?? weighted
        }
        guard let total else { throw Diagnostic("there is no loss to make small") }
        try optimiser.zeroGradients()
        try total.backward()
        try optimiser.step()
        return parts + [try total.detach()]
    }
}
