import Arrays
import Core
import Foundation
import Retrieval

/// Exact top-100 Hamming search on random 64-bit codes, against faiss' `IndexBinaryFlat` on the same codes.
///
/// Both search an index that is in memory already, in turns, so that whatever else the machine does falls on both;
/// the ratio is that of the medians. The peer is taken at its faster setting, all cores or one: its threads wait by
/// spinning, which a busy machine punishes.
enum HammingBenchmark {
    struct Size {
        var name: String
        var database: Int
        var queries: Int
    }

    static let sizes = [
        Size(name: "hamming-60k", database: 60_000, queries: 10_000),
        Size(name: "hamming-1m", database: 1_000_000, queries: 1_000),
    ]

    /// - Parameters:
    ///   - python: a Python that has `faiss-cpu` installed; nil measures ours alone.
    ///   - script: `faiss_peer.py`.
    /// - Throws: `Diagnostic` where the peer fails, or finds other distances.
    static func run(
        peerPython python: String?, script: String = "Tests/Benchmarks/faiss_peer.py",
        jobs: Int = ProcessInfo.processInfo.activeProcessorCount, rounds: Int = 5, log: (String) -> Void = { _ in }
    ) throws -> [BenchmarkRow] {
        try sizes.map { size in
            let row = try measure(size, python: python, script: script, jobs: jobs, rounds: rounds, log: log)
            log("\(row.name): \(row.ours) s, ratio \(row.ratio ?? .nan), kernel \(HammingKernel.best.rawValue)")
            return row
        }
    }

    static let bits = 64
    static let k = 100

    private static func measure(
        _ size: Size, python: String?, script: String, jobs: Int, rounds: Int, log: (String) -> Void
    ) throws -> BenchmarkRow {
        let database = try randomCodes(size.database, seed: 1)
        let queries = try randomCodes(size.queries, seed: 2)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-bench-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let peer = try python.map { python in
            let files = ["database.npy", "queries.npy"].map { folder.appendingPathComponent($0) }
            try database.write(to: files[0])
            try queries.write(to: files[1])
            let peer = try PeerProcess(python, [script] + files.map(\.path) + [String(k)])
            log("\(size.name) against \(try peer.readLine())")
            return peer
        }
        defer { peer?.end() }

        let index = HammingIndex(database)
        var found = try index.topK(queries, k: k, jobs: jobs)
        var ours: [Double] = []
        var allCores: [Double] = []
        var oneCore: [Double] = []
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            found = try index.topK(queries, k: k, jobs: jobs)
            ours.append((ContinuousClock.now - start) / .seconds(1))
            if let peer {
                allCores.append(try peer.askSeconds("search \(jobs)"))
                oneCore.append(try peer.askSeconds("search 1"))
            }
        }
        guard let peer else { return BenchmarkRow(name: size.name, ours: median(ours), unit: "s") }
        try compare(found, with: peer, in: folder)
        log("\(size.name): peer on \(jobs) threads \(median(allCores)) s, on one \(median(oneCore)) s")
        let theirs = min(median(allCores), median(oneCore))
        return BenchmarkRow(name: size.name, ours: median(ours), peer: theirs, unit: "s")
    }

    /// A fast search that finds something else proves nothing. Rows may differ between equal distances.
    private static func compare(_ found: HammingNeighbours, with peer: PeerProcess, in folder: URL) throws {
        let file = folder.appendingPathComponent("distances.npy")
        _ = try peer.ask("save \(file.path)")
        let distances = try NPY.read(file).values(Int32.self, as: .int32)
        guard distances.elementsEqual(found.distances.lazy.map(Int32.init)) else {
            throw Diagnostic("the peer found other distances")
        }
    }

    private static func randomCodes(_ count: Int, seed: UInt64) throws -> PackedCodes {
        var random = SeededRandom(seed: seed)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * bits / 8)
        for _ in 0..<count { withUnsafeBytes(of: random.next().littleEndian) { bytes += $0 } }
        return try PackedCodes(count: count, bits: bits, bytes: bytes)
    }
}
