import Core
import Foundation
import Pipeline

/// How long a method's searches took. Kept beside the step's files but not among them: times differ from run to run, and
/// the files' digests must not.
struct RegionSearchTimes: Codable, Sendable {
    private static let name = ".search-times.json"

    /// Making the index of all tiles' codes or vectors.
    var buildSeconds = 0.0
    /// Wall time of each query's search, in their order.
    var milliseconds: [Double] = []
    /// Threads that a search was shared by.
    var jobs = 1

    /// nil without a query.
    var median: Double? {
        guard !milliseconds.isEmpty else { return nil }
        let sorted = milliseconds.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    func write(to folder: URL) throws {
        try Files.write(JSON.encode(self), to: folder.appendingPathComponent(Self.name))
    }

    /// nil for results of older versions.
    static func read(_ result: StepResult) -> RegionSearchTimes? {
        (try? Data(contentsOf: result.url(name))).flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
    }
}
