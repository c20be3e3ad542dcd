import Arrays
import Core
import Datasets
import Foundation
import Models
import Torch

/// Training and encoding with the default model, against the same model in Python's PyTorch.
///
/// Both sides are processes of their own under the same environment: the matrix kernels of OpenBLAS that ours chose
/// (Debian's OpenBLAS 0.3.21 knows no newer processors and would take its slowest), and threads that sleep while they
/// wait. They take turns, so that whatever else the machine does falls on both; the ratio is that of the medians.
enum TrainingBenchmark {
    static let trained = 20_000
    static let encoded = 10_000

    static func run(options: BenchmarkOptions, rounds: Int = 3, log: (String) -> Void) throws -> [BenchmarkRow] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-bench-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let dataset = try dataset()
        for (split, name) in [(Split.database, "train.npy"), (.query, "encode.npy")] {
            let count = dataset.count(split)
            let pixels = try dataset.pixels(split, Array(0..<count))
            try NPY.array(pixels, .uint8, shape: [count, dataset.shape.height, dataset.shape.width])
                .write(to: folder.appendingPathComponent(name))
        }

        var environment = ["OMP_WAIT_POLICY": "passive"]
        if let kernels = OpenBLAS.kernels { environment["OPENBLAS_CORETYPE"] = kernels }
        log("train: OPENBLAS_CORETYPE=\(OpenBLAS.kernels ?? "unset"), OMP_WAIT_POLICY=passive for every side")
        let script = ["-B", "Tests/Benchmarks/torch_peer.py", folder.path]
        let ours = try PeerProcess(CommandLine.arguments[0], ["measure-training"], environment: environment)
        defer { ours.end() }
        let peer = try PeerProcess("/usr/bin/python3", script, environment: environment)
        defer { peer.end() }
        let names = (ours: try ours.readLine(), peer: try peer.readLine())
        log("train: \(names.ours), against \(names.peer)")
        let newest = try newest(options.python, script, environment, than: names.peer, log: log)
        defer { newest?.end() }

        var rows: [BenchmarkRow] = []
        for task in ["train", "encode"] {
            let sides = [ours, peer] + (newest.map { [$0] } ?? [])
            // The first of each allocates and warms up.
            for side in sides { _ = try side.askSeconds(task) }
            var seconds = [[Double]](repeating: [], count: sides.count)
            for _ in 0..<rounds {
                for (index, side) in sides.enumerated() { seconds[index].append(try side.askSeconds(task)) }
            }
            let times = seconds.map(median)
            rows.append(BenchmarkRow(name: task, ours: times[0], peer: times[1], unit: "s"))
            if times.count > 2 {
                rows.append(BenchmarkRow(name: "\(task)-newest", ours: times[0], peer: times[2], unit: "s"))
            }
        }
        return rows
    }

    /// Another PyTorch in the peers' environment, where one was installed there.
    private static func newest(
        _ python: String, _ script: [String], _ environment: [String: String], than peer: String, log: (String) -> Void
    ) throws -> PeerProcess? {
        guard FileManager.default.isExecutableFile(atPath: python),
            let process = try? PeerProcess(python, script, environment: environment)
        else { return nil }
        guard let name = try? process.readLine(), name != peer else {
            process.end()
            log("train: no other PyTorch in \(python)")
            return nil
        }
        log("train: also against \(name)")
        return process
    }

    private static func dataset() throws -> any ImageDataset {
        try DatasetReaders.open(
            DatasetCard.find("fashion-mnist", searching: []), relativeTo: URL(fileURLWithPath: "."),
            limit: [.database: trained, .query: encoded])
    }

    /// Our side: answers `train` and `encode`, one a line, with the seconds each took.
    static func measure() throws {
        let dataset = try dataset()
        var training = TrainingSpecification()
        training.epochs = 1
        func answer(_ text: String) throws {
            try FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8))
        }
        try answer("libtorch \(Torch.version) with \(OpenBLAS.kernels ?? "other") kernels")
        var model = try Trainer.train(model: ModelSpecification(), training: training, on: dataset)
        while let task = readLine() {
            let start = ContinuousClock.now
            if task == "encode" {
                _ = try model.latents(of: dataset, .query)
                try answer("\((ContinuousClock.now - start) / .seconds(1))")
            } else {
                model = try Trainer.train(model: ModelSpecification(), training: training, on: dataset)
                try answer("\(model.log.reduce(0) { $0 + $1.seconds })")
            }
        }
    }
}
