import Templating

/// Which charts stand on which page.
enum ChartList {
    static func overview(_ map: SiteMap, _ runs: [RunView]) throws -> [TemplateValue] { [] }
    static func run(_ map: SiteMap, _ run: RunView) throws -> [TemplateValue] { [] }
}
