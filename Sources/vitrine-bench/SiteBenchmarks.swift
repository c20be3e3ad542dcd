import Core
import Foundation

/// What is measured on the whole demo site: rendering against Hugo, memory, and what a browser loads.
struct SiteBenchmarks {
    let options: BenchmarkOptions
    let log: (String) -> Void

    private var publicFolder: String { "\(options.site)/public" }

    /// The whole render step of the built site, everything that it writes, against Hugo writing the query pages alone.
    func render() throws -> [BenchmarkRow] {
        struct Hugo: Decodable {
            var seconds: Double
            var pages, bytes, ours: Int
            var version: String
        }
        try build()
        var seconds: [Double] = []
        for _ in 0..<3 {
            let started = Date()
            try ToolRun.output(options.vitrine, ["build", options.site, "--force", "render", "--quiet"])
            seconds.append(try renderSeconds(since: started))
        }
        let hugo = try ToolRun.json(Hugo.self, "python3", ["-B", "Tests/Benchmarks/hugo_peer.py", publicFolder])
        log("render-10k: \(hugo.pages) pages of \(hugo.ours) bytes, with Hugo \(hugo.version) of \(hugo.bytes) bytes")
        // Fewer pages are another benchmark.
        let name = hugo.pages == 10_000 ? "render-10k" : "render-\(hugo.pages)"
        return [BenchmarkRow(name: name, ours: median(seconds), peer: hugo.seconds, unit: "s")]
    }

    /// The wall time of the render step that was just run, from its record in the run store.
    private func renderSeconds(since start: Date) throws -> Double {
        struct Record: Decodable { var seconds: Double }
        let folder = URL(fileURLWithPath: "\(options.site)/.vitrine/steps/render")
        let records = try Files.list(folder).map { $0.appendingPathComponent("step.json") }.filter { Files.exists($0) }
        func modified(_ url: URL) -> Date {
            (try? FileManager.default.attributesOfItem(atPath: url.path))?[.modificationDate] as? Date ?? .distantPast
        }
        guard let latest = records.max(by: { modified($0) < modified($1) }),
            modified(latest) > start.addingTimeInterval(-1)
        else {
            throw Diagnostic("has no record of the rendering that was just run", file: folder.path)
        }
        return try JSON.decode(Record.self, from: Files.read(latest), file: latest.path).seconds
    }

    /// The most memory that a build of the whole site from nothing holds at once.
    func memory() throws -> [BenchmarkRow] {
        struct Peak: Decodable { var bytes, seconds: Double }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-bench-\(UUID().uuidString)")
        let site = folder.appendingPathComponent("site")
        try Files.makeDirectory(site)
        defer { try? FileManager.default.removeItem(at: folder) }
        for entry in try Files.list(URL(fileURLWithPath: options.site)) where entry.lastPathComponent != "public" {
            try FileManager.default.copyItem(at: entry, to: site.appendingPathComponent(entry.lastPathComponent))
        }
        let peak = try ToolRun.json(
            Peak.self, "python3",
            [
                "-B", "Tests/Benchmarks/peak_memory.py", options.vitrine, "build", site.path, "--quiet",
                "--store", folder.appendingPathComponent("store").path,
                "--output", folder.appendingPathComponent("public").path,
            ])
        log("peak-memory: a build of \(Int(peak.seconds)) s held \(Int(peak.bytes / 1_048_576)) MiB")
        return [BenchmarkRow(name: "peak-memory", ours: peak.bytes, unit: "bytes")]
    }

    /// What Chromium loads for a query page opened from disk.
    func page() throws -> [BenchmarkRow] {
        struct Weight: Decodable { var bytes, files, siteBytes, largestBytes, mostFiles: Double }
        try build()
        let weight = try ToolRun.json(
            Weight.self, options.python, ["-B", "Tests/Benchmarks/page_weight.py", publicFolder])
        log("page: at most \(Int(weight.largestBytes)) bytes in \(Int(weight.mostFiles)) files")
        return [
            BenchmarkRow(name: "query-page-bytes", ours: weight.bytes, unit: "bytes"),
            BenchmarkRow(name: "query-page-files", ours: weight.files, unit: "files"),
            BenchmarkRow(name: "site-bytes", ours: weight.siteBytes, unit: "bytes"),
        ]
    }

    /// What opening and using the site costs in Chromium.
    func browser() throws -> [BenchmarkRow] {
        try build()
        return try BrowserBenchmark.run(site: publicFolder, python: options.python, log: log)
    }

    /// Does nothing where the site is built already.
    private func build() throws {
        try ToolRun.output(options.vitrine, ["build", options.site, "--quiet"])
    }
}
