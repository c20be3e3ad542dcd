import Core
import Foundation

extension StepRunner {
    /// The step `render`: the site's folder is written beside the old one and swapped in, unless it holds the site of these
    /// inputs already.
    /// - Parameter write: fills an empty folder, and gives the number of query pages.
    package func site(
        parameters: [String], inputs: [String], write: (URL) throws -> Int
    ) throws -> SiteState {
        let folder = options.outputFolder
        let key = store.key(.render, parameters: parameters.joined(separator: "\u{1F}"), inputs: inputs)
        let stamp = SiteStamp(output: folder, store: store.root)
        if !options.force.contains(.render), stamp.isCurrent(key: key) { return .upToDate }
        var pages = 0
        let result = try store.run(.render, key) { record in
            try SiteOutput(folder: folder).replace { pages = try write($0) }
            try Files.write("\(pages) query pages\n", to: record.appendingPathComponent("rendered.txt"))
        }
        record(result, run: "")
        try stamp.write(key: key)
        return .rendered(pages: pages)
    }
}
