import ArgumentParser
import Foundation

/// The command line. Results go to standard output, messages to standard error; the exit code is 0 when all is
/// done, 1 when something failed and 64 when the command line itself is wrong.
@main
struct Vitrine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vitrine",
        abstract: "Turns an image dataset into a gallery of what hashing and retrieval make of it.",
        discussion: """
            A site is a folder with a vitrine.yml, which names a dataset and one recipe or more. Building it trains \
            the models, hashes every image, finds each query's neighbours, evaluates them and writes a static site.

            From nothing to a gallery in the browser:

              vitrine init my-site
              vitrine build my-site
              vitrine serve my-site

            Results are kept in my-site/.vitrine, and a step is only run again when what it depends on has changed.

            For completions in bash, add this line to ~/.bashrc; zsh and fish go the same way:

              source <(vitrine --generate-completion-script bash)

            Exit codes: 0 done, 1 failed, 64 wrong usage.
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, BuildCommand.self, ServeCommand.self, TrainCommand.self, EncodeCommand.self,
            SearchCommand.self, EvaluateCommand.self, ImportCommand.self, ReportCommand.self, ThemeCommand.self,
            PackCommand.self, VerifyCommand.self, DatasetsCommand.self, SlidesCommand.self,
        ])

    static func main() async {
        // A reader that has seen enough (`vitrine datasets | head -1`) must not end a build half-way.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }
}
