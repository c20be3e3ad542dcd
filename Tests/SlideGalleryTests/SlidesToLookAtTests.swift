import Core
import Foundation
import Gallery
import SlideGallery
import Templating
import Testing

/// Not a check: writes a site to look at, and for the tests in a browser, where VITRINE_LOOK_SLIDES names an empty
/// folder.
@Suite struct SlidesToLookAtTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["VITRINE_LOOK_SLIDES"] != nil))
    func writesASiteToLookAt() throws {
        let environment = ProcessInfo.processInfo.environment
        var synthetic = SyntheticSlides()
        synthetic.slides = Int(environment["VITRINE_LOOK_COUNT"] ?? "") ?? 9
        synthetic.queries = 18
        synthetic.classes = ["Tumour", "Stroma", "Adipose tissue"]
        synthetic.scales = [5, 10, 20, 40]
        synthetic.edge = 36_000
        synthetic.factor = 8
        let folder = URL(fileURLWithPath: environment["VITRINE_LOOK_SLIDES"] ?? "")
        let pyramids = FileManager.default.temporaryDirectory.appendingPathComponent("look-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: pyramids) }
        synthetic.pyramids = pyramids
        try Files.makeDirectory(folder)
        let content = try synthetic.content()
        let theme = try Theme(overrides: environment["VITRINE_LOOK_THEME"].map { [URL(fileURLWithPath: $0)] } ?? [])
        let time = try ContinuousClock().measure {
            try SlideGalleryRenderer.render(content, theme: theme, to: folder, jobs: 2)
        }
        print("rendered in", time)
    }
}
