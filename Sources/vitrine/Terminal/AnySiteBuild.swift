import Pipeline
import SlidePipeline

/// Builds a site of images or a gallery of whole slides, whichever its file describes.
enum AnySiteBuild {
    static func run(_ options: BuildOptions) throws -> BuildSummary {
        guard SlideSiteConfiguration.describes(options.configuration) else { return try SiteBuild(options).run() }
        let summary = try SlideBuild(options).run()
        for warning in summary.warnings {
            var warning = warning
            warning.severity = .warning
            Console.message(warning.description)
        }
        return summary
    }
}
