import Core
import Foundation
import Gallery
import Templating
import Testing

/// Not a check: writes a site to look at where VITRINE_LOOK names an empty folder.
@Suite struct SiteToLookAtTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["VITRINE_LOOK"] != nil))
    func writesASiteToLookAt() throws {
        let environment = ProcessInfo.processInfo.environment
        var site = SyntheticSite()
        site.queries = Int(environment["VITRINE_LOOK_QUERIES"] ?? "") ?? 500
        site.database = 2000
        site.classes = [
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
        ]
        site.runs = Int(environment["VITRINE_LOOK_RUNS"] ?? "") ?? 2
        site.reconstructing = 2
        let folder = URL(fileURLWithPath: environment["VITRINE_LOOK"] ?? "")
        try Files.makeDirectory(folder)
        let content = try site.content()
        let theme = try Theme(overrides: environment["VITRINE_LOOK_THEME"].map { [URL(fileURLWithPath: $0)] } ?? [])
        let clock = ContinuousClock()
        let time = try clock.measure {
            try GalleryRenderer.render(content, theme: theme, to: folder, jobs: 2) { print($0, ContinuousClock.now) }
        }
        print("rendered in", time)
    }
}
