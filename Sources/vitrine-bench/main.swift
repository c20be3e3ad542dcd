import Core
import Foundation

let log: (String) -> Void = { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
let arguments = Array(CommandLine.arguments.dropFirst())

if arguments == ["--help"] || arguments == ["-h"] {
    print(BenchmarkOptions.usage)
    exit(0)
}
if arguments == ["measure-training"] {
    do { try TrainingBenchmark.measure() } catch {
        log("\(error)")
        exit(1)
    }
    exit(0)
}

let options: BenchmarkOptions
do { options = try BenchmarkOptions(arguments) } catch {
    log("\(error)\n\n\(BenchmarkOptions.usage)")
    exit(64)
}

let site = SiteBenchmarks(options: options, log: log)
var rows: [BenchmarkRow] = []
var failed: [String] = []
for part in options.wanted {
    log("measuring \(part)")
    do {
        switch part {
        case "hamming": rows += try HammingBenchmark.run(peerPython: options.python, log: log)
        case "evaluate": rows += try EvaluationBenchmark.run()
        case "render": rows += try site.render()
        case "train": rows += try TrainingBenchmark.run(options: options, log: log)
        case "memory": rows += try site.memory()
        case "slides":
            rows += try SlideBenchmark.run(store: URL(fileURLWithPath: ".vitrine", isDirectory: true), log: log)
        case "report": rows += try ReportBenchmark.run(site: options.site, log: log)
        case "browser": rows += try site.browser()
        default: rows += try site.page()
        }
    } catch {
        log("\(part): \(error)")
        failed.append(part)
    }
}

do {
    let data = try JSON.encode(rows)
    FileHandle.standardOutput.write(data)
    if let file = options.file {
        let url = URL(fileURLWithPath: file)
        try Files.makeDirectory(url.deletingLastPathComponent())
        try Files.write(data, to: url)
        log("written to \(file)")
    }
} catch {
    log("\(error)")
    exit(1)
}
if !failed.isEmpty {
    log("failed: \(failed.joined(separator: ", "))")
    exit(1)
}
