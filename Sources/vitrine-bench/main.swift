import Core
import Foundation

// vitrine-bench hamming [--peer-python PYTHON] | evaluate
let arguments = CommandLine.arguments
let log: (String) -> Void = { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
do {
    let python = arguments.firstIndex(of: "--peer-python").flatMap {
        $0 + 1 < arguments.count ? arguments[$0 + 1] : nil
    }
    let rows =
        switch arguments.dropFirst().first {
        case "hamming": try HammingBenchmark.run(peerPython: python, log: log)
        case "evaluate": try EvaluationBenchmark.run()
        default:
            throw Diagnostic("no benchmark named", expected: "vitrine-bench hamming [--peer-python PYTHON] | evaluate")
        }
    FileHandle.standardOutput.write(try JSON.encode(rows))
} catch {
    log("\(error)")
    exit(1)
}
