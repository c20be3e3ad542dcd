import ArgumentParser
import Core
import Foundation
import Pipeline

struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: "List the built-in themes, and write one out to be changed.",
        discussion: """
            `theme: NAME` in vitrine.yml chooses a built-in theme. Files under Templates/ in the site's folder take the \
            places of the theme's own; a page may be written in Stencil (about.stencil) or in Mustache \
            (about.mustache). Names that no page gives a template are told when the site is built.

            Examples:

              vitrine theme list
              vitrine theme eject my-site            all files, into my-site/Templates
              vitrine theme eject my-site --file assets/site.css
              vitrine theme check my-site
            """,
        subcommands: [ThemeListCommand.self, ThemeEjectCommand.self, ThemeCheckCommand.self],
        defaultSubcommand: ThemeListCommand.self)
}

struct ThemeListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the built-in themes.")

    func run() throws {
        try reporting {
            for theme in Themes.all { try Console.result("\(theme.name): \(theme.summary)") }
        }
    }
}

struct ThemeEjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eject", abstract: "Write the files of a theme into a site's Templates folder.",
        discussion: "Files that are there already are left as they are.")

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Option(help: ArgumentHelp("A built-in theme (default: plain).", valueName: "name"))
    var theme: String?

    @Option(help: ArgumentHelp("Only this file of it, such as about.stencil; may be repeated.", valueName: "file"))
    var file: [String] = []

    func run() throws {
        try reporting {
            let folder = BuildOptions(site: WorkOptions.folder(site)).site.appendingPathComponent("Templates")
            let made = try Themes.eject(theme, files: file, to: folder)
            for name in made.kept { Console.message("note: \(name) is there already, and is left as it is") }
            try Console.result("wrote \(made.written.count) files to \(folder.path)")
        }
    }
}

struct ThemeCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read a site's templates and tell what is wrong with them.")

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Option(help: ArgumentHelp("A built-in theme that they change (default: plain).", valueName: "name"))
    var theme: String?

    func run() throws {
        try reporting {
            let folder = BuildOptions(site: WorkOptions.folder(site)).site.appendingPathComponent("Templates")
            let found = try Themes.check(folder, theme: theme)
            for warning in found.warnings { Console.message(warning.description) }
            try Console.result("\(found.files) files, no mistake")
        }
    }
}
